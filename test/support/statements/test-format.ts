import type { CborValue, CertificateAuthority } from '../../../src/testing/index.js'
import { createTestCa, issue, type TestCertificate } from '../certificates.js'

/** The time of the ceremonies of statement tests. */
export const STATEMENT_TIME = new Date('2026-06-01T12:00:00Z')

/** The root of all attestation certificates in statement tests. */
export const TEST_ROOT: TestCertificate = createTestCa({ subject: { C: 'SE', O: 'Test Vendor', CN: 'Statement root' } })
export const ROOTS: readonly Uint8Array[] = [TEST_ROOT.der]

/** {@link TEST_ROOT} as the authority of software authenticators. */
export const TEST_AUTHORITY: CertificateAuthority = {
  root: TEST_ROOT,
  issue: (options) => issue(TEST_ROOT, options),
}

/** Sets a member of a statement, or removes it if the value is undefined. */
export function withMember(name: string, value: CborValue | undefined) {
  return (statement: Map<string, CborValue>): Map<string, CborValue> => {
    const copy = new Map(statement)
    if (value === undefined) copy.delete(name)
    else copy.set(name, value)
    return copy
  }
}
