import { Linter } from 'eslint'
import tseslint from 'typescript-eslint'
// @ts-expect-error: a configuration file in plain JavaScript
import { RESTRICTIONS as UNTYPED } from '../../eslint.restrictions.mjs'

const RESTRICTIONS = UNTYPED as { files: string[]; selectors: { selector: string; message: string }[] }[]

/** The messages of I7's rules for a made-up file. */
function complaints(path: string, code: string): string[] {
  const config = RESTRICTIONS.map(({ files, selectors }) => ({
    files,
    languageOptions: { parser: tseslint.parser },
    rules: { 'no-restricted-syntax': ['error', ...selectors] as Linter.RuleEntry },
  }))
  return new Linter().verify(code, config, path).map(({ message }) => message)
}

const ENVIRONMENT = 'Only src/config reads the environment.'
const TIME = 'Ask the Clock for the time.'
const RANDOMNESS = 'Ask Random for unpredictable values.'

describe('I7: environment, time and randomness have one place each', () => {
  it.each([
    ['src/users/users.service.ts', 'const port = process.env.PORT', ENVIRONMENT],
    ['src/common/logger.ts', "const level = process.env['LOG_LEVEL']", ENVIRONMENT],
    ['src/main.ts', 'const { env } = process', ENVIRONMENT],
    ['src/users/users.service.ts', 'const now = Date.now()', TIME],
    ['src/users/users.service.ts', 'const now = new Date()', TIME],
    ['src/users/users.service.ts', 'const now = Date()', TIME],
    ['src/config/load-config.ts', 'const now = new Date()', TIME],
    ['src/users/users.service.ts', 'const start = performance.now()', TIME],
    ['src/webauthn/crypto/hash.ts', "import { randomBytes } from 'node:crypto'", RANDOMNESS],
    ['src/auth/keys.service.ts', 'const secret = crypto.getRandomValues(new Uint8Array(32))', RANDOMNESS],
    ['src/auth/keys.service.ts', 'const id = crypto.randomUUID()', RANDOMNESS],
    ['src/config/load-config.ts', 'const id = Math.random()', RANDOMNESS],
  ])('%s may not say %s', (path, code, message) => {
    expect(complaints(path, code).some((complaint) => complaint.startsWith(message.slice(0, -1)))).toBe(true)
  })

  it.each([
    ['src/config/load-config.ts', 'const port = process.env.PORT'],
    ['src/common/clock.ts', 'const now = new Date()'],
    ['src/common/random.ts', "import { randomBytes } from 'node:crypto'"],
    ['src/users/users.service.ts', 'const then = new Date(0)'],
    ['src/users/users.service.ts', 'process.exitCode = 1'],
  ])('%s may say %s', (path, code) => {
    expect(complaints(path, code)).toEqual([])
  })
})
