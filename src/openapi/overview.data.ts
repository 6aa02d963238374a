/** What a reader of the document should know before the first route. */
export const DESCRIPTION = [
  'Passkeys for your users. A backend calls the API with an API key; browsers and apps sign users up and in.',
  'JSON in and out of ceremonies is that of WebAuthn, so that `navigator.credentials` and libraries take it as it is. ' +
    'In requests `null` means left out; members that a route does not define are refused.',
  'Problems are answered as problem details (RFC 9457) with a permanent `code`; /docs/errors lists them all. Every ' +
    'answer has `X-Request-Id`, which the log of the server has it under.',
  'Requests with an API key and ceremonies count: their answers say in `RateLimit-*` how the nearest limit stands, ' +
    'refusals after they were counted included.',
].join('\n\n')

/** The groups of routes, in the order in which they are read. */
export const TAGS: readonly (readonly [name: string, description: string])[] = [
  ['registration', 'Passkeys for the users of a backend, made in two calls or with an enrolment token.'],
  ['authentication', 'Who it is, in two calls of a backend: sign-ins, step-ups and other purposes.'],
  ['passkeys', 'The passkeys of a user, for the backend.'],
  ['users', 'The users of a backend, and their sessions.'],
  ['tokens', 'Tokens that were handed to a service: whether they are good, and taking those that count once.'],
  ['end users', 'For browsers and apps, without a backend between: sign-up, sign-in, sessions, passkeys of mine.'],
  ['API keys', 'What lets backends in. Only keys with the scope `admin` reach these routes.'],
  ['metadata', 'What is known of authenticator models, and which passkeys it speaks against.'],
  ['operations', 'Whether the service is well, and why ceremonies were refused.'],
  ['documents', 'What browsers, operating systems and services look for below /.well-known/.'],
  ['doors', 'The wires of other products.'],
]
