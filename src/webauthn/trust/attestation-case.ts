import type { TrustAnchor } from '../crypto/certificate-path.js'
import type {
  AttestationFormat,
  AttestationResult,
  AttestedAuthenticatorData,
  CompoundPart,
} from '../statements/statement.js'
import type { AttestationPolicy } from './attestation-policy.js'

/** A verified statement together with the anchors that are acceptable for it (§7.1 step 23). */
export interface AttestationCase {
  readonly format: AttestationFormat
  readonly result: AttestationResult
  readonly authenticatorData: AttestedAuthenticatorData
  readonly anchors: readonly TrustAnchor[]
  /** The statements of a compound attestation, each with its own anchors; empty otherwise. */
  readonly parts: readonly AttestationCase[]
}

type Attested = Pick<AttestationCase, 'format' | 'result' | 'authenticatorData'>

/** §7.1 step 23: the trust anchors that are acceptable for this authenticator and format. */
export function findTrustAnchors(attested: Attested, policy: AttestationPolicy): AttestationCase {
  const { result, format, authenticatorData } = attested
  if (result.type === 'compound') {
    const part = ({ format, result }: CompoundPart) => findTrustAnchors({ format, result, authenticatorData }, policy)
    return { ...attested, anchors: [], parts: result.parts.map(part) }
  }
  if (result.type !== 'certified') return { ...attested, anchors: [], parts: [] }
  const { aaguid } = authenticatorData.attestedCredentialData
  return { ...attested, anchors: policy.anchors.findAnchors({ format, aaguid, leaf: result.trustPath[0] }), parts: [] }
}
