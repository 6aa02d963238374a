import { randomBytes } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadMasterSecret } from '../../src/auth/secrets/load-master-secret.js'
import { MasterSecret } from '../../src/auth/secrets/master-secret.js'
import { SystemRandom } from '../../src/common/random.js'
import { complaintsOf, loadIn, testEnvironment } from '../support/config.js'
import { errorWith } from '../support/error-with.js'

let directory: string

beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-secret-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

const hex = (bytes: Uint8Array) => Buffer.from(bytes).toString('hex')
const SECRET = new Uint8Array(32).fill(7)
const load = (masterSecret?: string, isInUse = () => Promise.resolve(false)) => {
  const environment = testEnvironment({ dataDirectory: join(directory, 'data'), masterSecret })
  return loadMasterSecret({ environment, random: new SystemRandom(), isInUse })
}

describe('deriveKey', () => {
  it('returns the same key for the same secret and purpose', () => {
    const [one, two] = [new MasterSecret(SECRET), new MasterSecret(SECRET)]
    expect(hex(one.deriveKey('decoys', 32))).toBe(hex(two.deriveKey('decoys', 32)))
  })

  it('returns the keys that earlier versions derived', () => {
    // Computed by another implementation: HKDF-SHA256 with an empty salt and the info "latchkey signing-keys".
    const key = new MasterSecret(SECRET).deriveKey('signing-keys', 32)
    expect(hex(key)).toBe('186fd69e11be698892f27925fb1e846d2c1fc33f6dd2cd1332135b61306583b8')
  })

  it.each([
    ['purpose', new MasterSecret(SECRET).deriveKey('enrolment', 32)],
    ['secret', new MasterSecret(new Uint8Array(32).fill(8)).deriveKey('decoys', 32)],
  ])('returns another key for another %s', (_what, other) => {
    expect(hex(other)).not.toBe(hex(new MasterSecret(SECRET).deriveKey('decoys', 32)))
  })

  it('needs a secret of at least 32 bytes', () => {
    expect(() => new MasterSecret(new Uint8Array(31))).toThrow(RangeError)
  })

  it('does not change when the caller clears its copy of the secret', () => {
    const copy = Uint8Array.from(SECRET)
    const secret = new MasterSecret(copy)
    copy.fill(0)
    expect(hex(secret.deriveKey('decoys', 32))).toBe(hex(new MasterSecret(SECRET).deriveKey('decoys', 32)))
  })
})

describe('loadMasterSecret', () => {
  it('creates a file on the first start that only its owner can read', async () => {
    const first = (await load()).deriveKey('decoys', 32)
    expect(hex((await load()).deriveKey('decoys', 32))).toBe(hex(first))
    expect(readdirSync(join(directory, 'data'))).toEqual(['latchkey-secret'])
    expect(statSync(join(directory, 'data', 'latchkey-secret')).mode & 0o777).toBe(0o600)
    expect(statSync(join(directory, 'data')).mode & 0o777).toBe(0o700)
  })

  it('uses the environment variable if it is set, and creates no file', async () => {
    const text = Buffer.from(SECRET).toString('base64url')
    expect(hex((await load(text)).deriveKey('decoys', 32))).toBe(hex(new MasterSecret(SECRET).deriveKey('decoys', 32)))
    expect(readdirSync(directory)).toEqual([])
  })

  it.each([
    ['no text', ''],
    ['too few bytes', Buffer.alloc(31, 1).toString('base64url')],
    ['too many bytes', Buffer.alloc(769, 1).toString('base64url')],
    ['a character outside base64url', `${'a'.repeat(42)}+`],
  ])('rejects a file with %s and names its path', async (_what, text) => {
    await load()
    const path = join(directory, 'data', 'latchkey-secret')
    writeFileSync(path, text)
    await expect(load()).rejects.toThrow(path)
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(complaintsOf(() => loadIn(directory, { DATABASE_URL: 'sqlite:data/x.db', PORT: 'x' }))).toEqual([
      'PORT: must be a whole number from 0 to 65535',
      `${path}: must be at least 32 random bytes in base64url, without padding`,
    ])
    // The file is not read when the variable is set.
    const LATCHKEY_SECRET = randomBytes(32).toString('base64url')
    expect(complaintsOf(() => loadIn(directory, { DATABASE_URL: 'sqlite:data/x.db', LATCHKEY_SECRET }))).toEqual([])
  })

  it('reports a file that cannot be read together with the other configuration errors', () => {
    const path = join(directory, 'latchkey-secret')
    mkdirSync(path)
    expect(complaintsOf(() => loadIn(directory, { DATABASE_URL: 'sqlite:x.db' }))).toEqual([
      expect.stringMatching(`^${path}: cannot be read: EISDIR`),
    ])
  })

  it('does not create a new secret when encrypted data exists', async () => {
    const path = join(directory, 'data', 'latchkey-secret')
    await expect(load(undefined, () => Promise.resolve(true))).rejects.toThrow(`${path}: is missing`)
    expect(existsSync(path)).toBe(false)
  })

  it('returns the secret of another process that started at the same time', async () => {
    let created: MasterSecret | undefined
    const late = await load(undefined, async () => {
      created = await load()
      return true
    })
    expect(hex(late.deriveKey('decoys', 32))).toBe(hex(created?.deriveKey('decoys', 32) ?? new Uint8Array()))
  })

  it('names the path when the file cannot be created', async () => {
    writeFileSync(join(directory, 'data'), '')
    await expect(load()).rejects.toThrow(errorWith({ name: 'InvalidConfigurationError' }))
    await expect(load()).rejects.toThrow(`${join(directory, 'data', 'latchkey-secret')}: cannot be `)
  })

  it.each([
    'short',
    `${'a'.repeat(43)}=`,
    `${'a'.repeat(42)}+`,
    `${'a'.repeat(42)}b`,
    'a'.repeat(45),
    'A'.repeat(1028),
  ])('is preceded by a check that rejects LATCHKEY_SECRET=%p', (text) => {
    expect(complaintsOf(() => loadIn(directory, { LATCHKEY_SECRET: text }))).toEqual([
      'LATCHKEY_SECRET: must be at least 32 random bytes in base64url, without padding',
    ])
  })
})
