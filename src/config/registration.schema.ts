import { z } from 'zod'
import type { CoseAlgorithmId } from '../webauthn/index.js'
import { algorithmList } from './algorithms.js'
import { type CamelCased, camelCased } from './schema/case.js'
import { integer, listOf, section } from './schema/types.js'

/** The strength of a requirement, in ascending order. */
export const REQUIREMENTS = ['discouraged', 'preferred', 'required'] as const

/** Hints for the user interface of the client (§5.8.7). */
export const HINTS = ['security-key', 'client-device', 'hybrid'] as const

/** Attestation conveyance preferences (§5.4.7), in ascending order of the information they request. */
export const ATTESTATION_CONVEYANCES = ['none', 'indirect', 'direct', 'enterprise'] as const

export const REGISTRATION = section(
  'How users register passkeys. A backend can request stricter rules for a single registration, but not weaker ones.',
  {
    user_verification: z
      .enum(REQUIREMENTS)
      .default('preferred')
      .describe(
        'The user verification requirement (fingerprint, face, PIN). "required" refuses registrations without it. "preferred" requests it and records whether it took place.',
      ),
    resident_key: z
      .enum(REQUIREMENTS)
      .default('preferred')
      .describe('The requirement for discoverable passkeys, with which users can sign in without entering a name.'),
    authenticator_attachment: z
      .enum(['platform', 'cross-platform'])
      .nullable()
      .default(null)
      .describe(
        'The authenticators that browsers offer: "platform" for the one in the device, "cross-platform" for security keys and phones, null for both.',
      ),
    attestation: z
      .enum(ATTESTATION_CONVEYANCES)
      .default('none')
      .describe(
        'Whether to request an attestation, which proves the model of the authenticator. With any value but "none", browsers ask the user for consent. "enterprise" may identify the individual authenticator; requests can ask for it only if this key has the same value.',
      ),
    algorithms: algorithmList()
      .default(['ES256', 'EdDSA', 'RS256'])
      .describe('The signature algorithms of new passkeys in order of preference.'),
    hints: listOf(z.enum(HINTS), 0, HINTS.length)
      .default([])
      .describe(
        'The kinds of authenticator that browsers should offer first, in order of preference. A request can name others.',
      ),
    timeout_seconds: integer(1, 3600).default(300).describe('How long a registration may take from start to finish.'),
    enrolment_token_seconds: integer(1, 604_800)
      .default(900)
      .describe('The lifetime of an enrolment token, with which a user can register one passkey.'),
    accept_self_registered: z
      .boolean()
      .default(false)
      .describe(
        'Whether the ceremonies and enrolment tokens of backends accept users that signed up themselves. Their e-mail addresses are not verified, so a backend must identify users by id. Ceremonies that a user starts in their own session are always accepted.',
      ),
  },
)

type Section = z.output<typeof REGISTRATION>

/** The section `registration`. */
export interface RegistrationSettings extends Omit<CamelCased<Section>, 'algorithms'> {
  /** In order of preference. */
  readonly algorithms: readonly CoseAlgorithmId[]
}

export function resolveRegistration(section: Section, algorithms: readonly CoseAlgorithmId[]): RegistrationSettings {
  return Object.freeze({ ...camelCased(section), algorithms: Object.freeze([...algorithms]) })
}
