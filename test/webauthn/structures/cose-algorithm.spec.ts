import { COSE_ALGORITHMS, findCoseAlgorithm } from '../../../src/webauthn/structures/cose-algorithm.js'

describe('COSE algorithms', () => {
  it.each([
    [-7, 'ES256', { keyType: 'EC2', curve: 'P-256', hash: 'sha256' }],
    [-35, 'ES384', { keyType: 'EC2', curve: 'P-384', hash: 'sha384' }],
    [-36, 'ES512', { keyType: 'EC2', curve: 'P-521', hash: 'sha512' }],
    [-47, 'ES256K', { keyType: 'EC2', curve: 'secp256k1', hash: 'sha256' }],
    [-9, 'ESP256', { keyType: 'EC2', curve: 'P-256', hash: 'sha256' }],
    [-51, 'ESP384', { keyType: 'EC2', curve: 'P-384', hash: 'sha384' }],
    [-52, 'ESP512', { keyType: 'EC2', curve: 'P-521', hash: 'sha512' }],
    [-8, 'EdDSA', { keyType: 'OKP', curve: 'Ed25519' }],
    [-19, 'Ed25519', { keyType: 'OKP', curve: 'Ed25519' }],
    [-53, 'Ed448', { keyType: 'OKP', curve: 'Ed448' }],
    [-257, 'RS256', { keyType: 'RSA', scheme: 'rsa-pkcs1', hash: 'sha256' }],
    [-258, 'RS384', { keyType: 'RSA', scheme: 'rsa-pkcs1', hash: 'sha384' }],
    [-259, 'RS512', { keyType: 'RSA', scheme: 'rsa-pkcs1', hash: 'sha512' }],
    [-37, 'PS256', { keyType: 'RSA', scheme: 'rsa-pss', hash: 'sha256' }],
    [-38, 'PS384', { keyType: 'RSA', scheme: 'rsa-pss', hash: 'sha384' }],
    [-39, 'PS512', { keyType: 'RSA', scheme: 'rsa-pss', hash: 'sha512' }],
    [-65535, 'RS1', { keyType: 'RSA', scheme: 'rsa-pkcs1', hash: 'sha1', use: 'attestation' }],
    [-48, 'ML-DSA-44', { keyType: 'AKP', publicKeyLength: 1312, signatureLength: 2420 }],
    [-49, 'ML-DSA-65', { keyType: 'AKP', publicKeyLength: 1952, signatureLength: 3309 }],
    [-50, 'ML-DSA-87', { keyType: 'AKP', publicKeyLength: 2592, signatureLength: 4627 }],
  ])('define %d as %s', (id, name, rest) => {
    expect(findCoseAlgorithm(id)).toMatchObject({ use: 'credential', id, name, ...rest })
  })

  it('comprise twenty algorithms with unique identifiers', () => {
    expect(new Set(COSE_ALGORITHMS.map(({ id }) => id)).size).toBe(20)
    expect(COSE_ALGORITHMS.length).toBe(20)
  })

  it('use SHA-1 in attestation statements only [cose.rs1-disabled]', () => {
    const sha1 = COSE_ALGORITHMS.filter((algorithm) => 'hash' in algorithm && algorithm.hash === 'sha1')
    expect(sha1.map(({ name, use }) => [name, use])).toEqual([['RS1', 'attestation']])
  })

  it.each([0, 7, -1, -10, -54, 1.5, Number.NaN])('do not define %d', (id) => {
    expect(findCoseAlgorithm(id)).toBeUndefined()
  })
})
