import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { complaintsOf, loadIn } from '../support/config.js'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-config-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const write = (name: string, text: string) => writeFileSync(join(directory, name), text)

describe('the environment', () => {
  it('may be empty', () => {
    expect(loadIn(directory).environment).toMatchObject({
      port: 3000,
      host: undefined,
      databaseFile: join(directory, 'data/latchkey.db'),
      dataDirectory: join(directory, 'data'),
      bootstrapApiKey: undefined,
      logLevel: 'info',
    })
  })

  it('counts an empty variable as absent', () => {
    const { environment } = loadIn(directory, { PORT: '', DATABASE_URL: '', LATCHKEY_BOOTSTRAP_API_KEY: '' })
    expect(environment).toMatchObject({ port: 3000, bootstrapApiKey: undefined })
  })

  it.each([
    ['sqlite:here.db', 'here.db'],
    ['sqlite:./a/b.db', 'a/b.db'],
  ])('takes the path of %s from the working directory', (url, path) => {
    expect(loadIn(directory, { DATABASE_URL: url }).environment.databaseFile).toBe(join(directory, path))
  })

  it.each([
    ['sqlite:/var/lib/latchkey.db', '/var/lib/latchkey.db'],
    ['sqlite:///var/lib/latchkey.db', '/var/lib/latchkey.db'],
    ['sqlite::memory:', ':memory:'],
  ])('takes the path of %s as it is', (url, path) => {
    expect(loadIn(directory, { DATABASE_URL: url }).environment.databaseFile).toBe(path)
  })

  it('takes a bootstrap key', () => {
    const key = `lk_first_${'s'.repeat(32)}`
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
  ])('is refused with %s=%s, and the value is not repeated', (name, value) => {
    const complaints = complaintsOf(() => loadIn(directory, { [name]: value }))
    expect(complaints).toEqual([expect.stringMatching(new RegExp(`^${name}: `))])
    if (name === 'LATCHKEY_BOOTSTRAP_API_KEY') expect(complaints[0]).not.toContain(value)
  })
})

describe('the file', () => {
  it('is passkey_config.jsonc of the working directory, where there is one', () => {
    write('passkey_config.jsonc', '{ "rp_name": "Here" }')
    expect(loadIn(directory).rpName).toBe('Here')
  })

  it('is the one PASSKEY_CONFIG names, taken from the working directory', () => {
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
    ['broken syntax', '{ "rp_name": }', '(the file, line 1, column 14): is not JSON with comments: ValueExpected'],
    ['a key that is given twice', '{ "rp_name": "A", "rp_name": "B" }', 'rp_name: is given twice'],
    [
      'a key of a section that is given twice',
      '{ "tokens": { "issuer": "a", "issuer": "b" } }',
      'tokens.issuer: is given twice',
    ],
    ['a key that would reach a prototype', '{ "__proto__": {} }', '__proto__: is not a key of the configuration'],
    ['nothing in it', '', /^\(the file, line 1, column 1\): is not JSON/],
    ['null in it', 'null', '(the file): must be an object'],
  ])('is refused with %s', (_what, text, complaint) => {
    write('passkey_config.jsonc', text)
    const complaints = complaintsOf(() => loadIn(directory))
    expect(complaints).toEqual([typeof complaint === 'string' ? complaint : expect.stringMatching(complaint)])
  })
})
