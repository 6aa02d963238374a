import { Injectable, type PipeTransform } from '@nestjs/common'
import { sha256 } from '../../common/hash.js'
import type { HttpExchange } from '../../common/http/http-exchange.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { encodeBase64url } from '../../webauthn/index.js'
import { browserCookieOf, secretIn } from './browser-binding.js'

const SECRET_LENGTH = 32

/**
 * Gives the browser its secret, or lets it keep the one it has: several ceremonies may run in it at once. Answers the
 * hash of the secret.
 */
@Injectable()
export class BindBrowserPipe implements PipeTransform<HttpExchange, Uint8Array> {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly random: Random,
  ) {}

  transform({ request, reply }: HttpExchange): Uint8Array {
    const name = browserCookieOf(this.config)
    const secret = secretIn(request.cookies[name]) ?? encodeBase64url(this.random.bytes(SECRET_LENGTH))
    const secure = this.config.overHttps
    reply.setCookie(name, secret, { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: this.#lifetime() })
    return sha256(secret)
  }

  /** In seconds: as long as a ceremony can take. */
  #lifetime(): number {
    const { registration, purposes } = this.config
    return Math.max(...[registration, ...purposes.values()].map(({ timeoutSeconds }) => timeoutSeconds))
  }
}
