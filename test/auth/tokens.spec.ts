import { SignJWT } from 'jose'
import { generateSigningKey } from '../../src/auth/signing-keys/signing-key.js'
import { KeyRing } from '../../src/auth/signing-keys/key-ring.js'
import { SigningKeyCipher } from '../../src/auth/signing-keys/signing-key-cipher.js'
import type { KeyChanges } from '../../src/auth/signing-keys/signing-keys.repository.js'
import { SigningKeysRepository } from '../../src/auth/signing-keys/signing-keys.repository.js'
import type { AuthenticationFacts } from '../../src/auth/tokens/authentication-facts.js'
import { MasterSecret } from '../../src/auth/secrets/master-secret.js'
import { TokenSigner } from '../../src/auth/tokens/token-signer.js'
import { TokensService } from '../../src/auth/tokens/tokens.service.js'
import { SystemRandom } from '../../src/common/random.js'
import { createConfig } from '../../src/config/load-config.js'
import { TestClock } from '../support/clock.js'
import { testEnvironment } from '../support/config.js'

/** The one key is pinned: nothing is stored. */
class NoSigningKeys extends SigningKeysRepository {
  list(): Promise<never[]> {
    return Promise.resolve([])
  }

  apply(_changes: KeyChanges): Promise<never> {
    return Promise.reject(new Error('a pinned key was stored'))
  }

  deleteRetired(): Promise<void> {
    return Promise.resolve()
  }
}

const clock = new TestClock()
const random = new SystemRandom()
const safe = new SigningKeyCipher(new MasterSecret(new Uint8Array(32)), random)
const KEYS = { ES256: generateSigningKey('ES256'), EdDSA: generateSigningKey('EdDSA') }

function serviceOf(tokens: object = {}, key = KEYS.ES256): TokensService {
  const tokenSigningKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const config = createConfig({ tokens }, testEnvironment({ tokenSigningKey }))
  const ring = new KeyRing(new NoSigningKeys(), safe, clock, config)
  return new TokensService(new TokenSigner(ring), config, clock, random)
}

const SUBJECT = { userId: 'ada', sessionId: 's1' }
const FACTS: AuthenticationFacts = {
  purpose: 'sign-in',
  passkeyId: 'p',
  aaguid: 'a',
  userVerified: true,
  backupEligible: false,
  backupState: false,
  hardwareProven: false,
  at: clock.now(),
}
const sessionOf = (seconds = 86_400) => {
  const expiresAt = new Date(clock.now().getTime() + seconds * 1000)
  return { userId: 'ada', id: 's1', facts: FACTS, expiresAt }
}

interface Deviation {
  readonly header?: Record<string, unknown>
  readonly claims?: Record<string, unknown>
  readonly key?: Parameters<SignJWT['sign']>[0]
}

describe.each(['ES256', 'EdDSA'] as const)('an access token with %s', (alg) => {
  const KEY = KEYS[alg]
  const other = KEYS[alg === 'ES256' ? 'EdDSA' : 'ES256']
  const service = serviceOf({}, KEY)

  /** A token made by hand: an honest one unless the test says otherwise. */
  async function forge({ header = {}, claims = {}, key = KEY.privateKey }: Deviation = {}): Promise<string> {
    const now = clock.now().getTime() / 1000
    const honest = { sub: 'ada', sid: 's1', iss: 'http://localhost:3000', aud: 'localhost', iat: now, exp: now + 900 }
    const jwt = new SignJWT({ ...honest, ...claims })
    return jwt.setProtectedHeader({ alg, typ: 'at+jwt', kid: KEY.kid, ...header }).sign(key)
  }

  it('says whose it is', async () => {
    const { token } = await service.issueAccessToken(sessionOf())
    expect(await service.verifyAccessToken(token)).toEqual(SUBJECT)
    expect(await service.verifyAccessToken(await forge())).toEqual(SUBJECT)
  })

  it('ends when it says', async () => {
    const { token, expiresAt } = await serviceOf({ access_token_seconds: 60 }, KEY).issueAccessToken(sessionOf())
    expect(expiresAt.getTime()).toBe(clock.now().getTime() + 60_000)
    clock.advanceSeconds(59)
    expect(await service.verifyAccessToken(token)).toEqual(SUBJECT)
    clock.advanceSeconds(1)
    await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
  })

  it('ends with its session', async () => {
    const { expiresAt } = await service.issueAccessToken(sessionOf(60))
    expect(expiresAt.getTime()).toBe(clock.now().getTime() + 60_000)
  })

  it.each<[string, Deviation]>([
    ['for another audience', { claims: { aud: 'example.com' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['without a session', { claims: { sid: undefined } }],
    ['with a session that is no text', { claims: { sid: 5 } }],
    ['without a user', { claims: { sub: undefined } }],
    ['of another type', { header: { typ: 'JWT' } }],
    ['of the type of results', { header: { typ: 'authentication-result+jwt' } }],
    ['of no type', { header: { typ: undefined } }],
    ['of the future', { claims: { nbf: 4_000_000_000 } }],
    ['that does not name its key', { header: { kid: undefined } }],
    ['that names another key', { header: { kid: 'x'.repeat(43) } }],
    ['signed with a secret', { header: { alg: 'HS256' }, key: new TextEncoder().encode(JSON.stringify(KEY.jwk)) }],
    [
      'signed with the public key as a secret',
      {
        header: { alg: 'HS256' },
        key: new TextEncoder().encode(KEY.publicKey.export({ type: 'spki', format: 'pem' }) as string),
      },
    ],
    ['signed with another key', { key: generateSigningKey(alg).privateKey }],
    ['of another algorithm', { header: { alg: other.algorithm }, key: other.privateKey }],
  ])('is not one %s', async (_what, deviation) => {
    const token = await forge(deviation)
    await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
  })

  it('is not one without a signature', async () => {
    const [, claims = ''] = (await forge()).split('.')
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: KEY.kid })).toString('base64url')
    for (const token of [`${header}.${claims}.`, `${header}.${claims}`, claims, '', 'a.b.c']) {
      await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
    }
  })

  it('is not a result token', async () => {
    const { token } = await service.issueResultToken('ada', FACTS)
    await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
  })

  it('has an issuer and an audience that the configuration can name', async () => {
    const named = serviceOf({ issuer: 'https://id.example.com', audience: 'shop' }, KEY)
    const { token } = await named.issueAccessToken(sessionOf())
    expect(await named.verifyAccessToken(token)).toEqual(SUBJECT)
    await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
  })
})

describe('a token', () => {
  const service = serviceOf()

  it('reads as what it is', async () => {
    const access = await service.issueAccessToken(sessionOf())
    const result = await service.issueResultToken('ada', FACTS)
    const single = await service.issueResultToken('ada', FACTS, { singleUse: true })
    expect(await service.read(access.token)).toMatchObject({ use: 'access', claims: { sub: 'ada', sid: 's1' } })
    expect(await service.read(result.token)).toMatchObject({ use: 'result', claims: { sub: 'ada', passkey_id: 'p' } })
    expect((await service.read(result.token))?.claims).not.toHaveProperty('single_use')
    expect((await service.read(single.token))?.claims).toMatchObject({ single_use: true })
  })

  it.each(['', 'a.b.c', 'lr_x'])('reads as nothing where it is %p', async (text) => {
    expect(await service.read(text)).toBeUndefined()
  })
})
