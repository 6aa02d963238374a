import { z } from 'zod'
import { type CamelCased, camelCased } from './schema/case.js'
import { integer, listOf, section, text } from './schema/types.js'

/** An absolute path without query, as backends pass it to the verification. */
const PATH = /^\/[^\s?#]*$/

export const SIGNED_REQUESTS = section(
  'Requests that users sign with a passkey and backends verify with POST /v1/signed-requests/verify.',
  {
    max_age_seconds: integer(1, 3600)
      .default(300)
      .describe('The maximum age of a signed request by its member "timestampMs", which the signature covers.'),
    clock_leeway_seconds: integer(0, 300)
      .default(30)
      .describe('How far "timestampMs" may be in the future, because the clock of the device is ahead.'),
    read_only_paths: listOf(text(512).regex(PATH), 0, 256)
      .default([])
      .describe(
        'The paths of requests that may lack "timestampMs": "/public/v1/query/whoami". Such a request can be replayed for ever, so list only paths that change nothing. The backend must send the path with the verification.',
      ),
    user_verification: z
      .enum(['required', 'preferred', 'discouraged'])
      .default('required')
      .describe(
        'The user verification requirement. "required" refuses signed requests without user verification, and passkeys whose user verification does not count as a factor.',
      ),
    binding: z
      .enum(['body', 'request'])
      .default('body')
      .describe(
        'The parts of a request that a signature must cover. The clients of Turnkey sign the "body". "request" adds the method, the path, the audience and the RP ID, so that a signed body cannot be used elsewhere. A verification can ask for "request", but not for less than this key.',
      ),
  },
)

/** The rules for signed requests. */
export type SignedRequestSettings = CamelCased<z.output<typeof SIGNED_REQUESTS>>

/** The parts of a request that a signature covers. */
export type SignatureBinding = SignedRequestSettings['binding']

export function resolveSignedRequests(section: z.output<typeof SIGNED_REQUESTS>): SignedRequestSettings {
  return Object.freeze(camelCased(section))
}
