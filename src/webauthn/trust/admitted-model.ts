import type { Aaguid } from '../bytes/brand.js'
import type { AttestationFormat } from '../statements/statement.js'
import { ZERO_AAGUID } from '../structures/attested-credential-data.js'
import type { ModelRule } from './attestation-policy.js'
import type { AttestationVerdict } from './attestation-verdict.js'

/** Whether the relying party admits a model. */
export function admitsModel(rule: ModelRule, claimed: Aaguid, attestation: AttestationVerdict): boolean {
  if (rule === 'any') return true
  if ('except' in rule) return !rule.except.has(claimed)
  return provenModels(claimed, attestation).some((aaguid) => rule.only.has(aaguid))
}

/** The AAGUIDs that trusted statements vouch for; none where no statement is trusted. */
function provenModels(claimed: Aaguid, attestation: AttestationVerdict): readonly Aaguid[] {
  const statements = attestation.type === 'compound' ? attestation.parts : [attestation]
  return statements
    .filter(({ trust }) => trust.verdict === 'trusted')
    .map(({ format }) => (attestsAaguid(format) ? claimed : ZERO_AAGUID))
}

/** What a U2F authenticator signs (§8.6) holds no AAGUID: whatever stands there was put in by somebody else. */
function attestsAaguid(format: AttestationFormat): boolean {
  return format !== 'fido-u2f'
}
