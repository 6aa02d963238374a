import { type ApiKey, coversOrigins } from '../../access/api-key.js'
import { allowsAny, REGISTRATION_SCOPES } from '../../access/scopes.js'
import { type BearerSecret, parseBearerSecret } from '../../common/bearer-secret.js'
import type { RegistrationRequest } from '../registration/registration-request.js'

/** The registration that an enrolment token allows. */
export interface EnrolmentRequest extends RegistrationRequest {
  readonly passkeyDisplayName?: string | undefined
  /** An origin in addition to the configured origins, for this registration only. */
  readonly additionalAllowedOrigin?: string
  /** The id of the API key that created the token. */
  readonly apiKeyId: string
  /** The origins that the key was limited to at that time; null when it was unlimited. */
  readonly allowedOrigins: readonly string[] | null
}

/** A token whose bearer may add one passkey to a user's account without being signed in. */
export interface EnrolmentToken {
  readonly id: string
  readonly userId: string
  readonly request: EnrolmentRequest
  readonly createdAt: Date
  readonly expiresAt: Date
  readonly usedAt: Date | null
}

/** Returns whether an API key may still create tokens like this one: it has a scope and all origins of the request. */
export function grantsEnrolment(key: ApiKey, { allowedOrigins }: EnrolmentRequest): boolean {
  return allowsAny(key.scopes, REGISTRATION_SCOPES) && coversOrigins(key, allowedOrigins)
}

/** `le_<id>_<secret>`, hexadecimal: an ID of 8 bytes and a secret of 32 bytes. */
const FORM = /^le_([0-9a-f]{16})_([0-9a-f]{64})$/

/** Returns undefined when the text does not have the form of an enrolment token. */
export function parseEnrolmentToken(text: string): BearerSecret | undefined {
  return parseBearerSecret(text, FORM)
}

export function formatEnrolmentToken({ id, secret }: BearerSecret): string {
  return `le_${id}_${secret}`
}
