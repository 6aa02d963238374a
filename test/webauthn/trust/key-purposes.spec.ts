import { DEFAULT_PATH_SETTINGS } from '../../../src/webauthn/crypto/certificate-path.js'
import type { AttestationFormat } from '../../../src/webauthn/statements/statement.js'
import type { AttestationCase } from '../../../src/webauthn/trust/attestation-case.js'
import type { AttestationPolicy } from '../../../src/webauthn/trust/attestation-policy.js'
import { judgeAttestation } from '../../../src/webauthn/trust/judge-attestation.js'
import { createTestCa, issue } from '../../support/certificates.js'
import * as der from '../../../src/testing/der.js'

const [SERVER, CLIENT, AIK] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '2.23.133.8.3']
const root = createTestCa()
const policy = { path: DEFAULT_PATH_SETTINGS, intermediates: [] } as unknown as AttestationPolicy

function verdictOn(format: AttestationFormat, purpose: string): string {
  const value = der.sequence(der.oid(purpose))
  const leaf = issue(root, { extensions: [{ oid: '2.5.29.37', critical: true, value }] })
  const attested = {
    format,
    result: { type: 'certified', means: 'basic', trustPath: [leaf.certificate] },
    anchors: [{ certificate: root.certificate, vouchesFor: 'anyone' }],
    parts: [],
  } as unknown as AttestationCase
  return judgeAttestation(attested, policy, new Date('2025-01-01T00:00:00Z')).trust.verdict
}

describe('a certificate with a critical extended key usage is trusted only in a format with that purpose:', () => {
  it.each<[AttestationFormat, readonly string[]]>([
    ['packed', []],
    ['tpm', [AIK]],
    ['android-key', []],
    ['android-safetynet', [SERVER, CLIENT]],
    ['fido-u2f', []],
    ['apple', []],
  ])('%s: %j', (format, purposes) => {
    expect([SERVER, CLIENT, AIK].filter((purpose) => verdictOn(format, purpose) === 'trusted')).toEqual(purposes)
  })
})
