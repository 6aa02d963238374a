import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
// @ts-expect-error: a configuration file in plain JavaScript
import { RESTRICTIONS as UNTYPED } from '../../eslint.restrictions.mjs'

const RESTRICTIONS = UNTYPED as { files: string[]; selectors: { selector: string; message: string }[] }[]

/** Returns the messages of the restrictions for code in a made-up file. */
function messagesFor(path: string, code: string): string[] {
  const config = RESTRICTIONS.map(({ files, selectors }) => ({
    files,
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-restricted-syntax': ['error', ...selectors] as Linter.RuleEntry },
  }))
  return new Linter().verify(code, config, path).map(({ message }) => message)
}

const ENVIRONMENT = 'Only src/config reads the environment.'
const TIME = 'Only src/common reads the time: use Clock.'
const RANDOMNESS = 'Only src/common generates random values: use Random.'
const LITERAL = 'Import a module by a literal name.'
const WILDCARD = 'Export names, one by one.'
const BARREL = 'Import the file that declares the name.'
const VERIFICATION = 'Only PasskeyVerifier and the command line call the engine: use PasskeyVerifier.'
const VERIFY = "import { verifyRegistration } from '../../webauthn/index.js'"

describe('the restrictions of ESLint (I7, I8)', () => {
  it.each([
    ['src/users/users.service.ts', 'const port = process.env.PORT', ENVIRONMENT],
    ['src/common/logger.ts', "const level = process.env['LOG_LEVEL']", ENVIRONMENT],
    ['src/main.ts', 'const { env } = process', ENVIRONMENT],
    ['src/main.ts', "import { env } from 'node:process'", ENVIRONMENT],
    ['src/users/users.service.ts', 'const now = Date.now()', TIME],
    ['src/users/users.service.ts', 'const now = new Date()', TIME],
    ['src/users/users.service.ts', 'const now = Date()', TIME],
    ['src/config/load-config.ts', 'const now = new Date()', TIME],
    ['src/users/users.service.ts', 'const start = performance.now()', TIME],
    ['src/webauthn/trust/anchors.ts', 'const now = Date.now()', TIME],
    ['src/webauthn/crypto/hash.ts', "import { randomBytes } from 'node:crypto'", RANDOMNESS],
    ['src/auth/keys.service.ts', 'const secret = crypto.getRandomValues(new Uint8Array(32))', RANDOMNESS],
    ['src/auth/keys.service.ts', 'const id = crypto.randomUUID()', RANDOMNESS],
    ['src/config/load-config.ts', 'const id = Math.random()', RANDOMNESS],
    ['src/webauthn/trust/anchors.ts', 'const loaded = await import(name)', LITERAL],
    ['src/webauthn/crypto/hash.ts', "const fs = require('node:fs')", LITERAL],
    ['src/users/users.service.ts', 'const loaded = await import(`./${name}.js`)', LITERAL],
    ['src/users/exports.ts', "export * from './user.js'", WILDCARD],
    ['src/webauthn/index.ts', "export * from './bytes/cbor.js'", WILDCARD],
    ['src/users/exports.ts', "export { User } from './user.js'", BARREL],
    ['src/passkeys/registration/registration.service.ts', VERIFY, VERIFICATION],
    ['src/passkeys/verification/relying-party.ts', VERIFY.replace('Registration', 'Authentication'), VERIFICATION],
  ])('reject in %s: %s', (path, code, message) => {
    expect(messagesFor(path, code)).toEqual([message])
  })

  it.each([
    ['src/config/load-config.ts', 'const port = process.env.PORT'],
    ['src/common/clock.ts', 'const now = new Date()'],
    ['src/common/random.ts', "import { randomBytes } from 'node:crypto'"],
    ['src/users/users.service.ts', 'const then = new Date(0)'],
    ['src/users/users.service.ts', 'process.exitCode = 1'],
    ['src/users/users.service.ts', "const loaded = await import('./user.js')"],
    ['src/webauthn/index.ts', "export { decodeCbor } from './bytes/cbor.js'"],
    ['src/passkeys/verification/passkey-verifier.ts', VERIFY],
    ['src/cli/evaluate-record.ts', VERIFY],
  ])('allow in %s: %s', (path, code) => {
    expect(messagesFor(path, code)).toEqual([])
  })
})

describe('the number of parameters', () => {
  const parameters = (count: number) => Array.from({ length: count }, (_, i) => `p${i}: string`).join(', ')

  it.each([
    ['a function', (count: number) => `function f(${parameters(count)}) {}`, 4],
    ['a method', (count: number) => `class A { m(${parameters(count)}) {} }`, 4],
    ['a constructor', (count: number) => `class A { constructor(${parameters(count)}) {} }`, 8],
  ])('of %s is limited', (_what, code, max) => {
    const path = 'src/users/users.service.ts'
    expect(messagesFor(path, code(max))).toEqual([])
    expect(messagesFor(path, code(max + 1))).toHaveLength(1)
  })
})
