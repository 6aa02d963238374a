import type { LatchkeyConfig } from '../../config/latchkey-config.js'

/** The cookie that binds ceremonies to the browser that began them. The prefix keeps subdomains from planting one. */
export function browserCookieOf(config: LatchkeyConfig): string {
  return config.overHttps ? '__Host-latchkey-browser' : 'latchkey-browser'
}

/** 32 bytes in base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/

/** The secret in a cookie; undefined where there is none that this service made. */
export function secretIn(cookie: string | undefined): string | undefined {
  return cookie !== undefined && SECRET.test(cookie) ? cookie : undefined
}
