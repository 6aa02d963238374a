import type { Evidence } from '../trace/evidence.js'
import type { Trace } from '../trace/trace.js'
import { admitsModel, findProvenModels } from './admitted-model.js'
import { ATTESTATION_TRUST } from './assess-attestation.steps.js'
import type { AttestationCase } from './attestation-case.js'
import type { AttestationPolicy } from './attestation-policy.js'
import type { AttestationAssessment, AttestationVerdict, Trust } from './attestation-verdict.js'
import { judgeAttestation } from './judge-attestation.js'
import type { ModelAssessment } from './model-source.js'

const T = ATTESTATION_TRUST.rows

/** The rows on the metadata and on the place of the model in it. */
const LISTED = [T.freshness, T.known] as const
/** The rows on the model as metadata describes it. */
const DESCRIBED = [T.status, T.attestationType, T.algorithm, T.capability, T.aaguidExtension] as const
const ON_METADATA = [...LISTED, ...DESCRIBED]

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
): AttestationAssessment {
  const verdict = judgeAttestation(attested, policy, at)
  const { trust } = verdict
  const { models, metadata } = policy

  if (trust.verdict !== 'none') trace.skip(T.none, 'something was attested')
  else trace.verify(T.none, policy.none === 'accepted')
  if (trust.verdict !== 'self') trace.skip(T.self, 'it is not self attestation')
  else trace.verify(T.self, policy.self === 'accepted')
  if (trust.verdict === 'none' || trust.verdict === 'self') trace.skip(T.path, 'no certificate attested')
  else trace.verify(T.path, trust.verdict === 'trusted' || policy.untrusted === 'accepted', () => explain(trust))
  if (models === 'any') trace.skip(T.model, 'every model is admitted')
  else trace.verify(T.model, admitsModel(models, attested, verdict), () => explainModel(attested, verdict))
  if (metadata === 'none') skipMetadata(trace)
  else verifyModel(trace, metadata.assessModel({ attested, attestation: verdict, at }))
  const model = trust.verdict === 'trusted' && isModelProven(attested, verdict) ? 'proven' : 'claimed'
  return { format: verdict.format, type: verdict.type, trust, model, parts: verdict.parts }
}

function isModelProven(attested: AttestationCase, verdict: AttestationVerdict): boolean {
  const { aaguid } = attested.authenticatorData.attestedCredentialData
  return findProvenModels(attested, verdict).includes(aaguid)
}

function explain(trust: Trust): Evidence {
  return trust.verdict === 'untrusted' ? { why: trust.why } : {}
}

function explainModel(attested: AttestationCase, verdict: AttestationVerdict): Evidence {
  const { aaguid } = attested.authenticatorData.attestedCredentialData
  return { aaguid, trust: verdict.trust.verdict, proven: findProvenModels(attested, verdict) }
}

function skipMetadata(trace: Trace): void {
  for (const row of ON_METADATA) trace.skip(row, 'no metadata is in use')
}

/** Holds the registration against what metadata says of its model. */
function verifyModel(trace: Trace, { model, faults }: ModelAssessment): void {
  trace.verify(T.freshness, !faults.has('metadata_missing'), undefined, 'metadata_missing')
  for (const row of LISTED) trace.verify(row, !faults.has(row.code), () => faults.get(row.code) ?? {})
  for (const row of DESCRIBED) {
    if (model === 'unknown') trace.skip(row, 'metadata does not know the model')
    else trace.verify(row, !faults.has(row.code), () => ({ model: model.description, ...faults.get(row.code) }))
  }
}
