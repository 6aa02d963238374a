import { barrelsIn, cyclesIn, violationsIn } from './import-rules.js'
import { unexportedUses } from './module-exports.js'
import { importsOf, readSources, type SourceFile } from './import-scanner.js'

const file = (path: string, text: string): SourceFile => ({ path, text })

/** Imports that must be refused: rule, file, the offending line. */
const FORBIDDEN: readonly [rule: string, path: string, line: string][] = [
  ['I1', 'src/webauthn/bytes/cbor.ts', "import { createHash } from 'node:crypto'"],
  ['I1', 'src/webauthn/crypto/hash.ts', "import { readFileSync } from 'node:fs'"],
  ['I1', 'src/webauthn/crypto/hash.ts', "import { createHash } from 'crypto'"],
  ['I1', 'src/webauthn/crypto/hash.ts', "const fs = require('node:fs')"],
  ['I1', 'src/webauthn/trust/anchors.ts', "const { get } = await import('node:https')"],
  ['I1', 'src/webauthn/trust/anchors.ts', 'const loaded = await import(name)'],
  ['I1', 'src/webauthn/bytes/cbor.ts', "import { Decoder } from 'cbor-x'"],
  ['I1', 'src/webauthn/bytes/der.ts', "import { AsnConvert } from '@peculiar/asn1-schema'"],
  ['I1', 'src/webauthn/statements/tpm.ts', "import { AsnConvert } from '@peculiar/asn1-schema'"],
  ['I1', 'src/webauthn/ceremonies/registration.ts', "import { Injectable } from '@nestjs/common'"],
  ['I1', 'src/webauthn/ceremonies/registration.ts', "import { Clock } from '../../common/clock.js'"],
  ['I1', 'src/webauthn/ceremonies/registration.ts', "import type { Clock } from '../../common/clock.js'"],
  ['I1', 'src/webauthn/ceremonies/registration.ts', "export { Clock } from '../../common/clock.js'"],
  ['I1', 'src/webauthn/ceremonies/registration.ts', "type C = import('../../common/clock.js').Clock"],
  ['I2', 'src/webauthn/errors/registry.ts', "import { encodeBase64url } from '../bytes/base64url.js'"],
  ['I2', 'src/webauthn/bytes/cbor.ts', "import type { ClientData } from '../structures/client-data.js'"],
  ['I2', 'src/webauthn/structures/cose-key.ts', "import { sha256 } from '../crypto/hash.js'"],
  ['I2', 'src/webauthn/crypto/hash.ts', "import type { Trace } from '../trace/trace.js'"],
  ['I2', 'src/webauthn/trace/trace.ts', "import type { Statement } from '../statements/statement.js'"],
  ['I2', 'src/webauthn/statements/packed.ts', "import { createAttestationPolicy } from '../trust/profiles.js'"],
  ['I2', 'src/webauthn/trust/profiles.ts', "import { REGISTRATION } from '../ceremonies/registration.steps.js'"],
  ['I2', 'src/webauthn/ceremonies/registration.ts', "import { EngineError } from '../index.js'"],
  ['I2', 'src/webauthn/bytes/cbor.ts', "import { help } from '../helpers/help.js'"],
  [
    'I3',
    'src/passkeys/registration/registration.service.ts',
    "import { parseOrigin } from '../../webauthn/structures/origin.js'",
  ],
  ['I3', 'src/cli.ts', "import type { Trace } from './webauthn/trace/trace.js'"],
  ['I4', 'src/users/users.service.ts', "import { DataSource } from 'typeorm'"],
  ['I4', 'src/users/users.service.ts', "import type { EntityManager } from 'typeorm'"],
  ['I4', 'src/common/clock.ts', "import { DataSource } from 'typeorm/data-source/DataSource.js'"],
  ['I5', 'src/auth/sessions.service.ts', "import { UserRow } from '../users/persistence/user.entity.js'"],
  ['I5', 'src/doors/propelauth/run-command.service.ts', "import { UserDto } from '../../users/dto/user.js'"],
  ['I5', 'src/passkeys/passkeys.service.ts', "import { UserDto } from '../users/user.dto.js'"],
  ['I5', 'src/doors/propelauth/door.module.ts', "import { UsersController } from '../../users/users.controller.js'"],
  ['I5', 'src/database/unit-of-work.ts', "import { UserRow } from '../users/persistence/user.entity.js'"],
  ['I9', 'src/common/logger.ts', "import { UsersService } from '../users/users.service.js'"],
  ['I6', 'src/users/users.controller.ts', "import { UserRepository } from './user.repository.js'"],
  ['I6', 'src/users/users.controller.ts', "import type { UserRow } from './persistence/user.entity.js'"],
  ['I6', 'src/passkeys/passkeys.controller.ts', "import { verifyRegistration } from '../webauthn/index.js'"],
  ['I6', 'src/users/users.controller.ts', "import { readFileSync } from 'node:fs'"],
  ['I6', 'src/users/users.controller.ts', "import { normalise } from './normalise.js'"],
  ['I9', 'src/users/users.controller.ts', "import { RequireScopes } from '../auth/access.decorators.js'"],
  ['I9', 'src/limits/rate-limit-key.ts', "import type { Caller } from '../auth/caller.js'"],
  ['I9', 'src/auth/sessions/sessions.service.ts', "import type { Passkey } from '../../passkeys/passkey.js'"],
  ['I9', 'src/documents/documents.service.ts', "import { MetadataService } from '../metadata/metadata.service.js'"],
  ['I9', 'src/auth/auth.module.ts', "import { x } from '../unlisted/x.js'"],
  ['I9', 'src/doctor/doctor.service.ts', "import { createEntities } from '../entities.js'"],
]

/** Imports that must pass, so that the rules are known to allow what they are for. */
const ALLOWED: readonly [path: string, line: string][] = [
  ['src/webauthn/crypto/hash.ts', "import { hash } from 'node:crypto'"],
  ['src/webauthn/trust/metadata.ts', "import { AsnConvert } from '@peculiar/asn1-schema'"],
  ['src/webauthn/ceremonies/registration.ts', "import { sha256 } from '../crypto/hash.js'"],
  ['src/webauthn/index.ts', "export { verifyRegistration } from './ceremonies/registration.js'"],
  ['src/users/persistence/user.entity.ts', "import { EntitySchema } from 'typeorm'"],
  ['src/entities.ts', "import { createUserSchema } from '../users/persistence/user.entity.js'"],
  ['src/users/users.controller.ts', "import { UsersService } from './users.service.js'"],
  ['src/cli/keys-cli.module.ts', "import { createEntities } from '../entities.js'"],
  ['src/passkeys/passkeys.module.ts', "import { UsersModule } from '../users/users.module.js'"],
  ['src/passkeys/passkeys.service.ts', "import { verifyRegistration } from '../webauthn/index.js'"],
]

describe('import rules', () => {
  it.each(FORBIDDEN)('%s refuses in %s: %s', (rule, path, line) => {
    expect(violationsIn([file(path, line)])).toContainEqual(expect.stringMatching(new RegExp(`^${rule} `)))
  })

  it.each(ALLOWED)('allow in %s: %s', (path, line) => {
    expect(violationsIn([file(path, line)])).toEqual([])
  })

  it('hold in the sources', () => {
    const sources = readSources('src')
    expect(sources.length).toBeGreaterThan(100)
    expect(violationsIn(sources)).toEqual([])
  })
})

describe('I5 what modules export', () => {
  const module = file(
    'src/users/users.module.ts',
    [
      "import { UserCache } from './user-cache.js'",
      "import { UsersService } from './users.service.js'",
      "import { UsersRepository } from './users.repository.js'",
      "import { MemoryUsers } from './memory-users.js'",
      '@Module({',
      '  providers: [UsersService, UserCache, { provide: UsersRepository, useClass: MemoryUsers }],',
      '  exports: [UsersService],',
      '})',
      'export class UsersModule {}',
    ].join('\n'),
  )
  const uses = (path: string, specifier: string) =>
    unexportedUses([module, file(path, `import { x } from '${specifier}'`)])

  it.each(['user-cache', 'users.repository', 'memory-users'])('keeps another feature from %s', (name) => {
    expect(uses('src/passkeys/a.service.ts', `../users/${name}.js`)).toHaveLength(1)
  })

  it('gives to all what is exported, and to the feature itself everything', () => {
    expect(uses('src/passkeys/a.service.ts', '../users/users.service.js')).toEqual([])
    expect(uses('src/users/a.service.ts', './user-cache.js')).toEqual([])
  })

  it('holds in the sources', () => {
    expect(unexportedUses(readSources('src'))).toEqual([])
  })
})

describe('I8 cycles', () => {
  it('finds a circle, also of types alone', () => {
    const circle = [
      file('src/a.ts', "import type { B } from './b.js'"),
      file('src/b.ts', "import { C } from './c.js'"),
      file('src/c.ts', "export { A } from './a.js'"),
    ]
    expect(cyclesIn(circle)).toEqual(['src/a.ts → src/b.ts → src/c.ts → src/a.ts'])
  })

  it('finds none in a diamond', () => {
    const diamond = [
      file('src/a.ts', "import './b.js'\nimport './c.js'"),
      file('src/b.ts', "import './d.js'"),
      file('src/c.ts', "import './d.js'"),
      file('src/d.ts', ''),
    ]
    expect(cyclesIn(diamond)).toEqual([])
  })

  it('are not in the sources', () => {
    expect(cyclesIn(readSources('src'))).toEqual([])
  })
})

describe('I8 barrels', () => {
  it.each([
    ['a file of re-exports', 'src/users/exports.ts', "export * from './a.js'\nexport { b } from './b.js'"],
    ['an index', 'src/users/index.ts', 'export const a = 1'],
  ])('finds %s', (_what, path, text) => {
    expect(barrelsIn([file(path, text)])).toEqual([path])
  })

  it('are not in the sources, but for the door of the engine', () => {
    expect(barrelsIn(readSources('src'))).toEqual([])
  })
})

describe('the scanner', () => {
  it('knows what is left of an import at run time', () => {
    const text =
      "import type { A } from './a.js'\nimport { type B } from './b.js'\nimport { type C, D } from './c.js'\nimport './e.js'"
    expect(importsOf(file('src/x.ts', text)).map(({ typeOnly }) => typeOnly)).toEqual([true, true, false, false])
  })
})
