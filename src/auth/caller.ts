import type { ApiKey } from './api-keys/api-key.js'

/** A user who signed in, by the access token of the request and its session. */
export interface SignedInUser {
  readonly userId: string
  readonly sessionId: string
  /** When they last proved in this session who they are. */
  readonly authenticatedAt: Date
  /** Whether the authenticator verified them then. */
  readonly userVerified: boolean
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
