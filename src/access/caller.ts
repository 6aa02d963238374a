import type { ApiKey } from './api-key.js'

/** An end user, identified by the access token of the request and its session. */
export interface AuthenticatedUser {
  readonly userId: string
  readonly sessionId: string
  /** The time of the last authentication in this session. */
  readonly authenticatedAt: Date
  /** Whether that authentication included user verification. */
  readonly userVerified: boolean
}

/** The authenticated sender of a request. */
export interface Caller {
  readonly apiKey?: ApiKey
  readonly user?: AuthenticatedUser
}

declare module 'fastify' {
  interface FastifyRequest {
    /** Set by the access guard; undefined on public routes. */
    caller?: Caller
  }
}
