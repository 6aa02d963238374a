import type { LatchkeyConfig } from '../../config/latchkey-config.js'

/**
 * The name of the cookie that binds ceremonies to the browser that started them. The `__Host-` prefix prevents
 * subdomains from setting it.
 */
export function browserCookieName(config: LatchkeyConfig): string {
  return config.overHttps ? '__Host-latchkey-browser' : 'latchkey-browser'
}

/** 32 bytes in base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/

/** Returns the secret in a cookie, or undefined when the cookie is missing or malformed. */
export function parseBrowserSecret(cookie: string | undefined): string | undefined {
  return cookie !== undefined && SECRET.test(cookie) ? cookie : undefined
}

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the browser's secret. The interceptor of `@BindBrowser()` sets it. */
    boundBrowserHash?: Uint8Array
  }
}
