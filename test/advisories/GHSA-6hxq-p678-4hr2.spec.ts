import { fixedAnchors } from '../../src/webauthn/trust/trust-anchors.js'
import { createTestCa, generateTestKeys, issue, issueCa, type TestCertificate } from '../support/certificates.js'
import {
  anchorOf,
  assess,
  certified,
  deepLeaf,
  intermediate,
  leaf,
  policyOf,
  root,
} from '../webauthn/trust/trust-case.js'

/** An authority of the attacker with the name of the vendor's root. */
const namesake = createTestCa({ subject: root.subject })
const attacker = createTestCa({ subject: { CN: 'Attacker' } })
const CERTIFICATE = {
  subject: { C: 'SE', O: 'Vendor', OU: 'Authenticator Attestation', CN: 'Model' },
  basicConstraints: { ca: false },
}

/** SimpleWebAuthn up to 13.3.1 ended the path at the first self-signed certificate in `x5c`. */
describe('GHSA-6hxq-p678-4hr2: a self-signed certificate in x5c', () => {
  const verdictOf = (
    chain: readonly TestCertificate[],
    anchor: TestCertificate,
    rootInChain: 'accepted' | 'refused',
  ) => {
    const [first, ...issuers] = chain as readonly [TestCertificate, ...TestCertificate[]]
    const policy = policyOf({ anchors: fixedAnchors([anchorOf(anchor)]), path: { rootInChain } })
    return assess({ result: certified(first, ...issuers) }, policy).trust.verdict
  }

  it.each<[string, readonly TestCertificate[]]>([
    ['of the attacker, above a leaf of the attacker', [issue(attacker, CERTIFICATE), attacker]],
    ['of the attacker, above a genuine leaf', [leaf, attacker]],
    ['with the name of the root, above a leaf that it signed', [issue(namesake, CERTIFICATE), namesake]],
    ['of the attacker, between the leaf and the root', [issue(attacker, CERTIFICATE), attacker, root]],
    ['that is the leaf itself', [createTestCa({ ...CERTIFICATE, keyUsage: false })]],
  ])('is not used as a trust anchor: %s', (_what, chain) => {
    for (const rootInChain of ['accepted', 'refused'] as const) {
      expect(verdictOf(chain, root, rootInChain)).not.toBe('trusted')
    }
  })

  it('does not replace a signature: a leaf with the name of the root as issuer and another key', () => {
    const forged = issue({ subject: root.subject, privateKey: generateTestKeys('P-256').privateKey }, CERTIFICATE)
    expect(verdictOf([forged], root, 'accepted')).not.toBe('trusted')
    expect(verdictOf([forged, root], root, 'accepted')).not.toBe('trusted')
  })

  it('is accepted if it is the anchor, and an intermediate can be the anchor', () => {
    expect(verdictOf([leaf], root, 'refused')).toBe('trusted')
    expect(verdictOf([leaf, root], root, 'accepted')).toBe('trusted')
    expect(verdictOf([deepLeaf], intermediate, 'refused')).toBe('trusted')
    expect(verdictOf([issue(issueCa(attacker, {}), CERTIFICATE)], intermediate, 'refused')).not.toBe('trusted')
  })
})
