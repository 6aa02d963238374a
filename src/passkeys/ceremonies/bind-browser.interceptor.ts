import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Observable } from 'rxjs'
import { sha256 } from '../../common/hash.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { encodeBase64url } from '../../webauthn/index.js'
import { browserCookieName, parseBrowserSecret } from './browser-binding.js'

const SECRET_BYTES = 32

/**
 * Sets the cookie with the browser's secret and stores the hash of the secret on the request. A browser that already
 * has a secret keeps it, because several ceremonies may run at once.
 */
@Injectable()
export class BindBrowserInterceptor implements NestInterceptor {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly random: Random,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const http = context.switchToHttp()
    const request = http.getRequest<FastifyRequest>()
    const name = browserCookieName(this.config)
    const secret = parseBrowserSecret(request.cookies[name]) ?? encodeBase64url(this.random.bytes(SECRET_BYTES))
    const secure = this.config.overHttps
    const attributes = { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: this.#maxAgeSeconds() } as const
    void http.getResponse<FastifyReply>().setCookie(name, secret, attributes)
    request.boundBrowserHash = sha256(secret)
    return next.handle()
  }

  /** The longest timeout of any ceremony. */
  #maxAgeSeconds(): number {
    const { registration, purposes } = this.config
    return Math.max(...[registration, ...purposes.values()].map(({ timeoutSeconds }) => timeoutSeconds))
  }
}
