import { parseCertificate } from '../../../src/webauthn/crypto/certificate.js'
import { acceptsHash, isSignedByCertificate } from '../../../src/webauthn/statements/attestation-signature.js'
import { createTestCa } from '../../support/certificates.js'
import * as der from '../../../src/testing/der.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../../support/statements/settings.js'

const ES256 = -7
const data = Uint8Array.of(1)
const signature = Uint8Array.of(2)
const certificate = parseCertificate(createTestCa().der)
/** An RSA key without an exponent. */
const noKey = der.sequence(der.sequence(der.oid('1.2.840.113549.1.1.1'), der.derNull()), der.bitString(der.sequence()))

describe('the signature of a statement', () => {
  it('is invalid if it is malformed', () => {
    expect(isSignedByCertificate(certificate, { alg: ES256, data, signature })).toBe(false)
  })

  it('throws for an unknown algorithm', () => {
    const judge = () => isSignedByCertificate(certificate, { alg: -999, data, signature })
    expect(judge).toThrow('algorithm_unsupported')
  })

  it('throws for an invalid key', () => {
    const keyless = parseCertificate(createTestCa({ spki: noKey }).der)
    expect(() => isSignedByCertificate(keyless, { alg: ES256, data, signature })).toThrow('bytes_truncated')
  })
})

describe('the hash of an algorithm', () => {
  it.each([
    ['SHA-1', -65_535, false],
    ['SHA-256', ES256, true],
    ['an algorithm without a hash (EdDSA)', -8, true],
    ['an unknown algorithm', -999, true],
  ])('is accepted unless it is SHA-1 and the settings refuse SHA-1: %s', (_, alg, accepted) => {
    expect(acceptsHash(alg, STRICT_STATEMENTS)).toBe(accepted)
    expect(acceptsHash(alg, LAX_STATEMENTS)).toBe(true)
  })
})
