import { hash } from 'node:crypto'
import { parseCertificate } from '../../../src/webauthn/crypto/certificate.js'
import { assessIssuance } from '../../../src/webauthn/crypto/issued-by.js'
import { mendUnusedBits } from '../../../src/webauthn/crypto/mend-unused-bits.js'
import { WRONG_UNUSED_BITS } from '../../../src/webauthn/crypto/misencoded-certificates.data.js'
import { createTestCa, issue } from '../../support/certificates.js'
import { errorWith } from '../../support/error-with.js'

const root = createTestCa({ keyType: 'RSA-2048' })
const sound = issue(root)
const countOffset = sound.der.length - 257
const withCount = (count: number): Uint8Array => sound.der.map((octet, i) => (i === countOffset ? count : octet))
const digestOf = (der: Uint8Array): string => hash('sha256', der, 'hex')

/** Adds a certificate to the list, because the real certificates are not in the repository. */
function listed<T>(der: Uint8Array, run: () => T): T {
  const list = WRONG_UNUSED_BITS as Set<string>
  list.add(digestOf(der))
  try {
    return run()
  } finally {
    list.delete(digestOf(der))
  }
}

describe('a certificate with unused bits in its signature [x509.der-strict]', () => {
  it.each([1, 3, 7, 8, 255])('is rejected if it declares %i', (count) => {
    expect(() => parseCertificate(withCount(count))).toThrow(
      errorWith({ name: 'MalformedInputError', code: 'der_bit_string_invalid' }),
    )
  })

  it('is corrected if it is listed', () => {
    const der = withCount(5)
    const certificate = listed(der, () => parseCertificate(der))
    expect(certificate.der).toEqual(sound.der)
    expect(assessIssuance(certificate, root.certificate)).toBe('signed')
    expect(der).toEqual(withCount(5))
  })

  it('is rejected if only another certificate is listed', () => {
    expect(() => listed(withCount(2), () => parseCertificate(withCount(6)))).toThrow(
      errorWith({ name: 'MalformedInputError', code: 'der_bit_string_invalid' }),
    )
  })

  it('is not modified unless it is listed', () => {
    const der = withCount(4)
    expect(mendUnusedBits(der.slice(), digestOf(der))).toEqual(der)
    expect(mendUnusedBits(der.slice(), digestOf(der), new Set([digestOf(der)]))).toEqual(sound.der)
  })

  it('is listed by the SHA-256 of its DER encoding, and six are listed', () => {
    expect(WRONG_UNUSED_BITS.size).toBe(6)
    for (const digest of WRONG_UNUSED_BITS) expect(digest).toMatch(/^[0-9a-f]{64}$/)
  })
})
