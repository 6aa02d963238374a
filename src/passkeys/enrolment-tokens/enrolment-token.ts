import { parseBearerSecret, type BearerSecret } from '../../common/bearer-secret.js'
import type { RegistrationWishes } from '../registration/registration-terms.js'

/** What the passkey that a token is good for shall be like. */
export interface EnrolmentTerms extends RegistrationWishes {
  readonly passkeyDisplayName?: string
  /** An origin beside those of the configuration on which the ceremony may run. */
  readonly additionalAllowedOrigin?: string
  /** The id of the API key that made the token. */
  readonly apiKeyId: string
  /** The origins that key was limited to then; null: it was not. */
  readonly allowedOrigins: readonly string[] | null
}

/** With this, somebody may make one passkey for a user, without being signed in. It is kept without its secret. */
export interface EnrolmentToken {
  readonly id: string
  readonly userId: string
  readonly terms: EnrolmentTerms
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/** `le_<id>_<secret>`: 8 bytes of id and 32 of secret, hexadecimal. */
const FORM = /^le_([0-9a-f]{16})_([0-9a-f]{64})$/

/** Answers undefined for anything that is not an enrolment token by its form. */
export function parseEnrolmentToken(text: string): BearerSecret | undefined {
  return parseBearerSecret(text, FORM)
}

export function formatEnrolmentToken({ id, secret }: BearerSecret): string {
  return `le_${id}_${secret}`
}
