import type { Aaguid } from '../../bytes/brand.js'
import { type CborMap, type CborValue, isCborMap } from '../../bytes/cbor.js'
import { type Certificate, parseCertificate } from '../../crypto/certificate.js'
import { parseAttestedObject } from '../../statements/attested-object.js'
import type { KnownCertificates } from './model-status.js'

/** What is kept of the attestation of an enrolled credential, to ask metadata about its model again. */
export interface EnrolledModel {
  readonly aaguid: Aaguid
  /** The statements of its registration; `unknown` where the attestation object was not kept. */
  readonly statements: readonly EnrolledStatement[] | 'unknown'
}

export interface EnrolledStatement {
  /** Attestation statement format identifier. */
  readonly format: string
  readonly certificates: KnownCertificates
}

/**
 * Reads the model of a credential out of the attestation object of its registration. Nothing is verified: that was done
 * when it was registered.
 *
 * @throws MalformedInputError, UnsupportedError when it is none
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

/** A SafetyNet response keeps its certificates inside of a JWS; they are not dug out. */
function readCertificates(format: string, statement: CborMap): KnownCertificates {
  if (format === 'android-safetynet') return 'unknown'
  const x5c = statement.get('x5c')
  if (!Array.isArray(x5c)) return []
  return x5c.filter((item) => item instanceof Uint8Array).map((der): Certificate => parseCertificate(der, 'x5c'))
}
