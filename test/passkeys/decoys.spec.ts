import { MasterSecret } from '../../src/auth/secrets/master-secret.js'
import { createConfig } from '../../src/config/load-config.js'
import { DECOY_COUNTS, DECOY_MODELS } from '../../src/passkeys/authentication/decoy-models.data.js'
import { Decoys } from '../../src/passkeys/authentication/decoys.js'
import type { CredentialId } from '../../src/webauthn/index.js'
import { testEnvironment } from '../support/config.js'

const secretOf = (byte: number) => new MasterSecret(new Uint8Array(32).fill(byte))
const configOf = (most: number) => createConfig({ max_passkeys_per_user: most }, testEnvironment())
const decoysOf = (byte = 1, most = 5) => new Decoys(secretOf(byte), configOf(most))

const decoys = decoysOf()
const NAMES = Array.from({ length: 2000 }, (_, i) => `user-${i}@example.org`)
const crowd = NAMES.map((name) => decoys.of(name))
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

describe('a decoy', () => {
  it.each([
    ['the same process', decoys],
    ['another process', decoysOf()],
  ])('is always the same for a name, in %s', (_where, other) => {
    for (const name of NAMES.slice(0, 50)) expect(other.of(name)).toEqual(decoys.of(name))
  })

  it.each([['ADA@Example.ORG'], ['  ada@example.org '], ['ａda@example.org'], ['ada@example.org\u3000']])(
    'is the same for a name however it is written: %s',
    (written) => {
      expect(decoys.of(written)).toEqual(decoys.of('ada@example.org'))
    },
  )

  it('is another one for every name', () => {
    const ids = crowd.flatMap(({ credentials }) => credentials.map(({ id }) => text(id)))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(crowd.map(({ userId }) => userId)).size).toBe(NAMES.length)
    expect(new Set(crowd.map(({ handle }) => text(handle))).size).toBe(NAMES.length)
  })

  it('is another one in every installation', () => {
    const other = decoysOf(2).of('ada@example.org')
    const own = decoys.of('ada@example.org')
    expect(other.userId).not.toBe(own.userId)
    expect(text(other.handle)).not.toBe(text(own.handle))
  })

  it('has a user handle and a user id as users have', () => {
    for (const { handle, userId } of crowd) {
      expect(handle).toHaveLength(64)
      expect(userId).toHaveLength(36)
    }
  })

  it('has as many passkeys as users have: mostly one, never more than the limit', () => {
    const counts = crowd.map(({ credentials }) => credentials.length)
    expect(new Set(counts)).toEqual(new Set([1, 2, 3, 4, 5]))
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(NAMES.length / 2)
    const limited = decoysOf(1, 2)
    for (const name of NAMES) expect(limited.of(name).credentials.length).toBeLessThanOrEqual(2)
  })

  it('looks like a passkey of some kind that there is, and every kind occurs', () => {
    const looks = crowd.flatMap(({ credentials }) =>
      credentials.map(({ id, transports }) => `${id.length} ${transports.join(' ')}`),
    )
    expect(new Set(looks)).toEqual(
      new Set(DECOY_MODELS.map(({ idLength, transports }) => `${idLength} ${transports.join(' ')}`)),
    )
  })

  it('has its transports in the order in which options have those of passkeys', () => {
    for (const { transports } of DECOY_MODELS) expect(transports).toEqual([...transports].sort())
  })

  it('is known by the service that made it, and by no other', () => {
    const other = decoysOf(2)
    for (const { credentials } of crowd.slice(0, 200)) {
      for (const { id } of credentials) expect([decoys.knows(id), other.knows(id)]).toEqual([true, false])
    }
  })

  it.each([0, 1, 7, 8, 16, 32, 64])('is no credential ID of %i bytes that an authenticator made', (length) => {
    expect(decoys.knows(new Uint8Array(length).fill(7) as CredentialId)).toBe(false)
  })

  it('is not known any more when a byte of it is changed', () => {
    const [{ id } = { id: new Uint8Array() }] = decoys.of('ada@example.org').credentials
    for (let i = 0; i < id.length; i += 1) {
      const changed = id.map((byte, at) => (at === i ? byte ^ 1 : byte)) as CredentialId
      expect(decoys.knows(changed)).toBe(false)
    }
  })
})

describe('the shares of decoys', () => {
  it.each([
    ['models', DECOY_MODELS.map(({ share }) => share)],
    ['counts', DECOY_COUNTS],
  ])('of %s are shares of all that a byte can be', (_what, shares) => {
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(256)
  })
})
