import type { ApiKey } from './api-keys/api-key.js'

/** A user who signed in, by the access token of the request. */
export interface SignedInUser {
  readonly userId: string
  readonly sessionId: string
}

/** Who sent a request, once the guard has let it through. */
export interface Caller {
  readonly apiKey?: ApiKey
  readonly user?: SignedInUser
}

declare module 'fastify' {
  interface FastifyRequest {
    caller?: Caller
  }
}
