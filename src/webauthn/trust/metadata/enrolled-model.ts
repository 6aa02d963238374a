import type { Aaguid } from '../../bytes/brand.js'
import { type CborMap, type CborValue, isCborMap } from '../../bytes/cbor.js'
import { type Certificate, parseCertificate } from '../../crypto/certificate.js'
import { parseAttestedObject } from '../../statements/attested-object.js'
import type { KnownCertificates } from './model-status.js'

/** The stored attestation of a registered credential, for checking its model against newer metadata. */
export interface EnrolledModel {
  readonly aaguid: Aaguid
  /** The statements of its registration, or `unknown` if the attestation object was not stored. */
  readonly statements: readonly EnrolledStatement[] | 'unknown'
}

/** One stored attestation statement of a registered credential. */
export interface EnrolledStatement {
  /** Attestation statement format identifier. */
  readonly format: string
  readonly certificates: KnownCertificates
}

/**
 * Reads the model of a credential from the attestation object of its registration. Verifies nothing, because the
 * registration has already done that.
 *
 * @throws MalformedInputError when the attestation object is malformed
 * @throws UnsupportedError when the engine does not know the algorithm of the credential
 */
export function readEnrolledModel(attestationObject: Uint8Array): EnrolledModel {
  const { format, statement, authenticatorData } = parseAttestedObject(attestationObject)
  const { aaguid } = authenticatorData.attestedCredentialData
  return { aaguid, statements: readStatements(format, statement) }
}

function readStatements(format: string, statement: CborMap | readonly CborValue[]): readonly EnrolledStatement[] {
  if (statement instanceof Map) return [{ format, certificates: readCertificates(format, statement) }]
  return statement.flatMap((part) => {
    const name = isCborMap(part) ? part.get('fmt') : undefined
    const inner = isCborMap(part) ? part.get('attStmt') : undefined
    if (typeof name !== 'string' || !isCborMap(inner)) return []
    return [{ format: name, certificates: readCertificates(name, inner) }]
  })
}

/** Does not extract the certificates of a SafetyNet response, which are inside a JWS. */
function readCertificates(format: string, statement: CborMap): KnownCertificates {
  if (format === 'android-safetynet') return 'unknown'
  const x5c = statement.get('x5c')
  if (!Array.isArray(x5c)) return []
  return x5c.filter((item) => item instanceof Uint8Array).map((der): Certificate => parseCertificate(der, 'x5c'))
}
