import type { NonEmpty } from '../bytes/brand.js'
import type { Certificate } from '../crypto/certificate.js'
import type {
  AttestationFormat,
  AttestationResult,
  AttestedAuthenticatorData,
  CompoundPart,
} from '../statements/statement.js'
import type { AttestationVerdict } from './attestation-verdict.js'
import type { AcceptableAnchor, TrustAnchorSource } from './trust-anchors.js'

/** A verified statement with its acceptable trust anchors (§7.1 step 23). */
export interface AttestationCase {
  readonly format: AttestationFormat
  readonly result: AttestationResult
  readonly authenticatorData: AttestedAuthenticatorData
  /** Whether the client reports the credential as discoverable (`credProps.rk`, §10.1.3), if it reports anything. */
  readonly discoverable?: boolean | undefined
  readonly anchors: readonly AcceptableAnchor[]
  /** The statements of a compound attestation, each with its own anchors. Empty for other formats. */
  readonly parts: readonly AttestationCase[]
}

/** A statement that is not compound, with its verdict. */
export interface JudgedStatement {
  readonly statement: AttestationCase
  readonly verdict: AttestationVerdict
}

type Attested = Omit<AttestationCase, 'anchors' | 'parts'>

/** Finds the trust anchors that are acceptable for an authenticator and an attestation format (§7.1 step 23). */
export function findTrustAnchors(attested: Attested, policy: { readonly anchors: TrustAnchorSource }): AttestationCase {
  const { format, result, authenticatorData, discoverable } = attested
  if (result.type === 'compound') {
    const part = (statement: CompoundPart) => findTrustAnchors({ ...attested, ...statement }, policy)
    return { ...attested, anchors: [], parts: result.parts.map(part) }
  }
  const { aaguid } = authenticatorData.attestedCredentialData
  const [leaf] = trustPathOf(attested)
  const anchors = leaf === undefined ? [] : mostSpecific(policy.anchors.findAnchors({ format, aaguid, leaf }))
  return { format, result, authenticatorData, discoverable, anchors, parts: [] }
}

/**
 * Anchors that are listed for the model exclude all other anchors. A path to any other anchor may belong to a different
 * vendor that signs the AAGUID of this model.
 */
function mostSpecific(anchors: readonly AcceptableAnchor[]): readonly AcceptableAnchor[] {
  const listed = anchors.filter(({ vouchesFor }) => vouchesFor === 'model')
  return listed.length > 0 ? listed : anchors
}

/** Returns the statements with their verdicts: the parts of a compound attestation, or the single statement. */
export function judgedStatements(attested: AttestationCase, verdict: AttestationVerdict): readonly JudgedStatement[] {
  if (attested.result.type !== 'compound') return [{ statement: attested, verdict }]
  return verdict.parts.map((part, index) => ({ statement: attested.parts[index] as AttestationCase, verdict: part }))
}

/** Returns the certificates of a statement, leaf first. Empty if the statement has no certificates. */
export function trustPathOf({ result }: Attested): NonEmpty<Certificate> | readonly [] {
  return result.type === 'certified' ? result.trustPath : []
}
