import { parseRevocationList } from '../../src/webauthn/crypto/crl.js'
import { RevocationLists } from '../../src/webauthn/x509.js'
import { fixedAnchors } from '../../src/webauthn/trust/trust-anchors.js'
import * as der from '../../src/testing/der.js'
import { createTestCa, generateTestKeys, issue } from '../support/certificates.js'
import { issueCrl, type TestCrlOptions } from '../support/revocation-lists.js'
import { anchorOf, assess, certified, policyOf } from '../webauthn/trust/trust-case.js'

const KEY_IDENTIFIER = Uint8Array.from({ length: 20 }, (_, index) => index)
const authority = createTestCa({
  subject: { CN: 'Vendor root' },
  extensions: [{ oid: '2.5.29.14', value: der.octetString(KEY_IDENTIFIER) }],
})
const leaf = issue(authority, {
  subject: { C: 'SE', O: 'Vendor', OU: 'Authenticator Attestation', CN: 'Model' },
  basicConstraints: { ca: false },
  serialNumber: 77,
})
const SAME_KEY_IDENTIFIER = { oid: '2.5.29.35', value: der.sequence(der.implicit(0, KEY_IDENTIFIER)) }
const REVOKED: TestCrlOptions = { revoked: [{ serialNumber: 77 }], extensions: [SAME_KEY_IDENTIFIER] }
const forger = { subject: authority.subject, privateKey: generateTestKeys('P-256').privateKey }

/** SimpleWebAuthn 14.0.1 cached revocation lists under the key identifier, without verifying their signature. */
describe('GHSA-2g3p-m8c9-hhwh: a revocation list with the key identifier of an authority, signed with another key,', () => {
  const lists = [issueCrl(forger, REVOKED), issueCrl(authority, { extensions: [SAME_KEY_IDENTIFIER] })]

  it.each([
    ['alone', lists.slice(0, 1), 'trusted'],
    ['before the genuine list', lists, 'trusted'],
    ['after the genuine list', [...lists].reverse(), 'trusted'],
    [
      'after a genuine list that revokes',
      [issueCrl(authority, REVOKED), issueCrl(forger, { ...REVOKED, revoked: [] })],
      'untrusted',
    ],
  ])('has no effect, %s', (_where, files, verdict) => {
    const revocation = {
      lists: new RevocationLists(files.map((file) => parseRevocationList(file.der))),
      unknown: 'accepted' as const,
    }
    const policy = policyOf({ anchors: fixedAnchors([anchorOf(authority)]), path: { revocation } })
    // Twice, because the first path could fill a cache.
    for (const _round of [1, 2]) {
      expect(assess({ result: certified(leaf) }, policy).trust.verdict).toBe(verdict)
    }
  })
})
