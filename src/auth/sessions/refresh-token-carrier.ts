import { ProblemError } from '../../common/problems/problem-error.js'
import type { HttpExchange } from '../../common/http/http-exchange.js'
import { comesFromForeignPage } from './foreign-page.js'
import type { RefreshToken } from './refresh-token.js'

/** How refresh tokens travel. */
export interface Carriage {
  readonly by: 'cookie' | 'body' | 'off'
  /** Whether browsers reach the service over TLS. */
  readonly secure: boolean
  readonly now: Date
  /** Whose pages may send the cookie. */
  readonly origins: ReadonlySet<string>
}

/** Takes the refresh token from a request and puts the next into its answer, the one way the configuration names. */
export class RefreshTokenCarrier {
  readonly #exchange: HttpExchange
  readonly #carriage: Carriage

  constructor(exchange: HttpExchange, carriage: Carriage) {
    this.#exchange = exchange
    this.#carriage = carriage
  }

  /** Hands out a token: in a cookie, or as the text that the body of the answer has to carry. */
  handOut(token: RefreshToken | null): string | undefined {
    const { by, now } = this.#carriage
    if (token === null || by === 'off') return undefined
    if (by === 'body') return token.text
    const maxAge = Math.floor((token.expiresAt.getTime() - now.getTime()) / 1000)
    void this.#exchange.reply.setCookie(this.#cookie, token.text, { ...this.#attributes, maxAge })
    return undefined
  }

  /**
   * Runs work with the token of the request. A cookie whose token is refused is taken away. Throws
   * `credentials_missing`, `origin_not_allowed` for the cookie that a foreign page made the browser send, and what the
   * work throws.
   */
  async take<T>(inBody: string | undefined, work: (token: string) => Promise<T>): Promise<T> {
    const { by, origins } = this.#carriage
    const token = by === 'cookie' ? this.#exchange.request.cookies[this.#cookie] : inBody
    if (token === undefined || token === '' || by === 'off') throw new ProblemError('credentials_missing')
    if (by === 'cookie' && comesFromForeignPage(this.#exchange.request, origins)) {
      throw new ProblemError('origin_not_allowed')
    }
    try {
      return await work(token)
    } catch (error) {
      if (error instanceof ProblemError) this.takeBack()
      throw error
    }
  }

  /** Makes the browser forget its token. */
  takeBack(): void {
    if (this.#carriage.by === 'cookie') void this.#exchange.reply.clearCookie(this.#cookie, this.#attributes)
  }

  /** The prefix keeps subdomains from planting a cookie (RFC 6265bis §4.1.3.2). */
  get #cookie(): string {
    return this.#carriage.secure ? '__Host-latchkey-refresh' : 'latchkey-refresh'
  }

  get #attributes() {
    return { httpOnly: true, sameSite: 'strict', secure: this.#carriage.secure, path: '/' } as const
  }
}
