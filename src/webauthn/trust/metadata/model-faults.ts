import type { Certificate } from '../../crypto/certificate.js'
import { FIDO_EXTENSIONS } from '../../statements/fido-extensions.js'
import type { Evidence } from '../../trace/evidence.js'
import { type AttestationCase, type JudgedStatement, trustPathOf } from '../attestation-case.js'
import type { AttestationVerdict } from '../attestation-verdict.js'
import type { ModelFault } from '../model-source.js'
import { findContradictions, listsAlgorithm, listsAttestationType } from './consistency.js'
import type { MetadataEntry } from './metadata-entry.js'
import type { MetadataIndex } from './metadata-index.js'
import type { MetadataRules } from './metadata-rules.js'
import type { MetadataStatement } from './metadata-statement.js'
import { findRefusals } from './model-status.js'

/** One statement of a registration with the metadata entry of the model that it claims. */
export interface ClaimedModel extends JudgedStatement {
  readonly entry: MetadataEntry
  readonly at: Date
}

type Fault = readonly [ModelFault, Evidence]

/** Finds the reasons to reject one statement of a registration. */
export function findModelFaults(
  claimed: ClaimedModel,
  rules: MetadataRules,
  index: Pick<MetadataIndex, 'servesSeveral'>,
): readonly Fault[] {
  const { entry, statement, verdict, at } = claimed
  const refusals = findRefusals(entry.statusReports, rules.statuses, certificatesOf(claimed), at)
  const status: Fault = ['authenticator_status_refused', { statuses: refusals.map((report) => report.status) }]
  const extension: Fault = ['aaguid_extension_missing', { aaguid: entry.aaguid }]
  const isExtensionMissing = rules.aaguidExtension !== 'ignored' && lacksAaguidExtension(statement, verdict, index)
  return [
    ...(refusals.length > 0 ? [status] : []),
    ...(entry.statement === undefined ? [] : findStatementFaults(entry.statement, claimed, rules)),
    ...(isExtensionMissing ? [extension] : []),
  ]
}

/** Finds contradictions between a registration and the metadata statement of its model. */
function findStatementFaults(
  statement: MetadataStatement,
  { statement: attested, verdict: { type } }: ClaimedModel,
  rules: MetadataRules,
): readonly Fault[] {
  const { attestationTypes, authenticationAlgorithms } = statement
  const { alg } = attested.authenticatorData.attestedCredentialData.publicKey
  const contradictions = rules.capabilities === 'any' ? [] : findContradictions(statement, attested, rules.capabilities)
  const faults: Fault[] = []
  if (rules.attestationTypes !== 'any' && !listsAttestationType(statement, type)) {
    faults.push(['attestation_type_unlisted', { got: type, listed: attestationTypes }])
  }
  if (rules.algorithms !== 'any' && !listsAlgorithm(statement, attested)) {
    const identifiers = statement.getInfo?.algorithms
    faults.push(['algorithm_unlisted', { got: alg, listed: authenticationAlgorithms, identifiers }])
  }
  if (contradictions.length > 0) faults.push(['authenticator_capability_contradicted', { claims: contradictions }])
  return faults
}

/** Returns the verified path of a trusted statement, otherwise the certificates in the statement. */
function certificatesOf({ statement, verdict: { trust } }: ClaimedModel): readonly Certificate[] {
  return trust.verdict === 'trusted' ? trust.path : trustPathOf(statement)
}

/** §8.2.1: if an anchor serves several models, only the extension identifies the model. */
function lacksAaguidExtension(
  statement: AttestationCase,
  { trust }: AttestationVerdict,
  index: Pick<MetadataIndex, 'servesSeveral'>,
): boolean {
  const [leaf] = trustPathOf(statement)
  if (statement.format !== 'packed' || leaf === undefined || trust.verdict !== 'trusted') return false
  return index.servesSeveral(trust.anchor) && !leaf.extensions.has(FIDO_EXTENSIONS.aaguid)
}
