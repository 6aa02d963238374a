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

/** Rows that check the metadata itself, and whether it lists the model. */
const LISTED = [T.freshness, T.known] as const
/** Rows that compare the registration with the metadata of a listed model. */
const DESCRIBED = [T.status, T.attestationType, T.algorithm, T.capability, T.aaguidExtension] as const
const ON_METADATA = [...LISTED, ...DESCRIBED]

/**
 * Assesses the trustworthiness of an attestation, and verifies that the relying party accepts it (§7.1 step 24).
 *
 * @throws PolicyError when the policy rejects the attestation or the model
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

  if (trust.verdict !== 'none') trace.skip(T.none, 'an attestation was provided')
  else trace.verify(T.none, policy.none === 'accepted')
  if (trust.verdict !== 'self') trace.skip(T.self, 'self attestation was not used')
  else trace.verify(T.self, policy.self === 'accepted')
  if (trust.verdict === 'none' || trust.verdict === 'self') trace.skip(T.path, 'the attestation has no certificates')
  else trace.verify(T.path, trust.verdict === 'trusted' || policy.untrusted === 'accepted', () => explainTrust(trust))
  if (models === 'any') trace.skip(T.model, 'any model is accepted')
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

function explainTrust(trust: Trust): Evidence {
  return trust.verdict === 'untrusted' ? { why: trust.why } : {}
}

function explainModel(attested: AttestationCase, verdict: AttestationVerdict): Evidence {
  const { aaguid } = attested.authenticatorData.attestedCredentialData
  return { aaguid, trust: verdict.trust.verdict, proven: findProvenModels(attested, verdict) }
}

function skipMetadata(trace: Trace): void {
  for (const row of ON_METADATA) trace.skip(row, 'metadata is not used')
}

/** Compares the registration with the metadata of its model. */
function verifyModel(trace: Trace, { model, faults }: ModelAssessment): void {
  trace.verify(T.freshness, !faults.has('metadata_missing'), undefined, 'metadata_missing')
  for (const row of LISTED) trace.verify(row, !faults.has(row.code), () => faults.get(row.code) ?? {})
  for (const row of DESCRIBED) {
    if (model === 'unknown') trace.skip(row, 'the metadata does not list the model')
    else trace.verify(row, !faults.has(row.code), () => ({ model: model.description, ...faults.get(row.code) }))
  }
}
