import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { FramingSettings } from '../../config/framing.schema.js'

/** Headers for every answer. Pages bring nothing from elsewhere and no inline script or style. */
export function securityHeaders(overHttps: boolean, { mode, topOrigins }: FramingSettings): FastifyHelmetOptions {
  return {
    global: true,
    contentSecurityPolicy: {
      useDefaults: false,
      directives: {
        defaultSrc: ["'none'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'"],
        imgSrc: ["'self'", 'data:'],
        fontSrc: ["'self'"],
        connectSrc: ["'self'"],
        manifestSrc: ["'self'"],
        formAction: ["'self'"],
        baseUri: ["'none'"],
        frameAncestors: mode === 'refused' ? ["'none'"] : ["'self'", ...topOrigins],
      },
    },
    // What else the domain serves, and how, is not for this service to say.
    strictTransportSecurity: overHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: X_FRAME_OPTIONS[mode],
  }
}

/** What says the same as `frame-ancestors` to old browsers; it has no words for a list. */
const X_FRAME_OPTIONS = {
  refused: { action: 'deny' },
  'same-origin': { action: 'sameorigin' },
  listed: false,
} as const

/**
 * Passkeys are for the page itself and for no frame inside it. A page around one of ours has to let it use them too,
 * with `allow="publickey-credentials-get; publickey-credentials-create"` (WebAuthn §5.9).
 */
const PERMISSIONS_POLICY = 'publickey-credentials-get=(self), publickey-credentials-create=(self)'

export function restrictPermissions(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY)
    done()
  })
}

/** Answers hold tokens and personal data: nothing keeps them, unless a route says otherwise. */
export function forbidCaching(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store')
    done()
  })
}
