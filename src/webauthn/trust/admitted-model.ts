import type { Aaguid } from '../bytes/brand.js'
import { equalBytes } from '../bytes/equal.js'
import { FIDO_EXTENSIONS } from '../statements/fido-extensions.js'
import { ZERO_AAGUID } from '../structures/attested-credential-data.js'
import { type AttestationCase, type JudgedStatement, judgedStatements, trustPathOf } from './attestation-case.js'
import type { ModelRule } from './attestation-policy.js'
import type { AttestationVerdict, Trust } from './attestation-verdict.js'
import type { AcceptableAnchor } from './trust-anchors.js'

/** Returns whether the relying party admits the authenticator model of a registration. */
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

/** Returns the AAGUIDs that the statements of a registration prove. */
export function findProvenModels(attested: AttestationCase, verdict: AttestationVerdict): readonly Aaguid[] {
  return judgedStatements(attested, verdict)
    .filter(provesModel)
    .map(({ statement }) => claimedModelOf(statement))
}

/** A U2F authenticator does not sign an AAGUID (§8.6). The client could set any value, so it is ignored. */
function claimedModelOf({ format, authenticatorData }: AttestationCase): Aaguid {
  return format === 'fido-u2f' ? ZERO_AAGUID : authenticatorData.attestedCredentialData.aaguid
}

/** Returns whether a statement proves the model that it claims. */
function provesModel({ statement, verdict: { trust } }: JudgedStatement): boolean {
  if (trust.verdict !== 'trusted') return false
  if (vouches('model', statement, trust)) return true
  // An anchor may cover many models and vendors. The attestation certificate must then contain the AAGUID (§8.2.1).
  if (statement.format === 'packed') return trustPathOf(statement)[0]?.extensions.has(FIDO_EXTENSIONS.aaguid) === true
  // The certificate contains no AAGUID. The anchor must therefore be configured for this format only.
  if (statement.format === 'apple') return vouches('format', statement, trust)
  // In the other formats a platform signs (a TPM, a key store, a service). It attests any AAGUID that software passes in.
  return statement.format === 'fido-u2f'
}

/** Returns whether the trusted path ends in an anchor of this kind. */
function vouches(
  kind: AcceptableAnchor['vouchesFor'],
  { anchors }: AttestationCase,
  { anchor }: Extract<Trust, { verdict: 'trusted' }>,
): boolean {
  const { der } = anchor.certificate
  return anchors.some(({ vouchesFor, certificate }) => vouchesFor === kind && equalBytes(certificate.der, der))
}
