import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { pinnedKey } from '../../src/auth/signing-keys/pinned-key.js'
import { generateSigningKey } from '../../src/auth/signing-keys/signing-key.js'
import { InvalidConfigurationError } from '../../src/config/invalid-configuration-error.js'
import { testEnvironment } from '../support/config.js'

const load = (tokenSigningKey?: string) => pinnedKey({ ...testEnvironment(), tokenSigningKey })

describe('a signing key', () => {
  it.each(['ES256', 'EdDSA'] as const)(
    'of %s is named by its thumbprint (RFC 7638), without its private part',
    async (algorithm) => {
      const { jwk, kid } = generateSigningKey(algorithm)
      expect(kid).toBe(await calculateJwkThumbprint(jwk as JWK))
      expect(jwk).toMatchObject({ kid, alg: algorithm, use: 'sig' })
      const members = algorithm === 'ES256' ? ['crv', 'kty', 'x', 'y'] : ['crv', 'kty', 'x']
      expect(Object.keys(jwk).sort()).toEqual(['alg', 'kid', 'use', ...members].sort())
    },
  )

  it('is another each time', () => {
    expect(generateSigningKey('ES256').kid).not.toBe(generateSigningKey('ES256').kid)
  })
})

describe('the pinned signing key', () => {
  it('is none unless the environment has one', () => {
    expect(load()).toBeUndefined()
  })

  it.each(['ES256', 'EdDSA'] as const)(
    'comes for %s as PEM, also with its line breaks written out, or as JWK',
    (algorithm) => {
      const { jwk, privateKey } = generateSigningKey(algorithm)
      const pem = privateKey.export({ type: 'pkcs8', format: 'pem' }) as string
      const given = [pem, pem.replaceAll('\n', '\\n'), JSON.stringify(privateKey.export({ format: 'jwk' }))]
      expect(given.map((text) => load(text)?.jwk)).toEqual([jwk, jwk, jwk])
    },
  )

  const pemOf = (curve: string) =>
    generateKeyPairSync('ec', { namedCurve: curve }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string

  it.each([
    ['no key', 'secret'],
    ['an empty JWK', '{}'],
    ['broken JSON', '{"kty":'],
    ['another curve', pemOf('P-384')],
    [
      'another curve of the same kind',
      generateKeyPairSync('ed448').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    ],
    [
      'another algorithm',
      generateKeyPairSync('rsa', { modulusLength: 2048 }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    ],
    [
      'a key that agrees and does not sign',
      generateKeyPairSync('x25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string,
    ],
    ['a public key', createPublicKey(pemOf('P-256')).export({ type: 'spki', format: 'pem' }) as string],
  ])('is not %s', (_what, text) => {
    expect(() => load(text)).toThrow(InvalidConfigurationError)
    expect(() => load(text)).toThrow('LATCHKEY_TOKEN_SIGNING_KEY')
    expect(() => load(text)).not.toThrow(text)
  })
})
