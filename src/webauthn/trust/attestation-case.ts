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

/** A verified statement together with the anchors that are acceptable for it (§7.1 step 23). */
export interface AttestationCase {
  readonly format: AttestationFormat
  readonly result: AttestationResult
  readonly authenticatorData: AttestedAuthenticatorData
  /** What the client says of the credential's discoverability (`credProps.rk`, §10.1.3), where it says anything. */
  readonly discoverable?: boolean | undefined
  readonly anchors: readonly AcceptableAnchor[]
  /** The statements of a compound attestation, each with its own anchors; empty otherwise. */
  readonly parts: readonly AttestationCase[]
}

/** One statement, which is no compound, with the verdict on it. */
export interface JudgedStatement {
  readonly statement: AttestationCase
  readonly verdict: AttestationVerdict
}

type Attested = Omit<AttestationCase, 'anchors' | 'parts'>

/** §7.1 step 23: the trust anchors that are acceptable for this authenticator and format. */
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
 * Where anchors of the very model are known, no others are acceptable for it: whoever has a path to another anchor may
 * be another maker, who signs that model's AAGUID as well as its own.
 */
function mostSpecific(anchors: readonly AcceptableAnchor[]): readonly AcceptableAnchor[] {
  const own = anchors.filter(({ vouchesFor }) => vouchesFor === 'model')
  return own.length > 0 ? own : anchors
}

/** The single statements with their verdicts: the parts of a compound attestation, or the one there is. */
export function judgedStatements(attested: AttestationCase, verdict: AttestationVerdict): readonly JudgedStatement[] {
  if (attested.result.type !== 'compound') return [{ statement: attested, verdict }]
  return verdict.parts.map((part, index) => ({ statement: attested.parts[index] as AttestationCase, verdict: part }))
}

/** The certificates of a statement, leaf first; none where no certificate attested. */
export function trustPathOf({ result }: Attested): NonEmpty<Certificate> | readonly [] {
  return result.type === 'certified' ? result.trustPath : []
}
