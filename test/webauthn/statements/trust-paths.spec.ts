import type { NonEmpty } from '../../../src/webauthn/bytes/brand.js'
import { type Certificate, parseCertificate } from '../../../src/webauthn/crypto/certificate.js'
import { assessPath, DEFAULT_PATH_SETTINGS, type PathVerdict } from '../../../src/webauthn/crypto/certificate-path.js'
import type { StatementMaker } from '../../../src/testing/index.js'
import { createTestCa, type TestCertificate } from '../../support/certificates.js'
import {
  androidKeyFormat,
  androidSafetyNetFormat,
  appleFormat,
  fidoU2fFormat,
  packedFormat,
  type TestFormat,
  tpmFormat,
} from '../../support/statements/formats.js'
import { TEST_ROOT } from '../../support/statements/test-format.js'
import { STATEMENT_TIME, verifyMade, ZERO_AAGUID } from '../../support/statements/verify-statement.js'

const otherRoot = createTestCa({ subject: { C: 'SE', O: 'Test Vendor', CN: 'Statement root' } })
const FORMATS: readonly (readonly [id: string, make: (deviation: { issuers: Uint8Array[] }) => TestFormat])[] = [
  ['a packed statement', packedFormat],
  ['a TPM statement [att.tpm.aik-chain]', tpmFormat],
  ['an Android key statement [att.akey.root]', androidKeyFormat],
  ['a SafetyNet statement [att.snet.chain]', androidSafetyNetFormat],
  ['an Apple statement [att.apple.root]', appleFormat],
]

function trustPathOf(maker: StatementMaker): NonEmpty<Certificate> {
  const { result } = verifyMade(maker, { ceremony: maker.fmt === 'fido-u2f' ? { aaguid: ZERO_AAGUID } : {} })
  if (result.type !== 'certified') throw new Error('the statement has no certificate')
  return result.trustPath
}

function judge(maker: StatementMaker, root: TestCertificate, at = STATEMENT_TIME): PathVerdict {
  const anchors = [{ certificate: parseCertificate(root.der) }]
  const settings = DEFAULT_PATH_SETTINGS
  return assessPath({ chain: trustPathOf(maker), intermediates: [], anchors, at, settings, purposes: new Set() })
}

describe('the certificate path', () => {
  it.each(FORMATS)('of %s chains up to its own root only', (_name, make) => {
    expect(judge(make({ issuers: [] }), TEST_ROOT)).toMatchObject({ verdict: 'trusted' })
    expect(judge(make({ issuers: [] }), otherRoot)).toMatchObject({ verdict: 'untrusted' })
  })

  it.each(FORMATS)('of %s is not anchored by a root inside the statement', (_name, make) => {
    expect(judge(make({ issuers: [TEST_ROOT.der] }), otherRoot)).toMatchObject({ verdict: 'untrusted' })
  })

  it('of a FIDO U2F statement chains up to its own root only', () => {
    expect(judge(fidoU2fFormat(), TEST_ROOT)).toMatchObject({ verdict: 'trusted' })
    expect(judge(fidoU2fFormat(), otherRoot)).toMatchObject({ verdict: 'untrusted' })
  })

  it.each<[string, { notBefore?: Date; notAfter?: Date }]>([
    ['has expired', { notAfter: new Date('2026-05-31T23:59:59Z') }],
    ['is not valid yet', { notBefore: new Date('2026-06-02T00:00:00Z') }],
  ])('is not trusted if the attestation certificate %s [att.packed.leaf-validity]', (_name, validity) => {
    const verdict = judge(packedFormat({ certificate: validity }), TEST_ROOT)
    expect(verdict).toMatchObject({
      verdict: 'untrusted',
      why: expect.stringMatching(/^path_(expired|not_yet_valid)$/),
    })
  })
})
