import type { CborValue } from '../../../src/webauthn/bytes/cbor.js'
import { UnsupportedError } from '../../../src/webauthn/errors/engine-error.js'
import { parseCoseKey } from '../../../src/webauthn/structures/cose-key.js'
import { cbor, concat, hex, refusalOf } from '../bytes/writers.js'
import { changed, coseKey, ED25519, ES256, type Labels, ML_DSA_44, RS256 } from './samples.js'

const bytes = (length: number): Uint8Array => new Uint8Array(length).fill(0xa5)
const parse = (labels: Labels): unknown => parseCoseKey(coseKey(labels))

describe('a COSE key of each algorithm', () => {
  const curves = [
    [-7, 1, 'P-256', 32],
    [-35, 2, 'P-384', 48],
    [-36, 3, 'P-521', 66],
    [-47, 8, 'secp256k1', 32],
    [-9, 1, 'P-256', 32],
    [-51, 2, 'P-384', 48],
    [-52, 3, 'P-521', 66],
  ] as const

  it.each(curves)(
    '%d uses curve %d, %s, with coordinates of %d bytes [cose.fully-specified]',
    (alg, id, crv, length) => {
      const key = changed(ES256, { 3: alg, [-1]: id, [-2]: bytes(length), [-3]: bytes(length) })
      expect(parse(key)).toEqual({ kty: 'EC2', alg, crv, x: bytes(length), y: bytes(length) })
    },
  )

  it.each(curves)('%d uses no curve other than %d, %s [cose.alg-crv-match]', (alg, id, _, length) => {
    for (const other of [0, 1, 2, 3, 4, 5, 6, 7, 8].filter((crv) => crv !== id)) {
      const key = changed(ES256, { 3: alg, [-1]: other, [-2]: bytes(length), [-3]: bytes(length) })
      expect(refusalOf(() => parse(key))).toMatchObject({ code: 'cose_curve_mismatch', path: 'publicKey[-1]' })
    }
  })

  it.each(curves)(
    '%d (curve %d, %s) requires coordinates of exactly %d bytes [cose.ec-coordinate-length]',
    (alg, id, _, n) => {
      for (const length of [0, n - 1, n + 1, 2 * n + 1]) {
        for (const label of [-2, -3]) {
          const key = changed(ES256, { 3: alg, [-1]: id, [-2]: bytes(n), [-3]: bytes(n), [label]: bytes(length) })
          expect(refusalOf(() => parse(key))).toMatchObject({ code: 'cose_key_length', path: `publicKey[${label}]` })
        }
      }
    },
  )

  it.each([
    [-8, 6, 'Ed25519', 32],
    [-19, 6, 'Ed25519', 32],
    [-53, 7, 'Ed448', 57],
  ] as const)(
    '%d uses curve %d, %s, with exactly %d bytes [cose.okp-length] [cose.fully-specified]',
    (alg, id, crv, n) => {
      const key = changed(ED25519, { 3: alg, [-1]: id, [-2]: bytes(n) })
      expect(parse(key)).toEqual({ kty: 'OKP', alg, crv, x: bytes(n) })
      for (const length of [0, n - 1, n + 1]) {
        expect(refusalOf(() => parse(changed(key, { [-2]: bytes(length) }))).code).toBe('cose_key_length')
      }
      const otherCurve = changed(key, { [-1]: id === 6 ? 7 : 6 })
      expect(refusalOf(() => parse(otherCurve)).code).toBe('cose_curve_mismatch')
    },
  )

  it.each([-257, -258, -259, -37, -38, -39])('%d is an RSA key', (alg) => {
    expect(parse(changed(RS256, { 3: alg }))).toEqual({ kty: 'RSA', alg, n: bytes(256), e: hex('010001') })
  })

  it.each([
    [-48, 1312],
    [-49, 1952],
    [-50, 2592],
  ])('%d is an ML-DSA key of exactly %d bytes [cose.mldsa]', (alg, length) => {
    const key = changed(ML_DSA_44, { 3: alg, [-1]: bytes(length) })
    expect(parse(key)).toEqual({ kty: 'AKP', alg, publicKey: bytes(length) })
    for (const wrong of [0, length - 1, length + 1]) {
      expect(refusalOf(() => parse(changed(key, { [-1]: bytes(wrong) }))).code).toBe('cose_key_length')
    }
  })
})

describe('parseCoseKey rejects', () => {
  const refusals: readonly [what: string, labels: Labels, code: string, path: string][] = [
    ['an EC2 key with RS256 [cose.kty-alg-match]', changed(ES256, { 3: -257 }), 'cose_key_type_mismatch', '[1]'],
    ['an OKP key with ES256 [cose.kty-alg-match]', changed(ED25519, { 3: -7 }), 'cose_key_type_mismatch', '[1]'],
    ['an RSA key with EdDSA [cose.kty-alg-match]', changed(RS256, { 3: -8 }), 'cose_key_type_mismatch', '[1]'],
    ['an AKP key with ES256 [cose.kty-alg-match]', changed(ML_DSA_44, { 3: -7 }), 'cose_key_type_mismatch', '[1]'],
    ['a symmetric key [cose.kty-alg-match]', changed(ES256, { 1: 4 }), 'cose_key_type_mismatch', '[1]'],
    ['a missing key type', changed(ES256, { 1: undefined }), 'cose_key_type_mismatch', '[1]'],
    ['ES256 on P-384 [cose.alg-crv-match]', changed(ES256, { [-1]: 2 }), 'cose_curve_mismatch', '[-1]'],
    [
      'EdDSA on Ed448 [cose.alg-crv-match]',
      changed(ED25519, { [-1]: 7, [-2]: bytes(57) }),
      'cose_curve_mismatch',
      '[-1]',
    ],
    ['ESP256 on P-384 [cose.fully-specified]', changed(ES256, { 3: -9, [-1]: 2 }), 'cose_curve_mismatch', '[-1]'],
    ['ES256K on P-256 [cose.es256k-optin]', changed(ES256, { 3: -47 }), 'cose_curve_mismatch', '[-1]'],
    ['a missing curve', changed(ES256, { [-1]: undefined }), 'cose_curve_mismatch', '[-1]'],
    ['a missing algorithm [cose.alg-present]', changed(ES256, { 3: undefined }), 'cose_algorithm_missing', '[3]'],
    ['an algorithm name [cose.alg-present]', changed(ES256, { 3: 'ES256' }), 'cose_algorithm_missing', '[3]'],
    ['an algorithm as bytes [cose.alg-present]', changed(ES256, { 3: hex('07') }), 'cose_algorithm_missing', '[3]'],
    ['a key ID [cose.no-optional-params]', changed(ES256, { 2: hex('01') }), 'cose_parameter_unexpected', '[2]'],
    ['key operations [cose.no-optional-params]', changed(ES256, { 4: [2] }), 'cose_parameter_unexpected', '[4]'],
    ['a base IV [cose.no-optional-params]', changed(ED25519, { 5: hex('00') }), 'cose_parameter_unexpected', '[5]'],
    ['a y-coordinate on an OKP key', changed(ED25519, { [-3]: bytes(32) }), 'cose_parameter_unexpected', '[-3]'],
    [
      'the private key d of EC2 [cose.no-private]',
      changed(ES256, { [-4]: bytes(32) }),
      'cose_private_parameter',
      '[-4]',
    ],
    [
      'the private key d of OKP [cose.no-private]',
      changed(ED25519, { [-4]: bytes(32) }),
      'cose_private_parameter',
      '[-4]',
    ],
    [
      'the private exponent d of RSA [cose.no-private]',
      changed(RS256, { [-3]: bytes(256) }),
      'cose_private_parameter',
      '[-3]',
    ],
    ['the prime p of RSA [cose.no-private]', changed(RS256, { [-4]: bytes(128) }), 'cose_private_parameter', '[-4]'],
    ['the seed of ML-DSA [cose.no-private]', changed(ML_DSA_44, { [-2]: bytes(32) }), 'cose_private_parameter', '[-2]'],
    [
      'the CRT coefficient t_i of RSA [cose.no-private]',
      changed(RS256, { [-12]: bytes(32) }),
      'cose_private_parameter',
      '[-12]',
    ],
    ['the label after d of EC2', changed(ES256, { [-5]: 1 }), 'cose_parameter_unexpected', '[-5]'],
    ['a private-use label of EC2', changed(ES256, { [-70_000]: 1 }), 'cose_parameter_unexpected', '[-70000]'],
    ['the label after d of OKP', changed(ED25519, { [-5]: 1 }), 'cose_parameter_unexpected', '[-5]'],
    ['the label after t_i of RSA', changed(RS256, { [-13]: 1 }), 'cose_parameter_unexpected', '[-13]'],
    ['the label after the seed of ML-DSA', changed(ML_DSA_44, { [-3]: 1 }), 'cose_parameter_unexpected', '[-3]'],
    ['a missing x', changed(ES256, { [-2]: undefined }), 'cose_parameter_missing', '[-2]'],
    ['a missing y', changed(ES256, { [-3]: undefined }), 'cose_parameter_missing', '[-3]'],
    ['a text string as x', changed(ES256, { [-2]: 'a'.repeat(32) }), 'cose_parameter_missing', '[-2]'],
    ['a missing n', changed(RS256, { [-1]: undefined }), 'cose_parameter_missing', '[-1]'],
    ['a missing public key', changed(ML_DSA_44, { [-1]: undefined }), 'cose_parameter_missing', '[-1]'],
    [
      'the sign of y (true) instead of y [cose.ec-uncompressed]',
      changed(ES256, { [-3]: true }),
      'cose_point_compressed',
      '[-3]',
    ],
    [
      'the sign of y (false) instead of y [cose.ec-uncompressed]',
      changed(ES256, { [-3]: false }),
      'cose_point_compressed',
      '[-3]',
    ],
    ['a key type name [cose.okp-string-labels]', changed(ED25519, { 1: 'OKP' }), 'cose_key_type_mismatch', '[1]'],
    ['a curve name [cose.okp-string-labels]', changed(ED25519, { [-1]: 'Ed25519' }), 'cose_curve_mismatch', '[-1]'],
    ['RSA with 512 bits [cose.rsa-min-modulus]', changed(RS256, { [-1]: bytes(64) }), 'cose_rsa_modulus', '[-1]'],
    [
      'RSA with 2047 bits [cose.rsa-min-modulus]',
      changed(RS256, { [-1]: concat(hex('7f'), bytes(255)) }),
      'cose_rsa_modulus',
      '[-1]',
    ],
    [
      'an even modulus [cose.rsa-odd-modulus]',
      changed(RS256, { [-1]: modulus(256, 'a4') }),
      'cose_rsa_modulus',
      '[-1]',
    ],
    [
      'a modulus with a leading zero [cose.rsa-odd-modulus] [cose.rsa-e-encoding]',
      changed(RS256, { [-1]: concat(hex('00'), bytes(256)) }),
      'cose_rsa_not_minimal',
      '[-1]',
    ],
    ['an empty modulus', changed(RS256, { [-1]: hex('') }), 'cose_rsa_not_minimal', '[-1]'],
    ['e = 1 [cose.rsa-exponent]', changed(RS256, { [-2]: hex('01') }), 'cose_rsa_exponent', '[-2]'],
    ['e = 2 [cose.rsa-exponent]', changed(RS256, { [-2]: hex('02') }), 'cose_rsa_exponent', '[-2]'],
    ['e = 65536 [cose.rsa-exponent]', changed(RS256, { [-2]: hex('010000') }), 'cose_rsa_exponent', '[-2]'],
    ['e = 0 [cose.rsa-exponent]', changed(RS256, { [-2]: hex('00') }), 'cose_rsa_not_minimal', '[-2]'],
    ['an e of 5 bytes [cose.rsa-huge]', changed(RS256, { [-2]: hex('0100000001') }), 'cose_rsa_exponent', '[-2]'],
    [
      'an e with leading zeros [cose.rsa-e-encoding]',
      changed(RS256, { [-2]: hex('00010001') }),
      'cose_rsa_not_minimal',
      '[-2]',
    ],
    ['an e that is an integer', changed(RS256, { [-2]: 65537 }), 'cose_parameter_missing', '[-2]'],
    ['RSA with 8200 bits [cose.rsa-huge]', changed(RS256, { [-1]: bytes(1025) }), 'cose_rsa_modulus', '[-1]'],
    [
      'RSA with 16384 bits and an e of the same length [cose.rsa-huge]',
      changed(RS256, { [-1]: bytes(2048), [-2]: bytes(2048) }),
      'cose_rsa_modulus',
      '[-1]',
    ],
    ['RS1 [cose.rs1-disabled]', changed(RS256, { 3: -65535 }), 'cose_algorithm_attestation_only', '[3]'],
    ['a text label next to the same number [cbor.key-types]', changed(ES256, { a: 1 }), 'cose_label_type', ''],
  ]

  it.each(refusals)('%s', (_, labels, code, path) => {
    expect(refusalOf(() => parse(labels))).toMatchObject({ code, path: `publicKey${path}` })
  })

  it('the labels 1 and "1" in one map [cbor.key-types]', () => {
    const key = cbor(new Map<number | string, CborValue>([...ES256, ['1', 2]]))
    expect(refusalOf(() => parseCoseKey(key)).code).toBe('cose_label_type')
  })

  it.each([[], 5, 'key', hex('00'), true])('%p, which is not a map', (value) => {
    expect(refusalOf(() => parseCoseKey(cbor(value)))).toMatchObject({ code: 'cose_key_malformed', path: 'publicKey' })
  })

  it('bytes after the key', () => {
    expect(refusalOf(() => parseCoseKey(concat(coseKey(ES256), hex('00')))).code).toBe('bytes_trailing')
  })

  it.each([-1, -65534, 0, 5])('algorithm %d, which is not supported', (alg) => {
    const refusal = refusalOf(() => parse(changed(ES256, { 3: alg })))
    expect(refusal).toBeInstanceOf(UnsupportedError)
    expect(refusal).toMatchObject({ code: 'algorithm_unsupported', subject: String(alg) })
  })
})

describe('parseCoseKey accepts an RSA key', () => {
  it.each([
    ['of 2048 bits', modulus(256, 'a5'), hex('010001')],
    ['of 2048 bits with a single bit set in its first byte', concat(hex('80'), bytes(255)), hex('010001')],
    ['of 2049 bits', concat(hex('01'), bytes(256)), hex('010001')],
    ['of 8192 bits', modulus(1024, 'a5'), hex('010001')],
    ['with e = 3', modulus(256, 'a5'), hex('03')],
    ['with e = 2^32 - 1', modulus(256, 'a5'), hex('ffffffff')],
  ])('%s [cose.rsa-min-modulus] [cose.rsa-exponent]', (_, n, e) => {
    expect(parse(changed(RS256, { [-1]: n, [-2]: e }))).toEqual({ kty: 'RSA', alg: -257, n, e })
  })
})

function modulus(length: number, last: string): Uint8Array {
  return concat(bytes(length - 1), hex(last))
}
