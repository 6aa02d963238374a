import type { IncomingMessage, ServerResponse } from 'node:http'
import type { FastifyInstance } from 'fastify'
import helmet, { type HelmetOptions } from 'helmet'
import type { FramingSettings } from '../../config/framing.schema.js'

/**
 * Sets the security headers of every response. They are the same for all requests, so they are computed once. Caching is
 * forbidden unless a route permits it, because responses contain tokens and personal data.
 */
export function setSecurityHeaders(fastify: FastifyInstance, overHttps: boolean, framing: FramingSettings): void {
  const headers = {
    'cache-control': 'no-store',
    'permissions-policy': PERMISSIONS_POLICY,
    ...headersOf(helmet(optionsFor(overHttps, framing))),
  }
  fastify.addHook('onRequest', (_request, reply, done) => {
    reply.headers(headers)
    done()
  })
}

/** Pages load only their own resources, without inline scripts and styles. */
function optionsFor(overHttps: boolean, { mode, topOrigins }: FramingSettings): HelmetOptions {
  return {
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

/** Returns the headers that a middleware of Helmet sets. */
function headersOf(middleware: ReturnType<typeof helmet>): Readonly<Record<string, string>> {
  const headers: Record<string, string> = {}
  const response: Pick<ServerResponse, 'removeHeader'> & { setHeader(name: string, value: string): void } = {
    setHeader: (name, value) => (headers[name.toLowerCase()] = value),
    removeHeader: () => undefined,
  }
  middleware({} as IncomingMessage, response as ServerResponse, () => undefined)
  return headers
}
