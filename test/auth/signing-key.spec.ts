import { createPublicKey, generateKeyPairSync } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { calculateJwkThumbprint, type JWK } from 'jose'
import { loadSigningKey } from '../../src/auth/tokens/load-signing-key.js'
import { generateSigningKey, parseSigningKey } from '../../src/auth/tokens/signing-key.js'
import { InvalidConfigurationError } from '../../src/config/invalid-configuration-error.js'
import { testEnvironment } from '../support/config.js'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-keys-'))
})
afterEach(() => rmSync(directory, { recursive: true, force: true }))

const load = (tokenSigningKey?: string, dataDirectory = join(directory, 'data')) =>
  loadSigningKey({ ...testEnvironment({ dataDirectory }), tokenSigningKey })

const file = () => join(directory, 'data/token-signing-key.pem')

describe('the signing key', () => {
  it('is made at the first start, for its owner alone', () => {
    load()
    expect(statSync(file()).mode & 0o777).toBe(0o600)
    expect(statSync(join(directory, 'data')).mode & 0o777).toBe(0o700)
  })

  it('stays the same', () => {
    expect(load().jwk).toEqual(load().jwk)
  })

  it('comes from the environment as PEM, also with its line breaks written out, or as JWK', () => {
    const pem = generateSigningKey()
    const { jwk, privateKey } = parseSigningKey(pem)
    const given = [pem, pem.replaceAll('\n', '\\n'), JSON.stringify(privateKey.export({ format: 'jwk' }))]
    expect(given.map((text) => load(text).jwk)).toEqual([jwk, jwk, jwk])
    expect(existsSync(file())).toBe(false)
  })

  it('is named by its thumbprint (RFC 7638), and published without its private part', async () => {
    const { jwk } = load()
    expect(jwk.kid).toBe(await calculateJwkThumbprint(jwk as JWK))
    expect(Object.keys(jwk).sort()).toEqual(['alg', 'crv', 'kid', 'kty', 'use', 'x', 'y'])
  })

  const pemOf = (curve: string) =>
    generateKeyPairSync('ec', { namedCurve: curve }).privateKey.export({ type: 'pkcs8', format: 'pem' }) as string

  it.each([
    ['no key', 'secret'],
    ['an empty JWK', '{}'],
    ['broken JSON', '{"kty":'],
    ['another curve', pemOf('P-384')],
    ['another algorithm', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }) as string],
    ['a public key', createPublicKey(pemOf('P-256')).export({ type: 'spki', format: 'pem' }) as string],
  ])('is not %s', (_what, text) => {
    expect(() => load(text)).toThrow(InvalidConfigurationError)
    expect(() => load(text)).toThrow('LATCHKEY_TOKEN_SIGNING_KEY')
    expect(() => load(text)).not.toThrow(text)
  })

  it('is not replaced when its file cannot be used', () => {
    load()
    writeFileSync(file(), 'broken')
    expect(() => load()).toThrow(file())
    expect(readFileSync(file(), 'utf8')).toBe('broken')
  })

  it('is not made where there is something else', () => {
    load()
    rmSync(file())
    writeFileSync(join(directory, 'plain'), '')
    expect(() => load(undefined, join(directory, 'plain'))).toThrow()
  })
})
