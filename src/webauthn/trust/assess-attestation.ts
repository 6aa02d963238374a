import type { Aaguid } from '../bytes/brand.js'
import type { Evidence } from '../trace/evidence.js'
import type { Trace } from '../trace/trace.js'
import { ATTESTATION_TRUST } from './assess-attestation.steps.js'
import type { AttestationCase } from './attestation-case.js'
import type { AttestationPolicy } from './attestation-policy.js'
import type { AttestationVerdict, Trust } from './attestation-verdict.js'
import { judgeAttestation } from './judge-attestation.js'

const T = ATTESTATION_TRUST.rows

/**
 * §7.1 step 24: decides how far an attestation can be trusted and whether the relying party accepts that.
 *
 * @throws PolicyError when it does not
 */
export function assessAttestation(
  trace: Trace,
  attested: AttestationCase,
  policy: AttestationPolicy,
  at: Date,
): AttestationVerdict {
  const verdict = judgeAttestation(attested, policy, at)
  const { trust } = verdict
  const { aaguid, publicKey } = attested.authenticatorData.attestedCredentialData

  if (trust.verdict !== 'none') trace.skip(T.none, 'something was attested')
  else trace.verify(T.none, policy.none === 'accepted')
  if (trust.verdict !== 'self') trace.skip(T.self, 'it is not self attestation')
  else trace.verify(T.self, policy.self === 'accepted')
  if (trust.verdict === 'none' || trust.verdict === 'self') trace.skip(T.path, 'no certificate attested')
  else trace.verify(T.path, trust.verdict === 'trusted' || policy.untrusted === 'accepted', () => explain(trust))
  if (policy.models === 'any') trace.skip(T.model, 'every model is admitted')
  else trace.verify(T.model, admits(policy.models, aaguid, trust), () => ({ aaguid, trust: trust.verdict }))
  if (policy.metadata === 'none') trace.skip(T.metadata, 'no metadata is in use')
  else {
    const model = policy.metadata.assessModel({ aaguid, attestation: verdict, algorithm: publicKey.alg, at })
    trace.verify(T.metadata, model.verdict !== 'unacceptable', () => ({ aaguid, ...model }))
  }
  return verdict
}

/** An allow list admits only what is proven; a deny list also refuses what is merely claimed. */
function admits(models: Exclude<AttestationPolicy['models'], 'any'>, aaguid: Aaguid, trust: Trust): boolean {
  if ('only' in models) return trust.verdict === 'trusted' && models.only.has(aaguid)
  return !models.except.has(aaguid)
}

function explain(trust: Trust): Evidence {
  return trust.verdict === 'untrusted' ? { why: trust.why } : {}
}
