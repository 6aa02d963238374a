/** The HTTP status and the title of a code. */
interface ProblemEntry {
  /** The HTTP status. */
  readonly status: number
  /** Describes the problem and, where it helps, the solution. Every occurrence has the same title. */
  readonly title: string
}

/**
 * The codes of the service's own problems; the engine has its own registry. Codes are permanent: a code never changes
 * its meaning and is never reused for a different problem.
 */
export const PROBLEM_CODES = {
  request_invalid: { status: 400, title: 'The request is invalid. See `errors` for each invalid part.' },
  body_not_json: { status: 400, title: 'The body is not valid JSON in UTF-8.' },
  http_malformed: { status: 400, title: 'The request is not valid HTTP.' },
  uri_malformed: { status: 400, title: 'The request URL cannot be decoded.' },
  additional_origin_invalid: {
    status: 400,
    title: 'The additional origin is malformed, or its host is not the RP ID or a subdomain of it.',
  },
  option_not_allowed: { status: 400, title: 'A requested option is not allowed by the configuration. See `errors`.' },
  purpose_unknown: { status: 400, title: 'No purpose with this name is configured.' },
  purpose_needs_user: {
    status: 400,
    title: 'Authentications for this purpose must name the user. Add the user to the request.',
  },
  stamp_malformed: {
    status: 400,
    title: 'The stamp is not JSON with `authenticatorData`, `clientDataJson`, `credentialId` and `signature`.',
  },
  signed_request_body_invalid: {
    status: 400,
    title: 'The signed body is ambiguous, or its `timestampMs` is not a time.',
  },
  command_unknown: { status: 400, title: 'The command is unknown.' },
  credentials_missing: { status: 401, title: 'This route requires credentials, but the request did not include any.' },
  credentials_invalid: { status: 401, title: 'The credentials are unknown, expired or revoked.' },
  refresh_token_reused: {
    status: 401,
    title: 'The refresh token was already used, possibly by an attacker. The session has ended; sign in again.',
  },
  authentication_failed: { status: 401, title: 'The sign-in failed.' },
  enrolment_token_invalid: {
    status: 401,
    title:
      'The enrolment token is unknown or has been revoked, or the API key that created it has ended or lost rights.',
  },
  signed_request_timestamp_missing: {
    status: 401,
    title: 'The signed body has no `timestampMs`, and its path is not configured as read-only.',
  },
  signed_request_stale: {
    status: 401,
    title: 'The `timestampMs` of the signed body is too old or too far in the future. Sign the request again.',
  },
  permission_missing: { status: 403, title: 'The credentials do not permit this request.' },
  origin_not_allowed: { status: 403, title: 'This origin is not allowed to use the API key or the cookie.' },
  ceremony_browser_mismatch: { status: 403, title: 'The ceremony was started in a different browser.' },
  confirmation_required: {
    status: 403,
    title: 'The change needs a confirmation. Ask the user to confirm it with a passkey.',
  },
  confirmation_invalid: {
    status: 403,
    title: 'The confirmation has expired, was already used, or is not valid for this change. Ask for a new one.',
  },
  recent_authentication_required: {
    status: 403,
    title: 'No longer returned. Changes now need a confirmation, see `confirmation_required`.',
  },
  passkey_algorithm_not_allowed: {
    status: 403,
    title: "This purpose does not allow the passkey's signature algorithm.",
  },
  user_verification_unproven: {
    status: 403,
    title: 'User verification is required, but no other factor has confirmed it for this passkey.',
  },
  authenticator_attachment_mismatch: {
    status: 403,
    title: 'The passkey was created with another kind of authenticator than the options requested.',
  },
  signed_request_user_mismatch: { status: 403, title: 'Another user signed the request than the backend expects.' },
  passkey_suspended: { status: 403, title: 'The passkey is suspended.' },
  user_self_registered: {
    status: 403,
    title:
      'The user signed up without a backend. The configuration does not accept such users in requests of backends.',
  },
  route_not_found: { status: 404, title: 'The route does not exist.' },
  user_not_found: { status: 404, title: 'The user does not exist.' },
  session_not_found: { status: 404, title: 'The session does not exist or has ended.' },
  api_key_not_found: { status: 404, title: 'The API key does not exist.' },
  passkey_not_found: { status: 404, title: 'The passkey does not exist.' },
  challenge_unknown: { status: 404, title: 'No pending ceremony has this challenge. Start a new ceremony.' },
  enrolment_token_not_found: { status: 404, title: 'The enrolment token does not exist.' },
  method_not_allowed: { status: 405, title: 'The route does not support this method.' },
  request_timeout: { status: 408, title: 'The server timed out while receiving the request.' },
  user_already_exists: { status: 409, title: 'A user with this id or name already exists.' },
  passkey_limit_reached: {
    status: 409,
    title: 'The user already has the maximum number of passkeys. Delete one first.',
  },
  passkey_already_registered: {
    status: 409,
    title: 'A passkey with this credential ID is already registered.',
  },
  api_key_not_active: { status: 409, title: 'The API key is expired or revoked and cannot be reactivated.' },
  api_key_already_rotated: { status: 409, title: 'The API key has already been rotated.' },
  last_admin_key: {
    status: 409,
    title: 'No other API key with the scope `admin` lasts as long as this one. Create another one first.',
  },
  last_passkey: {
    status: 409,
    title: "This is the user's last active passkey, which the configuration protects. Add another one first.",
  },
  no_passkeys: { status: 409, title: 'The user has no passkey for this authentication.' },
  enrolment_token_used: { status: 409, title: 'A passkey has already been created with this enrolment token.' },
  enrolment_token_expired: { status: 410, title: 'The enrolment token has expired.' },
  token_already_used: { status: 409, title: 'The single-use token has already been redeemed.' },
  signed_request_replayed: { status: 409, title: 'The signed request was already accepted. Sign a new one.' },
  challenge_expired: { status: 410, title: 'The ceremony has expired. Start a new one.' },
  body_too_large: { status: 413, title: 'The request body exceeds the size limit.' },
  uri_too_long: { status: 414, title: 'The request URL exceeds the length limit.' },
  media_type_unsupported: { status: 415, title: 'The media type is not supported. Send the body as application/json.' },
  token_invalid: {
    status: 422,
    title: 'The token has expired, or this server did not issue it for this use.',
  },
  headers_too_large: { status: 431, title: 'The request headers exceed the size limit.' },
  rate_limited: { status: 429, title: 'The client sent too many requests. Retry after `Retry-After` seconds.' },
  internal_error: {
    status: 500,
    title: 'An unexpected error occurred. The server log contains the details under the request id.',
  },
  database_unavailable: {
    status: 503,
    title: 'The database is temporarily unavailable. Retry after `Retry-After` seconds.',
  },
  service_unavailable: { status: 503, title: 'The server is temporarily unavailable. Retry later.' },
} as const satisfies Readonly<Record<string, ProblemEntry>>

/** A code of the service. */
export type ProblemCode = keyof typeof PROBLEM_CODES
