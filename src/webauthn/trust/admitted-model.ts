import type { Aaguid } from '../bytes/brand.js'
import { equalBytes } from '../bytes/equal.js'
import { FIDO_EXTENSIONS } from '../statements/fido-extensions.js'
import { ZERO_AAGUID } from '../structures/attested-credential-data.js'
import { type AttestationCase, type JudgedStatement, judgedStatements, trustPathOf } from './attestation-case.js'
import type { ModelRule } from './attestation-policy.js'
import type { AttestationVerdict, Trust } from './attestation-verdict.js'
import type { AcceptableAnchor } from './trust-anchors.js'

/** Whether the relying party admits the model of a registration. */
export function admitsModel(
  rule: Exclude<ModelRule, 'any'>,
  attested: AttestationCase,
  verdict: AttestationVerdict,
): boolean {
  if ('only' in rule) return findProvenModels(attested, verdict).some((model) => rule.only.has(model))
  const { aaguid } = attested.authenticatorData.attestedCredentialData
  const claimed = judgedStatements(attested, verdict).map(({ statement }) => claimedModelOf(statement))
  return ![aaguid, ...claimed].some((model) => rule.except.has(model))
}

/** The AAGUIDs that the statements of a registration prove. */
export function findProvenModels(attested: AttestationCase, verdict: AttestationVerdict): readonly Aaguid[] {
  return judgedStatements(attested, verdict)
    .filter(provesModel)
    .map(({ statement }) => claimedModelOf(statement))
}

/** What a U2F authenticator signs (§8.6) holds no AAGUID: whatever stands there was put in by somebody else. */
function claimedModelOf({ format, authenticatorData }: AttestationCase): Aaguid {
  return format === 'fido-u2f' ? ZERO_AAGUID : authenticatorData.attestedCredentialData.aaguid
}

/** Whether the model that a statement claims is the one that made it. */
function provesModel({ statement, verdict: { trust } }: JudgedStatement): boolean {
  if (trust.verdict !== 'trusted') return false
  if (vouches('model', statement, trust)) return true
  // An anchor may stand for many models, and many makers: its certificate has to name the one (§8.2.1).
  if (statement.format === 'packed') return trustPathOf(statement)[0]?.extensions.has(FIDO_EXTENSIONS.aaguid) === true
  // The certificate names no model, so the anchor must be known to be the one vendor's that attests in this way.
  if (statement.format === 'apple') return vouches('format', statement, trust)
  // In the others a platform signs: a TPM, a key store or a service attests whatever software hands to it.
  return statement.format === 'fido-u2f'
}

/** Whether the anchor that was found is one that vouches for this. */
function vouches(
  whom: AcceptableAnchor['vouchesFor'],
  { anchors }: AttestationCase,
  { anchor }: Extract<Trust, { verdict: 'trusted' }>,
): boolean {
  const { der } = anchor.certificate
  return anchors.some(({ vouchesFor, certificate }) => vouchesFor === whom && equalBytes(certificate.der, der))
}
