import type { AttestationCase } from '../attestation-case.js'
import type { AttestationVerdict } from '../attestation-verdict.js'
import { ALGORITHM_NAMES, ATTESTATION_TYPE_NAMES } from './metadata-registry.data.js'
import type { MetadataRules } from './metadata-rules.js'
import type { MetadataStatement } from './metadata-statement.js'

/** Returns whether the metadata statement lists an attestation type. `none` needs no listing. */
export function listsAttestationType(statement: MetadataStatement, type: AttestationVerdict['type']): boolean {
  if (type === 'none') return true
  return ATTESTATION_TYPE_NAMES[type].some((name) => statement.attestationTypes.includes(name))
}

/**
 * Returns whether the metadata statement lists the algorithm of a credential: by its FIDO registry name, and also by its
 * identifier if `authenticatorGetInfo` lists algorithms. An algorithm without a registry name needs the identifier.
 */
export function listsAlgorithm(statement: MetadataStatement, attested: AttestationCase): boolean {
  const { alg } = attested.authenticatorData.attestedCredentialData.publicKey
  const names = ALGORITHM_NAMES[alg]
  const identifiers = statement.getInfo?.algorithms
  if (names.length === 0) return identifiers?.includes(alg) ?? false
  const isNamed = names.some((name) => statement.authenticationAlgorithms.includes(name))
  return isNamed && (identifiers === undefined || identifiers.includes(alg))
}

/** Returns the names of the capabilities that a credential claims but its model does not have. */
export function findContradictions(
  statement: MetadataStatement,
  attested: AttestationCase,
  capabilities: Exclude<MetadataRules['capabilities'], 'any'>,
): readonly string[] {
  const { flags } = attested.authenticatorData
  const backup = statement.multiDeviceCredentialSupport
  const residentKey = statement.getInfo?.options.get('rk')
  // A missing value implies `unsupported` (Metadata Statement 3.1 §4) and an `rk` of false (CTAP 2.2 §6.4).
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
