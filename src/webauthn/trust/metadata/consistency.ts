import type { AttestationCase } from '../attestation-case.js'
import type { AttestationVerdict } from '../attestation-verdict.js'
import { ALGORITHM_NAMES, ATTESTATION_TYPE_NAMES } from './metadata-registry.data.js'
import type { MetadataRules } from './metadata-rules.js'
import type { MetadataStatement } from './metadata-statement.js'

/** Whether the model attests in the way a statement did. Where nothing was attested, there is nothing to compare. */
export function listsAttestationType(statement: MetadataStatement, type: AttestationVerdict['type']): boolean {
  if (type === 'none') return true
  return ATTESTATION_TYPE_NAMES[type].some((name) => statement.attestationTypes.includes(name))
}

/**
 * Whether the model makes credentials of the algorithm: by the names of the statement, and by the identifiers its
 * authenticators give (`authenticatorGetInfo`), where they give any. For an algorithm that has no name in the FIDO
 * registry the identifiers alone must say so.
 */
export function listsAlgorithm(statement: MetadataStatement, attested: AttestationCase): boolean {
  const { alg } = attested.authenticatorData.attestedCredentialData.publicKey
  const names = ALGORITHM_NAMES[alg]
  const identifiers = statement.getInfo?.algorithms
  if (names.length === 0) return identifiers?.includes(alg) ?? false
  const isNamed = names.some((name) => statement.authenticationAlgorithms.includes(name))
  return isNamed && (identifiers === undefined || identifiers.includes(alg))
}

/** What a credential claims and its model cannot do, by name; empty where nothing contradicts. */
export function findContradictions(
  statement: MetadataStatement,
  attested: AttestationCase,
  capabilities: Exclude<MetadataRules['capabilities'], 'any'>,
): readonly string[] {
  const { flags } = attested.authenticatorData
  const backup = statement.multiDeviceCredentialSupport
  const residentKey = statement.getInfo?.options.get('rk')
  // Metadata Statement 3.1 §4: `unsupported` is meant where nothing is said. CTAP 2.2 §6.4: so is an `rk` of false.
  const isImplied = capabilities !== 'stated'
  const hasNoBackup = backup === 'unsupported' || (isImplied && backup === undefined)
  const hasNoResidentKeys = residentKey === false || (isImplied && residentKey === undefined && hasGetInfo(statement))
  return [
    ...(flags.backupEligible && hasNoBackup ? ['backupEligible'] : []),
    ...(attested.discoverable === true && hasNoResidentKeys ? ['discoverable'] : []),
  ]
}

function hasGetInfo({ getInfo }: MetadataStatement): boolean {
  return getInfo !== undefined
}
