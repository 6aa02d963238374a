/** What a code of the service answers with. */
export interface ProblemEntry {
  /** The HTTP status. */
  readonly status: number
  /** One sentence, the same for every occurrence. */
  readonly title: string
}

/**
 * Every code the service itself answers with, beside those of the engine. A code is permanent: its meaning never
 * changes and it is never used again for another fault.
 */
export const PROBLEM_CODES = {
  request_invalid: { status: 400, title: 'The request does not have the members this route defines.' },
  body_not_json: { status: 400, title: 'The body is not a JSON document in UTF-8.' },
  http_malformed: { status: 400, title: 'What was sent is no HTTP request.' },
  uri_malformed: { status: 400, title: 'The address of the request cannot be decoded.' },
  additional_origin_invalid: {
    status: 400,
    title: 'The additional origin is not an origin, or leaves the domain of the RP ID.',
  },
  option_not_allowed: { status: 400, title: 'The request asks for what the configuration does not allow.' },
  purpose_unknown: { status: 400, title: 'The configuration names no such purpose.' },
  purpose_needs_user: { status: 400, title: 'An authentication for this purpose must be started for a user.' },
  command_unknown: { status: 400, title: 'The server does not know this command.' },
  credentials_missing: { status: 401, title: 'The route asks for credentials and the request carries none.' },
  credentials_invalid: { status: 401, title: 'The credentials of the request are unknown, expired or revoked.' },
  refresh_token_reused: {
    status: 401,
    title: 'The refresh token was used before, perhaps by somebody else: its session has ended.',
  },
  authentication_failed: { status: 401, title: 'The sign-in did not succeed.' },
  enrolment_token_invalid: {
    status: 401,
    title: 'The enrolment token is unknown, or it or the API key that made it was revoked.',
  },
  permission_missing: { status: 403, title: 'The credentials of the request do not allow this.' },
  origin_not_allowed: { status: 403, title: 'The API key or cookie may not be used for or from this origin.' },
  ceremony_browser_mismatch: { status: 403, title: 'The ceremony was started by another browser.' },
  recent_authentication_required: {
    status: 403,
    title: 'The user must prove again who they are: the last time is too long ago for this.',
  },
  passkey_algorithm_not_allowed: {
    status: 403,
    title: 'The passkey is of an algorithm that does not serve the purpose of the authentication.',
  },
  user_verification_unproven: {
    status: 403,
    title: 'User verification is required, and that of this passkey was not set up with another factor.',
  },
  passkey_suspended: { status: 403, title: 'The passkey is suspended.' },
  route_not_found: { status: 404, title: 'There is nothing at this address.' },
  user_not_found: { status: 404, title: 'There is no such user.' },
  session_not_found: { status: 404, title: 'There is no such session, or it has ended.' },
  api_key_not_found: { status: 404, title: 'There is no such API key.' },
  passkey_not_found: { status: 404, title: 'There is no such passkey.' },
  challenge_unknown: { status: 404, title: 'No ceremony is waiting for this challenge.' },
  enrolment_token_not_found: { status: 404, title: 'There is no such enrolment token.' },
  method_not_allowed: { status: 405, title: 'This address does not answer to this method.' },
  request_timeout: { status: 408, title: 'The request did not arrive in the time this server waits for one.' },
  user_already_exists: { status: 409, title: 'There is already a user of this name.' },
  passkey_limit_reached: { status: 409, title: 'The user has as many passkeys as the configuration allows.' },
  api_key_not_active: { status: 409, title: 'The API key is expired or revoked, and stays so.' },
  api_key_already_rotated: { status: 409, title: 'The API key has been replaced by another one already.' },
  last_admin_key: { status: 409, title: 'No other API key could do everything any more.' },
  last_passkey: { status: 409, title: 'It is the last active passkey of the user, and the configuration keeps it.' },
  no_passkeys: { status: 409, title: 'The user has no passkey to authenticate with.' },
  enrolment_token_used: { status: 409, title: 'A passkey was made with the enrolment token already.' },
  enrolment_token_expired: { status: 410, title: 'The enrolment token is no longer good.' },
  token_already_used: { status: 409, title: 'The token is good for one use and was used.' },
  challenge_expired: { status: 410, title: 'The ceremony took longer than it may.' },
  body_too_large: { status: 413, title: 'The body is larger than this server accepts.' },
  uri_too_long: { status: 414, title: 'The address of the request is longer than this server accepts.' },
  media_type_unsupported: { status: 415, title: 'The body must be sent as application/json.' },
  token_invalid: {
    status: 422,
    title: 'The token is not one that this server made for this, or it has expired.',
  },
  headers_too_large: { status: 431, title: 'The headers of the request are larger than this server accepts.' },
  rate_limited: { status: 429, title: 'Too many requests.' },
  internal_error: {
    status: 500,
    title: 'The server failed unexpectedly. Its log has the details under the request id.',
  },
  service_unavailable: { status: 503, title: 'The server cannot answer right now.' },
} as const satisfies Readonly<Record<string, ProblemEntry>>

/** A code of the service. */
export type ProblemCode = keyof typeof PROBLEM_CODES
