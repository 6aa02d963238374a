import { type Violation, violationsIn } from './depcruise.js'

/** Imports that must be refused: rule, importing file, the line, what it imports. */
const FORBIDDEN: readonly [rule: string, path: string, line: string, target: string][] = [
  ['I1', 'src/webauthn/bytes/cbor.ts', "import { createHash } from 'node:crypto'", 'crypto'],
  ['I1', 'src/webauthn/crypto/hash.ts', "import { readFileSync } from 'node:fs'", 'fs'],
  ['I1', 'src/webauthn/crypto/hash.ts', "const os = require('node:os')", 'os'],
  ['I1', 'src/webauthn/trust/anchors.ts', "const { get } = await import('node:https')", 'https'],
  ['I1', 'src/webauthn/bytes/cbor.ts', "import { Decoder } from 'cbor-x'", 'cbor-x'],
  ['I1', 'src/webauthn/bytes/der.ts', "import { AsnConvert } from '@peculiar/asn1-schema'", 'asn1-schema'],
  ['I1', 'src/webauthn/trust/anchors.ts', "import { Certificate } from '@peculiar/asn1-x509'", 'asn1-x509'],
  ['I1', 'src/webauthn/ceremonies/registration.ts', "import { Injectable } from '@nestjs/common'", '@nestjs/common'],
  ['I1', 'src/webauthn/ceremonies/registration.ts', "import { Clock } from '../../common/clock.js'", 'clock.ts'],
  [
    'I1',
    'src/webauthn/ceremonies/registration.ts',
    "import type { Random } from '../../common/random.js'",
    'random.ts',
  ],
  ['I1', 'src/webauthn/ceremonies/registration.ts', "export { hash } from '../../common/hash.js'", 'hash.ts'],
  ['I1', 'src/webauthn/ceremonies/registration.ts', "type L = import('../../common/logger.js').Logger", 'logger.ts'],
  ['I2', 'src/webauthn/errors/registry.ts', "import { encodeBase64url } from '../bytes/base64url.js'", 'base64url.ts'],
  [
    'I2',
    'src/webauthn/bytes/cbor.ts',
    "import type { ClientData } from '../structures/client-data.js'",
    'client-data.ts',
  ],
  ['I2', 'src/webauthn/structures/cose-key.ts', "import { sha256 } from '../crypto/hash.js'", 'hash.ts'],
  ['I2', 'src/webauthn/crypto/hash.ts', "import type { Trace } from '../trace/trace.js'", 'trace.ts'],
  ['I2', 'src/webauthn/trace/trace.ts', "import type { S } from '../statements/statement.js'", 'statement.ts'],
  ['I2', 'src/webauthn/statements/packed.ts', "import { policy } from '../trust/profiles.js'", 'profiles.ts'],
  [
    'I2',
    'src/webauthn/trust/profiles.ts',
    "import { R } from '../ceremonies/registration.steps.js'",
    'registration.steps.ts',
  ],
  ['I2', 'src/webauthn/ceremonies/registration.ts', "import { EngineError } from '../index.js'", 'index.ts'],
  ['I2', 'src/webauthn/ceremonies/registration.ts', "import { parseCertificate } from '../x509.js'", 'x509.ts'],
  ['I2', 'src/webauthn/bytes/cbor.ts', "import { help } from '../helpers/help.js'", 'help.ts'],
  ['I3', 'src/passkeys/passkeys.service.ts', "import { o } from '../webauthn/structures/origin.js'", 'origin.ts'],
  ['I3', 'src/openapi/codes.ts', "import { CATALOGUES } from '../webauthn/catalogues.js'", 'catalogues.ts'],
  ['I3', 'src/cli.ts', "import type { Trace } from './webauthn/trace/trace.js'", 'trace.ts'],
  ['I4', 'src/users/users.service.ts', "import { DataSource } from 'typeorm'", 'typeorm'],
  ['I4', 'src/users/user.ts', "import type { EntityManager } from 'typeorm'", 'typeorm'],
  ['I4', 'src/common/clock.ts', "import { DataSource } from 'typeorm/data-source/DataSource.js'", 'DataSource'],
  ['I4', 'src/users/users.service.ts', "import { Client } from 'pg'", 'pg'],
  ['I5', 'src/auth/sessions.service.ts', "import { Row } from '../users/persistence/user.entity.js'", 'user.entity.ts'],
  ['I5', 'src/doors/propelauth/run.service.ts', "import { UserDto } from '../../users/dto/user.js'", 'dto/user.ts'],
  ['I5', 'src/passkeys/passkeys.service.ts', "import { UserDto } from '../users/user.dto.js'", 'user.dto.ts'],
  ['I5', 'src/doors/door.module.ts', "import { U } from '../users/users.controller.js'", 'users.controller.ts'],
  ['I5', 'src/create-app.ts', "import { UserRow } from './users/persistence/user.entity.js'", 'user.entity.ts'],
  [
    'I6',
    'src/users/users.controller.ts',
    "import { UserRepository } from './user.repository.js'",
    'user.repository.ts',
  ],
  ['I6', 'src/users/users.controller.ts', "import type { Row } from './persistence/user.entity.js'", 'user.entity.ts'],
  ['I6', 'src/passkeys/passkeys.controller.ts', "import { verify } from '../webauthn/index.js'", 'webauthn/index.ts'],
  ['I6', 'src/users/users.controller.ts', "import { readFileSync } from 'node:fs'", 'fs'],
  ['I6', 'src/users/users.controller.ts', "import { normalise } from './normalise.js'", 'normalise.ts'],
  ['I8-cycles', 'src/users/a.ts', "import type { B } from './b.js'", 'b.ts'],
  ['I8-barrels', 'src/passkeys/passkeys.service.ts', "import { User } from '../users/index.js'", 'users/index.ts'],
  // The nine imports between folders that once pointed to a higher floor.
  ['I9', 'src/auth/tokens/status.ts', "import { P } from '../../passkeys/passkeys.service.js'", 'passkeys.service.ts'],
  ['I9', 'src/config/model-names.ts', "import { isImage } from '../common/image-address.js'", 'image-address.ts'],
  ['I9', 'src/database/entities.ts', "import { Key } from '../auth/api-keys/api-key.js'", 'api-key.ts'],
  ['I9', 'src/database/entities.ts', "import { Blob } from '../metadata/blob.js'", 'blob.ts'],
  ['I9', 'src/database/entities.ts', "import { Ceremony } from '../passkeys/ceremony.js'", 'ceremony.ts'],
  ['I9', 'src/database/entities.ts', "import { User } from '../users/user.js'", 'user.ts'],
  ['I9', 'src/limits/subjects.ts', "import type { Caller } from '../auth/caller.js'", 'caller.ts'],
  ['I9', 'src/metadata/reports.service.ts', "import { Passkey } from '../passkeys/passkey.js'", 'passkey.ts'],
  [
    'I9',
    'src/users/users.controller.ts',
    "import { Scopes } from '../auth/access.decorators.js'",
    'access.decorators.ts',
  ],
  // Other imports against the floors.
  ['I9', 'src/common/logger.ts', "import { UsersService } from '../users/users.service.js'", 'users.service.ts'],
  [
    'I9',
    'src/documents/documents.service.ts',
    "import { M } from '../metadata/metadata.service.js'",
    'metadata.service.ts',
  ],
  ['I9', 'src/auth/auth.module.ts', "import { x } from '../unlisted/x.js'", 'unlisted/x.ts'],
  ['I9', 'src/doctor/doctor.service.ts', "import { createEntities } from '../entities.js'", 'entities.ts'],
  ['sources-apart', 'src/users/user.ts', "import { clock } from '../../test/support/clock.js'", 'clock.ts'],
  ['no-development-packages', 'src/users/user.ts', "import { fn } from 'jest'", 'jest'],
  ['no-unresolved-import', 'src/users/user.ts', "import { x } from 'no-such-package'", 'no-such-package'],
]

/** Imports that complete the cycle of `src/users/a.ts`. */
const CYCLE = {
  'src/users/b.ts': ["import { C } from './c.js'"],
  'src/users/c.ts': ["export { A } from './a.js'"],
}

/** Imports that the rules allow. */
const ALLOWED: Readonly<Record<string, readonly string[]>> = {
  'src/webauthn/crypto/hash.ts': ["import { hash } from 'node:crypto'"],
  'src/webauthn/ceremonies/registration.ts': ["import { sha256 } from '../crypto/hash.js'"],
  'src/webauthn/index.ts': ["export { verifyRegistration } from './ceremonies/registration.js'"],
  'src/webauthn/inspect.ts': ["export { CATALOGUES } from './catalogues.js'"],
  'src/metadata/open-blob.ts': ["import { verifyMetadataBlob } from '../webauthn/metadata.js'"],
  'src/config/trust-files.ts': ["import { parseCertificate } from '../webauthn/x509.js'"],
  'src/cli/inspect.command.ts': ["import { inspectStructure } from '../webauthn/inspect.js'"],
  'src/users/persistence/user.entity.ts': ["import type { EntitySchema } from 'typeorm'"],
  'src/entities.ts': ["import { createUserSchema } from './users/persistence/user.entity.js'"],
  'src/users/users.controller.ts': [
    "import { UsersService } from './users.service.js'",
    "import type { User } from './user.js'",
    "import { RequireScopes } from '../access/access.decorators.js'",
  ],
  'src/cli/cli.module.ts': ["import { createEntities } from '../entities.js'"],
  'src/passkeys/passkeys.module.ts': ["import { UsersModule } from '../users/users.module.js'"],
  'src/passkeys/passkeys.service.ts': ["import { verifyRegistration } from '../webauthn/index.js'"],
  // A diamond has no cycle.
  'src/users/a.ts': ["import './b.js'", "import './c.js'"],
  'src/users/b.ts': ["import './d.js'"],
  'src/users/c.ts': ["import './d.js'"],
}

describe('the import rules', () => {
  let violations: Violation[]
  beforeAll(() => {
    const project: Record<string, string[]> = { ...CYCLE }
    for (const [, path, line] of FORBIDDEN) (project[path] ??= []).push(line)
    violations = violationsIn(project)
  })

  it.each(FORBIDDEN)('%s rejects in %s: %s', (rule, path, _line, target) => {
    expect(violations).toContainEqual({
      rule: expect.stringMatching(new RegExp(`^${rule}(?:-|$)`)),
      from: path,
      to: expect.stringContaining(target),
    })
  })

  it('allow imports from lower floors and through the entry points of the engine', () => {
    expect(violationsIn(ALLOWED)).toEqual([])
  })
})
