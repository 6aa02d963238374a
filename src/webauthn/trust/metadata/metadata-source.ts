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

/** The assessment of the model of a registered credential. */
export type EnrolledModelAssessment =
  | { readonly verdict: 'unknown' }
  | { readonly verdict: 'acceptable'; readonly description: string }
  /** `statuses` lists the rejected statuses that are in effect. */
  | { readonly verdict: 'refused'; readonly description: string; readonly statuses: readonly string[] }

/**
 * A verified BLOB as a source of trust anchors (§7.1 step 23) and of model metadata (step 24). Use it in a policy as
 * both: its anchors establish trust, and its status reports revoke it.
 */
export interface MetadataSource extends TrustAnchorSource, ModelSource {
  readonly payload: MetadataPayload
  /**
   * Finds the entry of a model, for example to show its name and icon.
   *
   * @throws MalformedInputError when the key in the certificate of a U2F authenticator cannot be read. `findAnchors` and
   *   `reassess` throw in the same case
   */
  findModel(query: ModelQuery): MetadataEntry | undefined
  /**
   * Assesses the model of a registered credential again (MDS 3.1 §3.2). Considers only its status, regardless of the age
   * of the BLOB: a stale BLOB never locks a user out.
   */
  reassess(enrolled: EnrolledModel, at: Date): EnrolledModelAssessment
}

/**
 * The source to use when metadata is required but unavailable, because it was never downloaded or the stored BLOB is
 * invalid. Rejects every registration that names a model (`metadata_missing`), because that model may be revoked.
 */
export const MISSING_METADATA: ModelSource = {
  assessModel: (claims) => ({
    model: 'unknown',
    faults: new Map(namesModel(claims) ? [['metadata_missing', {}]] : []),
  }),
}

/**
 * Creates a metadata source from the payload of a verified BLOB and the rules of a relying party. References both
 * without a copy and indexes the entries once, so do not modify them afterwards. Never throws.
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
  // A newer BLOB could not list an authenticator that names no model.
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

/** A placeholder for statements that were not stored. It looks up the model by its AAGUID. */
const NOT_STORED: EnrolledStatement = { format: 'not stored', certificates: 'unknown' }

function reassess(
  { aaguid, statements }: EnrolledModel,
  { rules, index }: Knowledge,
  at: Date,
): EnrolledModelAssessment {
  const stored = statements === 'unknown' ? [NOT_STORED] : statements
  const found = stored.flatMap(({ format, certificates }) => {
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

/** An entry in the index has an AAGUID or a key identifier. */
function describe({ statement, aaguid, keyIdentifiers }: MetadataEntry): string {
  return statement?.description ?? aaguid ?? (keyIdentifiers[0] as string)
}
