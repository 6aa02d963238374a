import type { FastifyInstance } from 'fastify'

/** The largest bodies, in bytes. */
export const BODY_LIMITS = {
  /** Names, ids and settings: each member is limited to some hundred characters. */
  plain: 16 * 1024,
  /** What an authenticator made. An attestation object with a long chain of certificates stays far below. */
  credential: 256 * 1024,
} as const

declare module 'fastify' {
  interface FastifyContextConfig {
    /** What the body of a request may hold; `plain` where nothing is said. */
    body?: keyof typeof BODY_LIMITS
  }
}

/** Limits the bodies of every route that is registered from now on by what it says it takes. */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = BODY_LIMITS[route.config?.body ?? 'plain']
  })
}
