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

describe('keys of the master secret', () => {
  it('are the same for the same purpose', () => {
    const [one, two] = [new MasterSecret(SECRET), new MasterSecret(SECRET)]
    expect(hex(one.deriveKey('decoys', 32))).toBe(hex(two.deriveKey('decoys', 32)))
  })

  it('stay the ones that data was sealed with', () => {
    // HKDF-SHA256 with an empty salt and "latchkey signing-keys" as info, from another implementation.
    const key = new MasterSecret(SECRET).deriveKey('signing-keys', 32)
    expect(hex(key)).toBe('186fd69e11be698892f27925fb1e846d2c1fc33f6dd2cd1332135b61306583b8')
  })

  it.each([
    ['purpose', new MasterSecret(SECRET).deriveKey('enrolment', 32)],
    ['secret', new MasterSecret(new Uint8Array(32).fill(8)).deriveKey('decoys', 32)],
  ])('differ for another %s', (_what, other) => {
    expect(hex(other)).not.toBe(hex(new MasterSecret(SECRET).deriveKey('decoys', 32)))
  })

  it('do not come from a short secret', () => {
    expect(() => new MasterSecret(new Uint8Array(31))).toThrow(RangeError)
  })

  it('do not change when the caller clears its own copy of the secret', () => {
    const copy = Uint8Array.from(SECRET)
    const secret = new MasterSecret(copy)
    copy.fill(0)
    expect(hex(secret.deriveKey('decoys', 32))).toBe(hex(new MasterSecret(SECRET).deriveKey('decoys', 32)))
  })
})

describe('the place of the master secret', () => {
  it('is a file that only its owner reads, made on the first start', async () => {
    const first = (await load()).deriveKey('decoys', 32)
    expect(hex((await load()).deriveKey('decoys', 32))).toBe(hex(first))
    expect(readdirSync(join(directory, 'data'))).toEqual(['latchkey-secret'])
    expect(statSync(join(directory, 'data', 'latchkey-secret')).mode & 0o777).toBe(0o600)
    expect(statSync(join(directory, 'data')).mode & 0o777).toBe(0o700)
  })

  it('is the environment where that has one, and no file is made', async () => {
    const text = Buffer.from(SECRET).toString('base64url')
    expect(hex((await load(text)).deriveKey('decoys', 32))).toBe(hex(new MasterSecret(SECRET).deriveKey('decoys', 32)))
    expect(readdirSync(directory)).toEqual([])
  })

  it.each([
    ['nothing', ''],
    ['too few bytes', Buffer.alloc(31, 1).toString('base64url')],
    ['more bytes than any secret has', Buffer.alloc(769, 1).toString('base64url')],
    ['something else', `${'a'.repeat(42)}+`],
  ])('is refused with its path when its file holds %s', async (_what, text) => {
    await load()
    const path = join(directory, 'data', 'latchkey-secret')
    writeFileSync(path, text)
    await expect(load()).rejects.toThrow(path)
    expect(readFileSync(path, 'utf8')).toBe(text)
    expect(complaintsOf(() => loadIn(directory, { DATABASE_URL: 'sqlite:data/x.db', PORT: 'x' }))).toEqual([
      'PORT: must be a whole number from 0 to 65535',
      `${path}: must be at least 32 random bytes in base64url, without padding`,
    ])
    // Where the variable gives it, the file is not looked at.
    const LATCHKEY_SECRET = 'A'.repeat(43)
    expect(complaintsOf(() => loadIn(directory, { DATABASE_URL: 'sqlite:data/x.db', LATCHKEY_SECRET }))).toEqual([])
  })

  it('is refused before the start where its file cannot be read', () => {
    const path = join(directory, 'latchkey-secret')
    mkdirSync(path)
    expect(complaintsOf(() => loadIn(directory, { DATABASE_URL: 'sqlite:x.db' }))).toEqual([
      expect.stringMatching(`^${path}: cannot be read: EISDIR`),
    ])
  })

  it('is not made anew where something is sealed under the one that is gone', async () => {
    const path = join(directory, 'data', 'latchkey-secret')
    await expect(load(undefined, () => Promise.resolve(true))).rejects.toThrow(`${path}: is missing`)
    expect(existsSync(path)).toBe(false)
  })

  it('is the one of another process that started at the same time', async () => {
    let made: MasterSecret | undefined
    const late = await load(undefined, async () => {
      made = await load()
      return true
    })
    expect(hex(late.deriveKey('decoys', 32))).toBe(hex(made?.deriveKey('decoys', 32) ?? new Uint8Array()))
  })

  it('says where it cannot be made', async () => {
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
  ])('is refused in the environment as %p', (text) => {
    expect(complaintsOf(() => loadIn(directory, { LATCHKEY_SECRET: text }))).toEqual([
      'LATCHKEY_SECRET: must be at least 32 random bytes in base64url, without padding',
    ])
  })
})
