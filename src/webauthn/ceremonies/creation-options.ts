import type { Challenge, CredentialId, NonEmpty, RpId, UserHandle } from '../bytes/brand.js'
import { encodeBase64url } from '../bytes/base64url.js'
import { ConfigurationError } from '../errors/engine-error.js'
import { supportedAlgorithms } from '../crypto/supported-algorithms.js'
import type { CoseAlgorithmId } from '../structures/cose-algorithm.js'
import type { CredentialDescriptorJson, PublicKeyCredentialCreationOptionsJSON } from '../structures/options-json.js'

/** A credential to list in `excludeCredentials` or `allowCredentials`. */
export interface CredentialDescriptor {
  readonly id: CredentialId
  /** As the client reported them; omitted from the options when empty. */
  readonly transports: readonly string[]
}

/** The contents of creation options (§5.4). There are no defaults. */
export interface RegistrationOptionsInput {
  readonly challenge: Challenge
  readonly rp: { readonly id: RpId; readonly name: string }
  readonly user: { readonly handle: UserHandle; readonly name: string; readonly displayName: string }
  /** In order of preference. */
  readonly algorithms: NonEmpty<CoseAlgorithmId>
  readonly excludeCredentials: readonly CredentialDescriptor[]
  readonly authenticatorAttachment: 'any' | 'platform' | 'cross-platform'
  readonly residentKey: 'discouraged' | 'preferred' | 'required'
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  readonly attestation: 'none' | 'indirect' | 'direct' | 'enterprise'
  /** Attestation statement format identifiers in order of preference; empty for no preference. */
  readonly attestationFormats: readonly string[]
  readonly hints: readonly string[]
  readonly extensions: Readonly<Record<string, unknown>>
  readonly timeoutMillis: number
}

/**
 * Creates the options of a registration (§5.4, §7.1 step 1).
 *
 * @returns JSON for `PublicKeyCredential.parseCreationOptionsFromJSON()`, with bytes as base64url. `hints`,
 *   `attestationFormats`, `extensions` and transports are passed through without a copy
 * @throws ConfigurationError `expectation_invalid` when this runtime cannot verify one of the algorithms
 */
export function createRegistrationOptions(input: RegistrationOptionsInput): PublicKeyCredentialCreationOptionsJSON {
  const { rp, user, authenticatorAttachment, residentKey, userVerification } = input
  return {
    rp: { id: rp.id, name: rp.name },
    user: { id: encodeBase64url(user.handle), name: user.name, displayName: user.displayName },
    challenge: encodeBase64url(input.challenge),
    pubKeyCredParams: input.algorithms.map((alg, index) => ({ type: 'public-key', alg: assertVerifiable(alg, index) })),
    timeout: input.timeoutMillis,
    excludeCredentials: input.excludeCredentials.map(describeCredential),
    authenticatorSelection: {
      ...(authenticatorAttachment !== 'any' && { authenticatorAttachment }),
      residentKey,
      requireResidentKey: residentKey === 'required',
      userVerification,
    },
    hints: input.hints,
    attestation: input.attestation,
    attestationFormats: input.attestationFormats,
    extensions: input.extensions,
  }
}

/** Returns the PublicKeyCredentialDescriptorJSON of a credential (§5.8.3). */
export function describeCredential({ id, transports }: CredentialDescriptor): CredentialDescriptorJson {
  return { type: 'public-key', id: encodeBase64url(id), ...(transports.length > 0 && { transports }) }
}

/** Rejects an algorithm that this runtime cannot verify: its credential could be registered but never used. */
function assertVerifiable(algorithm: CoseAlgorithmId, index: number): CoseAlgorithmId {
  if (supportedAlgorithms().includes(algorithm)) return algorithm
  throw new ConfigurationError('expectation_invalid', `algorithms[${index}]`, `${algorithm} is not supported`)
}
