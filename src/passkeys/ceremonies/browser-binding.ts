import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
  type PipeTransform,
} from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Observable } from 'rxjs'
import { sha256 } from '../../common/hash.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { encodeBase64url } from '../../webauthn/index.js'
import { CONFIRMATION_TIMES } from './ceremony.js'

const SECRET_BYTES = 32

/** 32 bytes in base64url. */
const SECRET = /^[A-Za-z0-9_-]{43}$/

declare module 'fastify' {
  interface FastifyRequest {
    /** SHA-256 of the browser's secret. {@link BindBrowserInterceptor} sets it. */
    boundBrowserHash?: Uint8Array
  }
}

/**
 * Sets the cookie with the browser's secret and stores the hash of the secret on the request. Several ceremonies may run
 * in a browser at once, so the interceptor does not replace an existing secret.
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
    const secret = readSecret(request, this.config) ?? encodeBase64url(this.random.bytes(SECRET_BYTES))
    const secure = this.config.overHttps
    const attributes = { httpOnly: true, sameSite: 'strict', secure, path: '/', maxAge: this.#maxAgeSeconds() } as const
    void http.getResponse<FastifyReply>().setCookie(cookieName(this.config), secret, attributes)
    request.boundBrowserHash = sha256(secret)
    return next.handle()
  }

  /** The longest time in which anything that a ceremony has bound to the browser can be used. */
  #maxAgeSeconds(): number {
    const { registration, purposes } = this.config
    const timeouts = [registration, ...purposes.values()].map(({ timeoutSeconds }) => timeoutSeconds)
    return Math.max(...timeouts, CONFIRMATION_TIMES.ceremony + CONFIRMATION_TIMES.token)
  }
}

/** Reads the hash of the browser's secret. */
@Injectable()
export class PresentedBrowserPipe implements PipeTransform<FastifyRequest, Uint8Array | null> {
  constructor(private readonly config: LatchkeyConfig) {}

  transform(request: FastifyRequest): Uint8Array | null {
    return readBrowserHash(request, this.config)
  }
}

/** Returns the hash of the browser's secret, or null when the request has no valid cookie. */
export function readBrowserHash(request: FastifyRequest, config: LatchkeyConfig): Uint8Array | null {
  const secret = readSecret(request, config)
  return secret === undefined ? null : sha256(secret)
}

/** The `__Host-` prefix prevents subdomains from setting the cookie. */
function cookieName({ overHttps }: LatchkeyConfig): string {
  return overHttps ? '__Host-latchkey-browser' : 'latchkey-browser'
}

/** Returns undefined when the cookie is missing or malformed. */
function readSecret({ cookies }: FastifyRequest, config: LatchkeyConfig): string | undefined {
  const secret = cookies[cookieName(config)]
  return secret !== undefined && SECRET.test(secret) ? secret : undefined
}
