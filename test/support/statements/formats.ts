import type { CertificateOptions } from '../../../src/testing/certificates/certificate-options.js'
import * as der from '../../../src/testing/der.js'
import { type AndroidKeyOptions, androidKeyStatement } from '../../../src/testing/statements/android-key.js'
import { androidSafetyNetStatement, type SafetyNetOptions } from '../../../src/testing/statements/android-safetynet.js'
import { type AppleOptions, appleStatement } from '../../../src/testing/statements/apple.js'
import { compoundStatement } from '../../../src/testing/statements/compound.js'
import { fidoU2fStatement } from '../../../src/testing/statements/fido-u2f.js'
import { noneStatement } from '../../../src/testing/statements/none.js'
import { type PackedOptions, packedSelfStatement, packedStatement } from '../../../src/testing/statements/packed.js'
import type { CertifiedOptions, StatementMaker } from '../../../src/testing/statements/statement.js'
import { AIK_CERTIFICATE, DEVICE_NAME, type TpmOptions, tpmStatement } from '../../../src/testing/statements/tpm.js'
import type { AttestationFormat } from '../../../src/webauthn/statements/statement.js'
import { issue, type TestCertificate, type TestCertificateOptions, type TestGeneralName } from '../certificates.js'
import { ROOTS, STATEMENT_TIME, TEST_ROOT } from './test-format.js'

/** Makes statements whose certificates lead to known roots. */
export interface TestFormat extends StatementMaker {
  /** DER of the roots. */
  readonly anchors: readonly Uint8Array[]
}

/** Options of the testing kit, with a certificate that can be wrong in every octet. */
type Deviation<Options extends CertifiedOptions> = Omit<Options, 'authority' | 'certificate' | 'issue'> & {
  /** Overrides options of the attestation certificate. */
  readonly certificate?: TestCertificateOptions
}

export type CertifiedDeviation = Deviation<CertifiedOptions>
export type PackedDeviation = Deviation<PackedOptions>
export type AndroidKeyDeviation = Deviation<AndroidKeyOptions>
export type AppleDeviation = Deviation<AppleOptions>
export type SafetyNetDeviation = Omit<Deviation<SafetyNetOptions>, 'now'> & {
  /** The time in the response. */
  readonly timestampMillis?: number
}
export type TpmDeviation = Deviation<TpmOptions> & {
  /** Replaces all options of the AIK certificate. */
  readonly aik?: TestCertificateOptions
}

function issueFrom(changes: TestCertificateOptions) {
  return (request: CertificateOptions): TestCertificate => issue(TEST_ROOT, { ...request, ...changes })
}

/** Creates statements whose certificates come from the octet-level authority of the tests. */
function underTestRoot<Options extends CertifiedOptions>(make: (options: Options) => StatementMaker) {
  return (deviation: Deviation<Options> = {} as Deviation<Options>): TestFormat => {
    const { certificate = {}, ...rest } = deviation
    return { ...make({ ...rest, issue: issueFrom(certificate) } as unknown as Options), anchors: ROOTS }
  }
}

export const packedFormat = underTestRoot<PackedOptions>(packedStatement)
export const fidoU2fFormat = underTestRoot<CertifiedOptions>(fidoU2fStatement)
export const appleFormat = underTestRoot<AppleOptions>(appleStatement)
export const androidKeyFormat = underTestRoot<AndroidKeyOptions>(androidKeyStatement)

/** A SafetyNet statement from one second before {@link STATEMENT_TIME}, unless the deviation has another time. */
export function androidSafetyNetFormat({ timestampMillis, ...deviation }: SafetyNetDeviation = {}): TestFormat {
  const now = new Date(timestampMillis === undefined ? STATEMENT_TIME : timestampMillis + 1000)
  return underTestRoot<SafetyNetOptions>(androidSafetyNetStatement)({ now: () => now, ...deviation })
}

export function tpmFormat({ aik, certificate, ...deviation }: TpmDeviation = {}): TestFormat {
  const maker = tpmStatement({
    ...deviation,
    issue: (request) => issue(TEST_ROOT, { ...(aik ?? request), ...certificate }),
  })
  return { ...maker, anchors: ROOTS }
}

export function packedSelfFormat(deviation: PackedDeviation = {}): TestFormat {
  return { ...packedSelfStatement(deviation as PackedOptions), anchors: [] }
}

export function noneFormat(...statement: Parameters<typeof noneStatement>): TestFormat {
  return { ...noneStatement(...statement), anchors: [] }
}

export function compoundFormat(...parts: Parameters<typeof compoundStatement>): TestFormat {
  return { ...compoundStatement(...parts), anchors: ROOTS }
}

/** A maker of valid statements for each format of §8. */
export const VALID_FORMATS: Readonly<Record<AttestationFormat, () => TestFormat>> = {
  none: () => noneFormat(),
  packed: () => packedFormat(),
  tpm: () => tpmFormat(),
  'android-key': () => androidKeyFormat(),
  'android-safetynet': () => androidSafetyNetFormat(),
  'fido-u2f': () => fidoU2fFormat(),
  apple: () => appleFormat(),
  compound: () => compoundFormat([packedFormat(), appleFormat()]),
}

/** Options of packed attestation certificates outside the specification's requirements. */
export const SERIAL_NUMBER_OID = '1.3.6.1.4.1.45724.1.1.2'
export const FIRMWARE_OID = '1.3.6.1.4.1.45724.1.1.5'
export const ALTERNATIVE_NAME_OID = '2.5.29.17'

/** The options of an AIK certificate, with other alternative names. */
export function aikCertificate(
  names: readonly TestGeneralName[] = [{ directory: DEVICE_NAME }],
): TestCertificateOptions {
  return { ...AIK_CERTIFICATE, subjectAltName: names }
}

/** A directory name with all attributes in one set, as some issuers encode it. */
export function deviceInOneSet(attributes: Readonly<Record<string, string>> = DEVICE_NAME): TestGeneralName {
  const encoded = Object.entries(attributes).map(([oid, value]) =>
    der.sequence(der.oid(oid), der.printableString(value)),
  )
  return { directory: der.sequence(der.set(...encoded)) }
}
