import { createPublicKey, generateKeyPairSync, type KeyObject } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { findConfiguredKey, generateSigningKey } from '../../src/auth/signing-keys/signing-key.js'
import { InvalidConfigurationError } from '../../src/config/invalid-configuration-error.js'
import { tokenAlgorithmOf } from '../../src/config/secrets.js'
import { testEnvironment } from '../support/config.js'

const load = (tokenSigningKey?: string) => findConfiguredKey({ ...testEnvironment(), tokenSigningKey })

const MEMBERS = { ES256: ['crv', 'kty', 'x', 'y'], EdDSA: ['crv', 'kty', 'x'], RS256: ['e', 'kty', 'n'] }

const rsaPem = (modulusLength: number, publicExponent = 65_537) =>
  generateKeyPairSync('rsa', { modulusLength, publicExponent }).privateKey.export({
    type: 'pkcs8',
    format: 'pem',
  }) as string

describe('a signing key', () => {
  it.each(['ES256', 'EdDSA', 'RS256'] as const)(
    'of %s has its thumbprint (RFC 7638) as kid and a JWK without the private part',
    async (algorithm) => {
      const { jwk, kid } = await generateSigningKey(algorithm)
      expect(kid).toBe(await calculateJwkThumbprint(jwk as JWK))
      expect(jwk).toMatchObject({ kid, alg: algorithm, use: 'sig' })
      expect(Object.keys(jwk).sort()).toEqual(['alg', 'kid', 'use', ...MEMBERS[algorithm]].sort())
    },
  )

  it('differs from every other generated key', async () => {
    expect((await generateSigningKey('ES256')).kid).not.toBe((await generateSigningKey('ES256')).kid)
  })
})

describe('findConfiguredKey', () => {
  it('returns undefined when the variable is not set', () => {
    expect(load()).toBeUndefined()
  })

  it.each(['ES256', 'EdDSA', 'RS256'] as const)(
    'accepts an %s key as PEM, as PEM with escaped line breaks, and as JWK',
    async (algorithm) => {
      const { jwk, privateKey } = await generateSigningKey(algorithm)
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
      const given = [pem, pem.replaceAll('\n', '\\n'), JSON.stringify(privateKey.export({ format: 'jwk' }))]
      expect(given.map((text) => load(text)?.jwk)).toEqual([jwk, jwk, jwk])
    },
  )

  const pemOf = (curve: string) =>
    generateKeyPairSync('ec', { namedCurve: curve }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string

  it.each([
    ['text that is not a key', 'secret'],
    ['an empty JWK', '{}'],
    ['broken JSON', '{"kty":'],
    ['a key on another curve', pemOf('P-384')],
    ['a key on Ed448', generateKeyPairSync('ed448').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string],
    ['an RSA key of 2047 bits', rsaPem(2047)],
    ['an RSA key with the exponent 3', rsaPem(2048, 3)],
    [
      'an RSA-PSS key',
      generateKeyPairSync('rsa-pss', { modulusLength: 2048 }).privateKey.export({
        type: 'pkcs8',
        format: 'pem',
      }) as string,
    ],
    ['an X25519 key', generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string],
    ['a public key', createPublicKey(pemOf('P-256')).export({ type: 'spki', format: 'pem' }) as string],
  ])('rejects %s without showing it', (_what, text) => {
    expect(() => load(text)).toThrow(InvalidConfigurationError)
    expect(() => load(text)).toThrow('LATCHKEY_TOKEN_SIGNING_KEY')
    expect(() => load(text)).not.toThrow(text)
  })
})

// Generating keys of these sizes takes seconds.
it.each([
  [2047, undefined],
  [2048, 'RS256'],
  [4096, 'RS256'],
  [4097, undefined],
])('an RSA key of %i bits has the token algorithm %s', (modulusLength, algorithm) => {
  const asymmetricKeyDetails = { modulusLength, publicExponent: 65_537n }
  const key = { type: 'private', asymmetricKeyType: 'rsa', asymmetricKeyDetails } as KeyObject
  expect(tokenAlgorithmOf(key)).toBe(algorithm)
})
