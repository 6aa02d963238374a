import { Injectable } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { isWebOrigin } from '../../config/origins.js'
import { isCrossOriginRequest } from './cross-origin-request.js'
import type { RefreshToken } from './refresh-token.js'

/** Reads refresh tokens from requests and writes them to responses, as `tokens.refresh_token` configures. */
@Injectable()
export class RefreshTokenTransport {
  readonly #mode: 'cookie' | 'body' | 'off'
  readonly #cookie: string
  readonly #attributes: { httpOnly: true; sameSite: 'strict'; secure: boolean; path: '/' }
  /**
   * The origins whose pages may send the cookie. A browser extension that may run ceremonies may send it only if
   * `cors.origins` lists the extension as well.
   */
  readonly #origins: ReadonlySet<string>

  constructor(
    { tokens, overHttps, origins, edge }: LatchkeyConfig,
    private readonly clock: Clock,
  ) {
    this.#mode = tokens.refreshToken
    // The prefix prevents subdomains from setting the cookie (RFC 6265bis §4.1.3.2).
    this.#cookie = overHttps ? '__Host-latchkey-refresh' : 'latchkey-refresh'
    this.#attributes = { httpOnly: true, sameSite: 'strict', secure: overHttps, path: '/' }
    this.#origins = new Set([...origins.filter((origin) => isWebOrigin(origin)), ...edge.cors.origins])
  }

  /**
   * Returns the refresh token of a request.
   *
   * @param inBody the token in the body, which is used only in the mode `body`
   * @throws credentials_missing when the request has no token
   * @throws origin_not_allowed when a page of another origin made the browser send the cookie
   */
  read(request: FastifyRequest, inBody: string | undefined): string {
    const token = this.#mode === 'cookie' ? request.cookies[this.#cookie] : inBody
    if (token === undefined || token === '' || this.#mode === 'off') throw new ProblemError('credentials_missing')
    if (this.#mode === 'cookie' && isCrossOriginRequest(request, this.#origins)) {
      throw new ProblemError('origin_not_allowed')
    }
    return token
  }

  /**
   * Sets the cookie in the mode `cookie`.
   *
   * @returns the text that the response body must contain, in the mode `body`
   */
  write(reply: FastifyReply, token: RefreshToken): string | undefined {
    if (this.#mode === 'body') return token.text
    if (this.#mode === 'cookie') {
      const maxAge = Math.floor((token.expiresAt.getTime() - this.clock.now().getTime()) / 1000)
      void reply.setCookie(this.#cookie, token.text, { ...this.#attributes, maxAge })
    }
    return undefined
  }

  /** Makes the browser delete its cookie. */
  clear(reply: FastifyReply): void {
    if (this.#mode === 'cookie') void reply.clearCookie(this.#cookie, this.#attributes)
  }
}
