import type { Challenge, CredentialId, NonEmpty, RpId, UserHandle } from '../bytes/brand.js'
import { encodeBase64url } from '../bytes/base64url.js'
import { ConfigurationError } from '../errors/engine-error.js'
import { supportedAlgorithms } from '../crypto/supported-algorithms.js'
import type { CoseAlgorithmId } from '../structures/cose-algorithm.js'
import type { CredentialDescriptorJson, PublicKeyCredentialCreationOptionsJSON } from '../structures/options-json.js'

/** A credential to name in options. */
export interface CredentialDescriptor {
  readonly id: CredentialId
  readonly transports: readonly string[]
}

/** What creation options are made of. Nothing is left to a default. */
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
  /** In order of preference; empty where the relying party has none. */
  readonly attestationFormats: readonly string[]
  readonly hints: readonly string[]
  readonly extensions: Readonly<Record<string, unknown>>
  readonly timeoutMillis: number
}

/**
 * Makes the options of a registration (§5.4, §7.1 step 1).
 *
 * @returns a new object; bytes are in it as text, `hints`, `attestationFormats`, `extensions` and the lists of
 *   transports are those of `input`
 * @throws ConfigurationError `expectation_invalid` when an algorithm is offered that this runtime cannot verify
 */
export function createRegistrationOptions(input: RegistrationOptionsInput): PublicKeyCredentialCreationOptionsJSON {
  const { rp, user, authenticatorAttachment, residentKey, userVerification } = input
  return {
    rp: { id: rp.id, name: rp.name },
    user: { id: encodeBase64url(user.handle), name: user.name, displayName: user.displayName },
    challenge: encodeBase64url(input.challenge),
    pubKeyCredParams: input.algorithms.map((alg, index) => ({ type: 'public-key', alg: verifiable(alg, index) })),
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

/** PublicKeyCredentialDescriptorJSON of a credential (§5.8.3). */
export function describeCredential({ id, transports }: CredentialDescriptor): CredentialDescriptorJson {
  return { type: 'public-key', id: encodeBase64url(id), ...(transports.length > 0 && { transports }) }
}

/** An algorithm that cannot be verified must not be offered: its credential would be lost. */
function verifiable(algorithm: CoseAlgorithmId, index: number): CoseAlgorithmId {
  if (supportedAlgorithms().includes(algorithm)) return algorithm
  throw new ConfigurationError('expectation_invalid', `algorithms[${index}]`, `${algorithm} cannot be verified here`)
}
