import type { FastifyInstance } from 'fastify'

/** The size limits of bodies, in bytes. */
export const BODY_LIMITS = {
  /** For routes that accept only names, ids and settings, each of at most a few hundred characters. */
  plain: 16 * 1024,
  /**
   * For routes that accept credentials. An attestation object with a long certificate chain stays well below this
   * limit.
   */
  credential: 256 * 1024,
} as const

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The size limit of the body; `plain` by default. */
    body?: keyof typeof BODY_LIMITS
  }
}

/** Applies the configured body limit to every route that is registered after this call. */
export function limitBodies(fastify: FastifyInstance): void {
  fastify.addHook('onRoute', (route) => {
    route.bodyLimit = BODY_LIMITS[route.config?.body ?? 'plain']
  })
}
