import type { Aaguid } from '../bytes/brand.js'
import { equalBytes } from '../bytes/equal.js'
import type { AttestationFormat } from '../statements/statement.js'
import { ZERO_AAGUID } from '../structures/attested-credential-data.js'
import { type AttestationCase, type JudgedStatement, judgedStatements } from './attestation-case.js'
import type { ModelRule } from './attestation-policy.js'
import type { AttestationVerdict } from './attestation-verdict.js'

/** Whether the relying party admits the model of a registration. */
export function admitsModel(
  rule: Exclude<ModelRule, 'any'>,
  attested: AttestationCase,
  verdict: AttestationVerdict,
): boolean {
  const { aaguid } = attested.authenticatorData.attestedCredentialData
  if ('except' in rule) return !rule.except.has(aaguid)
  return judgedStatements(attested, verdict)
    .map(findProvenModel)
    .some((model) => model !== undefined && rule.only.has(model))
}

/**
 * The formats whose signer is the authenticator itself, or its vendor on its behalf. In the others a platform signs: a
 * TPM, a key store or a service attests whatever authenticator data software hands to it.
 */
const SIGNED_BY_AUTHENTICATOR: ReadonlySet<AttestationFormat> = new Set(['packed', 'apple'])

/** The AAGUID a statement proves, if any. */
function findProvenModel({ statement, verdict }: JudgedStatement): Aaguid | undefined {
  if (verdict.trust.verdict !== 'trusted') return undefined
  // What a U2F authenticator signs (§8.6) holds no AAGUID: whatever stands there was put in by somebody else.
  if (statement.format === 'fido-u2f') return ZERO_AAGUID
  const { der } = verdict.trust.anchor.certificate
  const isModelsOwn = statement.anchors.some(
    ({ vouchesFor, certificate }) => vouchesFor === 'model' && equalBytes(certificate.der, der),
  )
  const isProven = isModelsOwn || SIGNED_BY_AUTHENTICATOR.has(statement.format)
  return isProven ? statement.authenticatorData.attestedCredentialData.aaguid : undefined
}
