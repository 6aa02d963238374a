import type { CoseAlgorithmId } from '../webauthn/index.js'
import { ALGORITHM_NAMES } from './algorithms.js'
import { field, type ValuesOf } from './schema/field.js'
import { integer, listOf, oneOf, orNull } from './schema/kinds.js'

/** What a relying party may want or not, from the least to the most. */
export const REQUIREMENTS = ['discouraged', 'preferred', 'required'] as const

/** Hints for the dialogue of the client (§5.8.7). */
export const HINTS = ['security-key', 'client-device', 'hybrid'] as const

/** How much the authenticator is asked to prove of itself, from the least to the most (§5.4.7). */
export const ATTESTATION_CONVEYANCES = ['none', 'indirect', 'direct', 'enterprise'] as const

export const REGISTRATION = {
  describe:
    'How passkeys are made. A request of a backend may ask for something stricter for one passkey, never for something weaker.',
  fields: {
    user_verification: field(
      oneOf(...REQUIREMENTS),
      'preferred',
      'Whether the authenticator must check who is there (fingerprint, face, PIN). "required" refuses a registration without it; "preferred" asks for it and records whether it happened.',
    ),
    resident_key: field(
      oneOf(...REQUIREMENTS),
      'preferred',
      'Whether the passkey is discoverable: only then can a user sign in without typing a name first.',
    ),
    authenticator_attachment: field(
      orNull(oneOf('platform', 'cross-platform')),
      null,
      '"platform" offers the authenticator inside the device only, "cross-platform" only those that roam (security keys, phones), null offers both.',
    ),
    attestation: field(
      oneOf(...ATTESTATION_CONVEYANCES),
      'none',
      'Whether to ask the authenticator to prove its model. Anything but "none" makes browsers ask the user for one more consent. "enterprise" asks for a proof that may name the single authenticator: a request cannot ask for it unless this key does.',
    ),
    algorithms: field(
      listOf(oneOf(...ALGORITHM_NAMES), 1, ALGORITHM_NAMES.length),
      ['ES256', 'EdDSA', 'RS256'],
      'The signature algorithms a passkey may use, the most wanted first.',
    ),
    hints: field(
      listOf(oneOf(...HINTS), 0, HINTS.length),
      [],
      'Which kinds of authenticator the dialogue of the browser shall put first, the most wanted first. A request may name others.',
    ),
    timeout_seconds: field(integer(1, 3600), 300, 'How long a registration may take, from its start to its finish.'),
    enrolment_token_seconds: field(
      integer(1, 604_800),
      900,
      'How long an enrolment token is good for, with which a backend lets somebody make one passkey.',
    ),
  },
} as const

/** The section `registration`. */
export interface RegistrationSettings {
  readonly userVerification: (typeof REQUIREMENTS)[number]
  readonly residentKey: (typeof REQUIREMENTS)[number]
  readonly authenticatorAttachment: 'platform' | 'cross-platform' | null
  readonly attestation: (typeof ATTESTATION_CONVEYANCES)[number]
  /** The most wanted first. */
  readonly algorithms: readonly CoseAlgorithmId[]
  readonly hints: readonly (typeof HINTS)[number][]
  readonly timeoutSeconds: number
  readonly enrolmentTokenSeconds: number
}

type Values = ValuesOf<{ readonly registration: typeof REGISTRATION }>['registration']

export function registrationSettings(file: Values, algorithms: readonly CoseAlgorithmId[]): RegistrationSettings {
  return Object.freeze({
    userVerification: file.user_verification,
    residentKey: file.resident_key,
    authenticatorAttachment: file.authenticator_attachment,
    attestation: file.attestation,
    algorithms: Object.freeze([...algorithms]),
    hints: Object.freeze([...file.hints]),
    timeoutSeconds: file.timeout_seconds,
    enrolmentTokenSeconds: file.enrolment_token_seconds,
  })
}
