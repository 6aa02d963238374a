import type { Aaguid } from '../../../../src/webauthn/bytes/brand.js'
import type { MetadataRules } from '../../../../src/webauthn/trust/metadata/metadata-rules.js'
import { type MetadataPayload, parsePayload } from '../../../../src/webauthn/trust/metadata/metadata-payload.js'
import { createMetadataSource, type MetadataSource } from '../../../../src/webauthn/trust/metadata/metadata-source.js'
import { createMetadataRules, type RuleOverrides } from '../../../../src/webauthn/trust/profiles.js'
import type { TestCertificate } from '../../../support/certificates.js'
import { MODEL, root } from '../trust-case.js'

type Json = Readonly<Record<string, unknown>>

export function base64({ der }: TestCertificate): string {
  return Buffer.from(der).toString('base64')
}

/** Returns the statement of a model with ES256 credentials and certificates under the test root. */
export function statementJson(changes: Json = {}): Json {
  return {
    description: 'Test model',
    aaguid: MODEL,
    attestationTypes: ['basic_full'],
    authenticationAlgorithms: ['secp256r1_ecdsa_sha256_raw'],
    attestationRootCertificates: [base64(root)],
    authenticatorGetInfo: { versions: ['FIDO_2_0'], aaguid: MODEL, options: { rk: true }, algorithms: [algorithm(-7)] },
    ...changes,
  }
}

export function algorithm(alg: number): Json {
  return { type: 'public-key', alg }
}

export function reportJson(status: string, changes: Json = {}): Json {
  return { status, effectiveDate: '2025-01-01', ...changes }
}

/** Returns the entry of the test model. */
export function entryJson(changes: Json = {}, statement: Json = {}): Json {
  return {
    aaguid: MODEL,
    metadataStatement: statementJson(statement),
    statusReports: [reportJson('FIDO_CERTIFIED_L1')],
    timeOfLastStatusChange: '2025-01-01',
    ...changes,
  }
}

/** Returns the entry of another model with the same anchors. */
export function otherEntryJson(aaguid: Aaguid, statement: Json = {}): Json {
  return entryJson({ aaguid }, { aaguid, ...statement })
}

export function payloadJson(changes: Json = {}): Json {
  return { legalHeader: 'Terms', no: 7, nextUpdate: '2026-07-01', entries: [entryJson()], ...changes }
}

export function payloadOf(json: Json): MetadataPayload {
  return parsePayload(new TextEncoder().encode(JSON.stringify(json)), 'metadata')
}

/** Returns rules of the profile `specification`. */
function rulesOf(overrides: RuleOverrides = {}): MetadataRules {
  return createMetadataRules('specification', overrides)
}

export function sourceOf(entries: readonly Json[], rules: RuleOverrides = {}): MetadataSource {
  return createMetadataSource(payloadOf(payloadJson({ entries })), rulesOf(rules))
}
