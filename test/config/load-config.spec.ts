import { generateKeyPairSync, randomBytes } from 'node:crypto'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Environment } from '../../src/config/environment.js'
import { secretSourceOf } from '../../src/config/secrets.js'
import { complaintsOf, loadIn } from '../support/config.js'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-config-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(directory, name), text)

describe('the environment', () => {
  it('has a default for every variable', () => {
    expect(loadIn(directory).environment).toMatchObject({
      port: 3000,
      host: undefined,
      database: { kind: 'sqlite', file: join(directory, 'data/latchkey.db') },
      dataDirectory: join(directory, 'data'),
      bootstrapApiKey: undefined,
      logLevel: 'info',
    })
  })

  it('treats an empty variable as not set', () => {
    const { environment } = loadIn(directory, { PORT: '', DATABASE_URL: '', LATCHKEY_BOOTSTRAP_API_KEY: '' })
    expect(environment).toMatchObject({ port: 3000, bootstrapApiKey: undefined })
  })

  it.each([
    ['sqlite:here.db', 'here.db'],
    ['sqlite:./a/b.db', 'a/b.db'],
  ])('resolves the path of %s against the working directory', (url, path) => {
    expect(loadIn(directory, { DATABASE_URL: url }).environment.database).toEqual({
      kind: 'sqlite',
      file: join(directory, path),
    })
  })

  it.each([
    ['sqlite:/var/lib/latchkey.db', '/var/lib/latchkey.db'],
    ['sqlite:///var/lib/latchkey.db', '/var/lib/latchkey.db'],
    ['sqlite::memory:', ':memory:'],
  ])('uses the path of %s unchanged', (url, path) => {
    expect(loadIn(directory, { DATABASE_URL: url }).environment.database).toEqual({ kind: 'sqlite', file: path })
  })

  it('accepts a bootstrap key', () => {
    const key = 'lk_first_0123456789abcdefghijklmnopqrstuv_~-'.replace('0123', '9a.3')
    expect(loadIn(directory, { LATCHKEY_BOOTSTRAP_API_KEY: key }).environment.bootstrapApiKey).toBe(key)
  })

  it.each([
    ['PORT', '65536'],
    ['PORT', '-1'],
    ['PORT', '3000x'],
    ['DATABASE_URL', 'mysql://localhost/latchkey'],
    ['DATABASE_URL', 'sqlite:'],
    ['LATCHKEY_BOOTSTRAP_API_KEY', `lk_first_${'s'.repeat(31)}`],
    ['LATCHKEY_BOOTSTRAP_API_KEY', 's'.repeat(64)],
    ['LOG_LEVEL', 'loud'],
    ['PASSKEY_CONFIG', 'missing.jsonc'],
  ])('is rejected with %s=%s', (name, value) => {
    const complaints = complaintsOf(() => loadIn(directory, { [name]: value }))
    expect(complaints).toEqual([expect.stringMatching(new RegExp(`^${name}: `))])
    if (name === 'LATCHKEY_BOOTSTRAP_API_KEY') expect(complaints[0]).not.toContain(value)
  })
})

describe('a secret that can be guessed', () => {
  const base64url = (bytes: readonly number[]) => Buffer.from(bytes).toString('base64url')
  const times = (count: number, value: (index: number) => number) => Array.from({ length: count }, (_, i) => value(i))
  const block = [...randomBytes(32)]

  it.each([
    ['zeros', base64url(times(32, () => 0))],
    ['one byte', base64url(times(48, () => 0xa7))],
    ['seven different bytes', base64url(times(32, (index) => (index * index * 31) % 7))],
    ['ascending bytes', base64url(times(32, (index) => index))],
    ['descending bytes', base64url(times(64, (index) => 255 - 3 * index))],
    ['a repeated word', 'ChangeMe'.repeat(6)],
    ['a block that is repeated', base64url([...block, ...block])],
    ['a phrase', 'this-is-the-secret-of-our-passkey-server-012'],
    ['capitals', 'THE-SECRET-OF-OUR-PASSKEY-SERVER-01234567890'],
  ])('is rejected as master secret: %s', (_what, secret) => {
    const complaint = /^LATCHKEY_SECRET: is not random\. Create a secret with: openssl rand 32/
    expect(complaintsOf(() => loadIn(directory, { LATCHKEY_SECRET: secret }))).toEqual([
      expect.stringMatching(complaint),
    ])
    write('secret', secret)
    const fromFile = complaintsOf(() => loadIn(directory, { LATCHKEY_SECRET_FILE: 'secret' }))
    expect(fromFile).toEqual([expect.stringMatching(/^LATCHKEY_SECRET_FILE: is not random/)])
    write('latchkey-secret', secret)
    const fromDefault = complaintsOf(() => loadIn(directory, { DATABASE_URL: 'sqlite:a.db' }))
    expect(fromDefault).toEqual([expect.stringMatching(/latchkey-secret: is not random/)])
  })

  it.each([
    ['one letter', 's'.repeat(43)],
    ['two letters', 'ab'.repeat(20)],
    ['a repeated word', 'change-me-please.'.repeat(3)],
    ['zeros', '0'.repeat(64)],
  ])('is rejected in a bootstrap key: %s', (_what, secret) => {
    const complaints = complaintsOf(() => loadIn(directory, { LATCHKEY_BOOTSTRAP_API_KEY: `lk_first_${secret}` }))
    expect(complaints).toEqual([expect.stringMatching(/^LATCHKEY_BOOTSTRAP_API_KEY: has a secret that is not random/)])
    expect(complaints[0]).not.toContain(secret)
  })

  it('never includes random bytes, in any usual encoding', () => {
    for (let round = 0; round < 200; round += 1) {
      const bytes = randomBytes(32)
      const secrets = [bytes.toString('base64url'), bytes.toString('hex'), bytes.toString('hex').toUpperCase()]
      for (const secret of secrets) {
        expect(complaintsOf(() => loadIn(directory, { LATCHKEY_SECRET: secret }))).toEqual([])
        const key = `lk_first_${secret.slice(0, 32)}`
        expect(complaintsOf(() => loadIn(directory, { LATCHKEY_BOOTSTRAP_API_KEY: key }))).toEqual([])
      }
    }
  })
})

describe('secrets in files', () => {
  const SECRET = randomBytes(32).toString('base64url')
  const KEY = `lk_first_${randomBytes(16).toString('hex')}`
  const SIGNING_KEY = generateKeyPairSync('ed25519', {
    privateKeyEncoding: { format: 'pem', type: 'pkcs8' },
    publicKeyEncoding: { format: 'pem', type: 'spki' },
  }).privateKey

  it.each<[string, string, keyof Environment]>([
    ['LATCHKEY_SECRET', SECRET, 'masterSecret'],
    ['LATCHKEY_BOOTSTRAP_API_KEY', KEY, 'bootstrapApiKey'],
    ['LATCHKEY_TOKEN_SIGNING_KEY', SIGNING_KEY, 'tokenSigningKey'],
  ])('%s is read from the file that its _FILE variable names', (name, value, member) => {
    write('secret', `${value}\n`)
    expect(loadIn(directory, { [`${name}_FILE`]: 'secret' }).environment[member]).toBe(value.trim())
  })

  it.each([
    [{ LATCHKEY_SECRET: SECRET }, 'LATCHKEY_SECRET'],
    [{ LATCHKEY_SECRET_FILE: 'secret' }, 'LATCHKEY_SECRET_FILE'],
    [{}, 'data/latchkey-secret'],
  ])('the source of the master secret with %j is %s', (variables, source) => {
    write('secret', SECRET)
    expect(secretSourceOf(loadIn(directory, variables).environment)).toMatch(new RegExp(`${source}$`))
  })

  it('may not be combined with the variable itself', () => {
    write('secret', SECRET)
    const variables = { LATCHKEY_SECRET: SECRET, LATCHKEY_SECRET_FILE: 'secret' }
    const complaint = 'LATCHKEY_SECRET_FILE: cannot be combined with LATCHKEY_SECRET'
    expect(complaintsOf(() => loadIn(directory, variables))).toEqual([complaint])
  })

  it.each([
    ['a missing file', undefined, /^LATCHKEY_SECRET_FILE: cannot be read: ENOENT/],
    ['an invalid secret', 'hunter2', /^LATCHKEY_SECRET_FILE: must be at least 32 random bytes/],
    ['an empty file', '', /^LATCHKEY_SECRET_FILE: must be at least 32 random bytes/],
  ])('are rejected with %s, without repeating the content', (_what, content, complaint) => {
    if (content !== undefined) write('secret', content)
    const complaints = complaintsOf(() => loadIn(directory, { LATCHKEY_SECRET_FILE: 'secret' }))
    expect(complaints).toEqual([expect.stringMatching(complaint)])
    expect(complaints[0]).not.toContain('hunter2')
  })
})

describe('the configuration file', () => {
  it('is passkey_config.jsonc in the working directory by default', () => {
    write('passkey_config.jsonc', '{ "rp_name": "Here" }')
    expect(loadIn(directory).rpName).toBe('Here')
  })

  it('is the file that PASSKEY_CONFIG names, relative to the working directory', () => {
    mkdirSync(join(directory, 'etc'))
    write('passkey_config.jsonc', '{ "rp_name": "Here" }')
    write('etc/other.jsonc', '{ "rp_name": "There" }')
    expect(loadIn(directory, { PASSKEY_CONFIG: 'etc/other.jsonc' }).rpName).toBe('There')
  })

  it('may have comments, trailing commas and a byte order mark', () => {
    write('passkey_config.jsonc', '\uFEFF// one\n{ /* two */ "rp_name": "Here", }')
    expect(loadIn(directory).rpName).toBe('Here')
  })

  it.each([
    [
      'broken syntax',
      '{ "rp_name": }',
      '(the file, line 1, column 14): is not valid JSON with comments: ValueExpected',
    ],
    ['a duplicate key', '{ "rp_name": "A", "rp_name": "B" }', 'rp_name: is a duplicate key'],
    [
      'a duplicate key in a group',
      '{ "tokens": { "issuer": "a", "issuer": "b" } }',
      'tokens.issuer: is a duplicate key',
    ],
    ['a key that would reach a prototype', '{ "__proto__": {} }', '__proto__: is not a key of the configuration'],
    [
      'a purpose that would reach a prototype',
      '{ "purposes": { "__proto__": {} } }',
      'purposes.__proto__: is not a key of the configuration',
    ],
    ['empty content', '', /^\(the file, line 1, column 1\): is not valid JSON/],
    ['the content null', 'null', '(the file): must be an object'],
  ])('is rejected with %s', (_what, text, complaint) => {
    write('passkey_config.jsonc', text)
    const complaints = complaintsOf(() => loadIn(directory))
    expect(complaints).toEqual([typeof complaint === 'string' ? complaint : expect.stringMatching(complaint)])
  })
})
