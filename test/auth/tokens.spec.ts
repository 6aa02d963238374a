import { JwtService } from '@nestjs/jwt'
import { SignJWT } from 'jose'
import type { AuthenticationFacts } from '../../src/auth/tokens/authentication-facts.js'
import { generateSigningKey, parseSigningKey } from '../../src/auth/tokens/signing-key.js'
import { TokenSigner } from '../../src/auth/tokens/token-signer.js'
import { TokensService } from '../../src/auth/tokens/tokens.service.js'
import { SystemRandom } from '../../src/common/random.js'
import { createConfig } from '../../src/config/load-config.js'
import { TestClock } from '../support/clock.js'
import { testEnvironment } from '../support/config.js'

const clock = new TestClock()
const KEY = parseSigningKey(generateSigningKey())

function serviceOf(tokens: object = {}, key = KEY): TokensService {
  const jwt = new JwtService({ privateKey: key.privateKey, publicKey: key.publicKey })
  const config = createConfig({ tokens }, testEnvironment())
  return new TokensService(new TokenSigner(jwt, key), config, clock, new SystemRandom())
}

const USER = { userId: 'ada', sessionId: 's1' }
const FACTS: AuthenticationFacts = {
  purpose: 'sign-in',
  passkeyId: 'p',
  aaguid: 'a',
  userVerified: true,
  backupEligible: false,
  backupState: false,
  modelProven: false,
  at: clock.now(),
}
const SESSION = { userId: 'ada', id: 's1', facts: FACTS }

const service = serviceOf()

interface Deviation {
  readonly header?: Record<string, unknown>
  readonly claims?: Record<string, unknown>
  readonly key?: Parameters<SignJWT['sign']>[0]
}

/** A token made by hand: an honest one unless the test says otherwise. */
async function forge({ header = {}, claims = {}, key = KEY.privateKey }: Deviation = {}): Promise<string> {
  const now = clock.now().getTime() / 1000
  const honest = { sub: 'ada', sid: 's1', iss: 'http://localhost:3000', aud: 'localhost', iat: now, exp: now + 900 }
  return new SignJWT({ ...honest, ...claims }).setProtectedHeader({ alg: 'ES256', typ: 'at+jwt', ...header }).sign(key)
}

describe('an access token', () => {
  it('says whose it is', async () => {
    expect(service.verifyAccessToken(service.issueAccessToken(SESSION).token)).toEqual(USER)
    expect(service.verifyAccessToken(await forge())).toEqual(USER)
  })

  it('ends when it says', () => {
    const { token, expiresAt } = serviceOf({ access_token_seconds: 60 }).issueAccessToken(SESSION)
    expect(expiresAt.getTime()).toBe(clock.now().getTime() + 60_000)
    clock.advanceSeconds(59)
    expect(service.verifyAccessToken(token)).toEqual(USER)
    clock.advanceSeconds(1)
    expect(() => service.verifyAccessToken(token)).toThrow('credentials_invalid')
  })

  it.each<[string, Deviation]>([
    ['for another audience', { claims: { aud: 'example.com' } }],
    ['of another issuer', { claims: { iss: 'https://evil.example' } }],
    ['without a session', { claims: { sid: undefined } }],
    ['with a session that is no text', { claims: { sid: 5 } }],
    ['without a user', { claims: { sub: undefined } }],
    ['of another type', { header: { typ: 'JWT' } }],
    ['of no type', { header: { typ: undefined } }],
    ['of the future', { claims: { nbf: 4_000_000_000 } }],
    ['signed with a secret', { header: { alg: 'HS256' }, key: new TextEncoder().encode(JSON.stringify(KEY.jwk)) }],
    [
      'signed with the public key as a secret',
      {
        header: { alg: 'HS256' },
        key: new TextEncoder().encode(KEY.publicKey.export({ type: 'spki', format: 'pem' }) as string),
      },
    ],
    ['signed with another key', { key: parseSigningKey(generateSigningKey()).privateKey }],
  ])('is not one %s', async (_what, deviation) => {
    const token = await forge(deviation)
    expect(() => service.verifyAccessToken(token)).toThrow('credentials_invalid')
  })

  it('is not one without a signature', async () => {
    const [, claims = ''] = (await forge()).split('.')
    const header = Buffer.from(JSON.stringify({ alg: 'none', typ: 'at+jwt' })).toString('base64url')
    for (const token of [`${header}.${claims}.`, `${header}.${claims}`, claims, '', 'a.b.c']) {
      expect(() => service.verifyAccessToken(token)).toThrow('credentials_invalid')
    }
  })

  it('is not a result token', () => {
    const { token } = service.issueResultToken('ada', FACTS)
    expect(() => service.verifyAccessToken(token)).toThrow('credentials_invalid')
  })

  it('has an issuer and an audience that the configuration can name', () => {
    const named = serviceOf({ issuer: 'https://id.example.com', audience: 'shop' })
    const { token } = named.issueAccessToken(SESSION)
    expect(named.verifyAccessToken(token)).toEqual(USER)
    expect(() => service.verifyAccessToken(token)).toThrow('credentials_invalid')
  })
})
