import { ZERO_AAGUID } from '../../structures/attested-credential-data.js'
import type { Evidence } from '../../trace/evidence.js'
import { type AttestationCase, judgedStatements, trustPathOf } from '../attestation-case.js'
import type { ModelAssessment, ModelClaims, ModelFault, ModelSource } from '../model-source.js'
import type { TrustAnchorSource } from '../trust-anchors.js'
import type { EnrolledModel, EnrolledStatement } from './enrolled-model.js'
import type { MetadataEntry } from './metadata-entry.js'
import { MetadataIndex, type ModelQuery } from './metadata-index.js'
import { assessFreshness, type MetadataPayload } from './metadata-payload.js'
import type { MetadataRules } from './metadata-rules.js'
import { type ClaimedModel, findModelFaults } from './model-faults.js'
import { findRefusals } from './model-status.js'

/** What metadata says of the model of an enrolled credential. */
export type EnrolledModelAssessment =
  | { readonly verdict: 'unknown' }
  | { readonly verdict: 'acceptable'; readonly description: string }
  /** `statuses` names the reports in effect that speak against it. */
  | { readonly verdict: 'refused'; readonly description: string; readonly statuses: readonly string[] }

/**
 * A verified BLOB as a source of trust anchors (§7.1 step 23) and of what is known of models (step 24). A policy takes
 * it as both: its anchors say whom to trust, its status reports whom no longer.
 */
export interface MetadataSource extends TrustAnchorSource, ModelSource {
  readonly payload: MetadataPayload
  /**
   * The entry of a model, e.g. to show its name and its icon.
   *
   * @throws MalformedInputError where a U2F authenticator is asked for by a certificate whose key cannot be read; so do
   *   `findAnchors` and `reassess`
   */
  findModel(query: ModelQuery): MetadataEntry | undefined
  /**
   * Asks about the model of an enrolled credential again (MDS 3.1 §3.2). Only its status counts, and it counts however
   * old the BLOB is: that nothing newer is at hand shuts nobody out.
   */
  reassess(enrolled: EnrolledModel, at: Date): EnrolledModelAssessment
}

/**
 * Stands in for metadata that is wanted and not at hand: none was ever fetched, or the kept BLOB does not verify. It
 * refuses every registration that names a model, since that model may be a revoked one.
 */
export const MISSING_METADATA: ModelSource = {
  assessModel: (claims) => ({
    model: 'unknown',
    faults: new Map(namesModel(claims) ? [['metadata_missing', {}]] : []),
  }),
}

/**
 * Makes the payload of a verified BLOB answer under the rules of a relying party. Both are kept, not copied, and what is
 * looked up by is worked out now: who changes them afterwards gets answers that do not fit together. Throws nothing.
 */
export function createMetadataSource(payload: MetadataPayload, rules: MetadataRules): MetadataSource {
  const index = new MetadataIndex(payload.entries)
  return {
    payload,
    findModel: (query) => index.find(query),
    findAnchors: (query) => index.find(query)?.statement?.anchors ?? [],
    assessModel: (claims) => assessModel(claims, { payload, rules, index }),
    reassess: (enrolled, at) => reassess(enrolled, { payload, rules, index }, at),
  }
}

interface Knowledge {
  readonly payload: MetadataPayload
  readonly rules: MetadataRules
  readonly index: MetadataIndex
}

function assessModel(claims: ModelClaims, { payload, rules, index }: Knowledge): ModelAssessment {
  const claimed = findClaimedModels(claims, index)
  const faults = new Map<ModelFault, Evidence>(claimed.flatMap((model) => findModelFaults(model, rules, index)))
  const [first] = claimed
  const model = first === undefined ? 'unknown' : { description: describe(first.entry) }
  if (model === 'unknown' && rules.unknownModels !== 'accepted') faults.set('authenticator_model_unknown', {})
  // Whoever names no model could not be found in a newer BLOB either.
  if (namesModel(claims) && isTooOld(payload, rules, claims.at)) {
    faults.set('metadata_stale', { nextUpdate: payload.nextUpdate.toISOString() })
  }
  return { model, faults }
}

function findClaimedModels({ attested, attestation, at }: ModelClaims, index: MetadataIndex): readonly ClaimedModel[] {
  return judgedStatements(attested, attestation).flatMap((judged) => {
    const entry = index.find(queryOf(judged.statement))
    return entry === undefined ? [] : [{ ...judged, entry, at }]
  })
}

function queryOf(statement: AttestationCase): ModelQuery {
  const { aaguid } = statement.authenticatorData.attestedCredentialData
  return { format: statement.format, aaguid, leaf: trustPathOf(statement)[0] }
}

function namesModel({ attested, attestation }: ModelClaims): boolean {
  const { aaguid } = attested.authenticatorData.attestedCredentialData
  const statements = judgedStatements(attested, attestation)
  return aaguid !== ZERO_AAGUID || statements.some(({ statement }) => statement.format === 'fido-u2f')
}

function isTooOld(payload: MetadataPayload, { staleness }: MetadataRules, at: Date): boolean {
  if (staleness === 'any') return false
  const freshness = assessFreshness(payload, at)
  return freshness.verdict === 'stale' && !(freshness.overdueMillis <= staleness)
}

/** Stands for the statements of a registration that were not kept: its model goes by the AAGUID alone. */
const NOT_KEPT: EnrolledStatement = { format: 'not kept', certificates: 'unknown' }

function reassess(
  { aaguid, statements }: EnrolledModel,
  { rules, index }: Knowledge,
  at: Date,
): EnrolledModelAssessment {
  const kept = statements === 'unknown' ? [NOT_KEPT] : statements
  const found = kept.flatMap(({ format, certificates }) => {
    const leaf = certificates === 'unknown' ? undefined : certificates[0]
    const entry = index.find({ format, aaguid, leaf })
    return entry === undefined ? [] : [{ entry, certificates }]
  })
  const [first] = found
  if (first === undefined) return { verdict: 'unknown' }
  const description = describe(first.entry)
  const refusals = found.flatMap(({ entry, certificates }) =>
    findRefusals(entry.statusReports, rules.statuses, certificates, at),
  )
  if (refusals.length === 0) return { verdict: 'acceptable', description }
  return { verdict: 'refused', description, statuses: refusals.map(({ status }) => status) }
}

/** An entry that was found has one of the two. */
function describe({ statement, aaguid, keyIdentifiers }: MetadataEntry): string {
  return statement?.description ?? aaguid ?? (keyIdentifiers[0] as string)
}
