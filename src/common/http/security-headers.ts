import type { FastifyHelmetOptions } from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'
import type { FramingSettings } from '../../config/framing.schema.js'

/** Returns the headers of every response. Pages load only their own resources, without inline scripts and styles. */
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
    // Subdomains may belong to other services.
    strictTransportSecurity: overHttps ? { maxAge: 31_536_000, includeSubDomains: false } : false,
    referrerPolicy: { policy: 'no-referrer' },
    xFrameOptions: X_FRAME_OPTIONS[mode],
  }
}

/** The equivalent of `frame-ancestors` for old browsers; it cannot express a list. */
const X_FRAME_OPTIONS = {
  refused: { action: 'deny' },
  'same-origin': { action: 'sameorigin' },
  listed: false,
} as const

/**
 * Only the page itself may use passkeys, not the frames inside it. A page that embeds one of ours must also permit it,
 * with `allow="publickey-credentials-get; publickey-credentials-create"` (WebAuthn §5.9).
 */
const PERMISSIONS_POLICY = 'publickey-credentials-get=(self), publickey-credentials-create=(self)'

export function restrictPermissions(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.header('permissions-policy', PERMISSIONS_POLICY)
    done()
  })
}

/** Forbids caching unless a route permits it, because responses contain tokens and personal data. */
export function forbidCaching(fastify: FastifyInstance): void {
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.header('cache-control', 'no-store')
    done()
  })
}
