import { decodeJwt, decodeProtectedHeader, SignJWT } from 'jose'
import { generateSigningKey } from '../../src/auth/signing-keys/signing-key.js'
import { KeyRing } from '../../src/auth/signing-keys/key-ring.js'
import { SigningKeyCipher } from '../../src/auth/signing-keys/signing-key-cipher.js'
import type { SigningKeyChanges } from '../../src/auth/signing-keys/signing-keys.repository.js'
import { SigningKeysRepository } from '../../src/auth/signing-keys/signing-keys.repository.js'
import type { AuthenticationFacts } from '../../src/auth/tokens/authentication-facts.js'
import { MasterSecret } from '../../src/auth/secrets/master-secret.js'
import { TokenSigner } from '../../src/auth/tokens/token-signer.js'
import { TokensService } from '../../src/auth/tokens/tokens.service.js'
import { SystemRandom } from '../../src/common/random.js'
import { createConfig } from '../../src/config/load-config.js'
import { TestClock } from '../support/clock.js'
import { testEnvironment } from '../support/config.js'

/** A repository without keys: the environment sets the key. */
class NoSigningKeys extends SigningKeysRepository {
  list(): Promise<never[]> {
    return Promise.resolve([])
  }

  apply(_changes: SigningKeyChanges): Promise<never> {
    return Promise.reject(new Error('a configured key was stored'))
  }

  deleteRetired(): Promise<void> {
    return Promise.resolve()
  }
}

const clock = new TestClock()
const random = new SystemRandom()
const cipher = new SigningKeyCipher(new MasterSecret(new Uint8Array(32)), random)
const KEYS = {
  ES256: await generateSigningKey('ES256'),
  EdDSA: await generateSigningKey('EdDSA'),
  RS256: await generateSigningKey('RS256'),
}
const OTHER_KEYS = {
  ES256: await generateSigningKey('ES256'),
  EdDSA: await generateSigningKey('EdDSA'),
  RS256: await generateSigningKey('RS256'),
}

function serviceOf(tokens: object = {}, key = KEYS.ES256): TokensService {
  const tokenSigningKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
  const config = createConfig({ tokens }, testEnvironment({ tokenSigningKey }))
  const ring = new KeyRing(new NoSigningKeys(), cipher, clock, config)
  return new TokensService(new TokenSigner(ring), ring, config, clock, random)
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

describe.each(['ES256', 'EdDSA', 'RS256'] as const)('an access token with %s', (alg) => {
  const KEY = KEYS[alg]
  const other = KEYS[alg === 'ES256' ? 'EdDSA' : 'ES256']
  const service = serviceOf({}, KEY)

  /** Creates a token that is valid except for the given deviation. */
  async function forge({ header = {}, claims = {}, key = KEY.privateKey }: Deviation = {}): Promise<string> {
    const now = clock.now().getTime() / 1000
    const valid = { sub: 'ada', sid: 's1', iss: 'http://localhost:3000', aud: 'localhost', iat: now, exp: now + 900 }
    const jwt = new SignJWT({ ...valid, ...claims })
    return jwt.setProtectedHeader({ alg, typ: 'at+jwt', kid: KEY.kid, ...header }).sign(key)
  }

  it('identifies its user and its session', async () => {
    const { token } = service.issueAccessToken(sessionOf())
    expect(await service.verifyAccessToken(token)).toEqual(SUBJECT)
    expect(await service.verifyAccessToken(await forge())).toEqual(SUBJECT)
  })

  it('has the header and the claims of RFC 9068', () => {
    const { token } = service.issueAccessToken(sessionOf())
    const issuedAt = Math.floor(clock.now().getTime() / 1000)
    expect(decodeProtectedHeader(token)).toEqual({ alg, typ: 'at+jwt', kid: KEY.kid })
    expect(decodeJwt(token)).toMatchObject({
      iss: 'http://localhost:3000',
      aud: 'localhost',
      sub: 'ada',
      client_id: 'localhost',
      iat: issuedAt,
      exp: issuedAt + 900,
      jti: expect.stringMatching(/^[0-9a-f-]{36}$/),
    })
  })

  it('expires after access_token_seconds', async () => {
    const { token, expiresAt } = serviceOf({ access_token_seconds: 60 }, KEY).issueAccessToken(sessionOf())
    expect(expiresAt.getTime()).toBe(clock.now().getTime() + 60_000)
    clock.advanceSeconds(59)
    expect(await service.verifyAccessToken(token)).toEqual(SUBJECT)
    clock.advanceSeconds(1)
    await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
  })

  it('expires with its session at the latest', () => {
    const { expiresAt } = service.issueAccessToken(sessionOf(60))
    expect(expiresAt.getTime()).toBe(clock.now().getTime() + 60_000)
  })

  it.each<[string, Deviation]>([
    ['for another audience', { claims: { aud: 'example.com' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['without a session', { claims: { sid: undefined } }],
    ['with a session that is not a string', { claims: { sid: 5 } }],
    ['without a user', { claims: { sub: undefined } }],
    ['of another type', { header: { typ: 'JWT' } }],
    ['of the type of result tokens', { header: { typ: 'authentication-result+jwt' } }],
    ['without a type', { header: { typ: undefined } }],
    ['that is not valid yet', { claims: { nbf: 4_000_000_000 } }],
    ['without a kid', { header: { kid: undefined } }],
    ['with an unknown kid', { header: { kid: 'x'.repeat(43) } }],
    ['signed with HS256', { header: { alg: 'HS256' }, key: new TextEncoder().encode(JSON.stringify(KEY.jwk)) }],
    [
      'signed with HS256 and the public key as the secret',
      {
        header: { alg: 'HS256' },
        key: new TextEncoder().encode(KEY.publicKey.export({ type: 'spki', format: 'pem' }) as string),
      },
    ],
    ['signed with another key', { key: OTHER_KEYS[alg].privateKey }],
    ['with another algorithm', { header: { alg: other.algorithm }, key: other.privateKey }],
    ...(alg === 'RS256' ? [['signed with PS256', { header: { alg: 'PS256' } }] satisfies [string, Deviation]] : []),
  ])('is rejected %s', async (_what, deviation) => {
    const token = await forge(deviation)
    await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
  })

  it('is rejected without a signature', async () => {
    const [, claims = ''] = (await forge()).split('.')
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt', kid: KEY.kid })).toString('base64url')
    for (const token of [`${header}.${claims}.`, `${header}.${claims}`, claims, '', 'a.b.c']) {
      await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
    }
  })

  it('cannot be replaced by a result token', async () => {
    const { token } = service.issueResultToken('ada', FACTS)
    await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
  })

  it('uses the configured issuer and audience', async () => {
    const named = serviceOf({ issuer: 'https://id.example.com', audience: 'shop' }, KEY)
    const { token } = named.issueAccessToken(sessionOf())
    expect(await named.verifyAccessToken(token)).toEqual(SUBJECT)
    await expect(service.verifyAccessToken(token)).rejects.toThrow('credentials_invalid')
  })
})

describe('tryVerify', () => {
  const service = serviceOf()

  it('returns the kind and the claims of a valid token', async () => {
    const access = service.issueAccessToken(sessionOf())
    const result = service.issueResultToken('ada', FACTS)
    const single = service.issueResultToken('ada', FACTS, { singleUse: true })
    expect(await service.tryVerify(access.token)).toMatchObject({ use: 'access', claims: { sub: 'ada', sid: 's1' } })
    expect(await service.tryVerify(result.token)).toMatchObject({
      use: 'result',
      claims: { sub: 'ada', passkey_id: 'p' },
    })
    expect((await service.tryVerify(result.token))?.claims).not.toHaveProperty('single_use')
    expect((await service.tryVerify(single.token))?.claims).toMatchObject({ single_use: true })
  })

  it.each(['', 'a.b.c', 'lr_x'])('returns undefined for %p', async (text) => {
    expect(await service.tryVerify(text)).toBeUndefined()
  })
})
