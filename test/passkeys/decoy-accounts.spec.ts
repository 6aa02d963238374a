import { MasterSecret } from '../../src/auth/secrets/master-secret.js'
import { createConfig } from '../../src/config/load-config.js'
import { DECOY_COUNTS, DECOY_MODELS } from '../../src/passkeys/credentials/decoy-models.data.js'
import { DecoyAccounts } from '../../src/passkeys/credentials/decoy-accounts.js'
import type { CredentialId } from '../../src/webauthn/index.js'
import { testEnvironment } from '../support/config.js'

const secretOf = (byte: number) => new MasterSecret(new Uint8Array(32).fill(byte))
const configOf = (max: number) => createConfig({ max_passkeys_per_user: max }, testEnvironment())
const decoysOf = (byte = 1, max = 5) => new DecoyAccounts(secretOf(byte), configOf(max))

const decoys = decoysOf()
const NAMES = Array.from({ length: 2000 }, (_, i) => `user-${i}@example.org`)
const accounts = NAMES.map((name) => decoys.forName(name))
const text = (bytes: Uint8Array) => Buffer.from(bytes).toString('base64url')

describe('a decoy account', () => {
  it.each([
    ['the same process', decoys],
    ['another process', decoysOf()],
  ])('is always the same for a name, in %s', (_where, other) => {
    for (const name of NAMES.slice(0, 50)) expect(other.forName(name)).toEqual(decoys.forName(name))
  })

  it.each([['ADA@Example.ORG'], ['  ada@example.org '], ['ａda@example.org'], ['ada@example.org\u3000']])(
    'is the same for every spelling of a name: %s',
    (written) => {
      expect(decoys.forName(written)).toEqual(decoys.forName('ada@example.org'))
    },
  )

  it('is different for every name', () => {
    const ids = accounts.flatMap(({ credentials }) => credentials.map(({ id }) => text(id)))
    expect(new Set(ids).size).toBe(ids.length)
    expect(new Set(accounts.map(({ userId }) => userId)).size).toBe(NAMES.length)
    expect(new Set(accounts.map(({ handle }) => text(handle))).size).toBe(NAMES.length)
  })

  it('is different in every installation', () => {
    const other = decoysOf(2).forName('ada@example.org')
    const own = decoys.forName('ada@example.org')
    expect(other.userId).not.toBe(own.userId)
    expect(text(other.handle)).not.toBe(text(own.handle))
  })

  it('has a user handle and a user id of the same length as real accounts', () => {
    for (const { handle, userId } of accounts) {
      expect(handle).toHaveLength(64)
      expect(userId).toHaveLength(36)
    }
  })

  it('has a realistic number of passkeys within the limit', () => {
    const counts = accounts.map(({ credentials }) => credentials.length)
    expect(new Set(counts)).toEqual(new Set([1, 2, 3, 4, 5]))
    expect(counts.filter((count) => count === 1).length).toBeGreaterThan(NAMES.length / 2)
    const limited = decoysOf(1, 2)
    for (const name of NAMES) expect(limited.forName(name).credentials.length).toBeLessThanOrEqual(2)
  })

  it('has only the configured kinds of passkeys, and every kind occurs', () => {
    const kinds = accounts.flatMap(({ credentials }) =>
      credentials.map(({ id, transports }) => `${id.length} ${transports.join(' ')}`),
    )
    expect(new Set(kinds)).toEqual(
      new Set(DECOY_MODELS.map(({ idLength, transports }) => `${idLength} ${transports.join(' ')}`)),
    )
  })

  it('lists its transports in the same order as options for real passkeys', () => {
    for (const { transports } of DECOY_MODELS) expect(transports).toEqual([...transports].sort())
  })

  it('is recognised only by the service that created it', () => {
    const other = decoysOf(2)
    for (const { credentials } of accounts.slice(0, 200)) {
      for (const { id } of credentials)
        expect([decoys.isDecoyCredential(id), other.isDecoyCredential(id)]).toEqual([true, false])
    }
  })

  it.each([0, 1, 7, 8, 16, 32, 64])('does not include a credential ID of %i bytes from an authenticator', (length) => {
    expect(decoys.isDecoyCredential(new Uint8Array(length).fill(7) as CredentialId)).toBe(false)
  })

  it('does not include a credential ID with one changed byte', () => {
    const [{ id } = { id: new Uint8Array() }] = decoys.forName('ada@example.org').credentials
    for (let i = 0; i < id.length; i += 1) {
      const changed = id.map((byte, at) => (at === i ? byte ^ 1 : byte)) as CredentialId
      expect(decoys.isDecoyCredential(changed)).toBe(false)
    }
  })
})

describe('the shares of decoy accounts', () => {
  it.each([
    ['models', DECOY_MODELS.map(({ share }) => share)],
    ['counts', DECOY_COUNTS],
  ])('of %s add up to 256', (_what, shares) => {
    expect(shares.reduce((sum, share) => sum + share, 0)).toBe(256)
  })
})
