/** The introduction of the document. */
export const DESCRIPTION = [
  'Passkeys for your users. A backend calls the API with an API key. Browsers and apps call the routes for end users without an API key.',
  'Ceremony options and responses have the JSON form of WebAuthn Level 3: pass them to and from `navigator.credentials` ' +
    'unchanged. In requests, `null` means absent. Unknown members are rejected.',
  'Errors are problem details (RFC 9457) with a permanent `code`. The page /docs/errors lists every code. Each response ' +
    'carries `X-Request-Id`; the server log contains the same id.',
  'Requests with an API key and requests that start or finish a ceremony are rate-limited. Their responses describe the ' +
    'closest limit in `RateLimit-*` headers.',
].join('\n\n')

/** The groups of routes, in reading order. */
export const TAGS: readonly (readonly [name: string, description: string])[] = [
  ['registration', 'Create passkeys for the users of a backend, in two calls or with an enrolment token.'],
  ['authentication', 'Authenticate the users of a backend in two calls: sign-in, step-up and other purposes.'],
  ['passkeys', 'Manage the passkeys of a user from a backend.'],
  ['users', 'Manage the users of a backend and their sessions.'],
  ['signed requests', 'Verify requests that users sign with a passkey.'],
  ['tokens', 'Check and redeem tokens that a service has received.'],
  ['end users', 'Sign-up, sign-in, sessions and passkeys for browsers and apps, without a backend.'],
  ['API keys', 'Manage API keys. These routes require the scope `admin`.'],
  ['metadata', 'State of the FIDO metadata, and passkeys of compromised authenticator models.'],
  ['operations', 'Health checks, and the reasons why ceremonies failed.'],
  ['documents', 'Documents under /.well-known/ for browsers, operating systems and services.'],
  ['PropelAuth', 'The API of PropelAuth BYO, for its official clients.'],
]
