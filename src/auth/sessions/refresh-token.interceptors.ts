import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import type { FastifyReply } from 'fastify'
import { map, type Observable, tap } from 'rxjs'
import { ProblemError } from '../../common/problems/problem-error.js'
import { RefreshTokenResponse } from './refresh-token-response.js'
import { RefreshTokenTransport } from './refresh-token-transport.js'

/** The errors after which the browser can no longer use its token. */
const REFUSALS: readonly string[] = ['credentials_invalid', 'refresh_token_reused']

/** Sends the refresh token of a response, and clears the cookie when the token of the request is refused. */
@Injectable()
export class SendRefreshTokenInterceptor implements NestInterceptor {
  constructor(private readonly transport: RefreshTokenTransport) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>()
    return next.handle().pipe(
      map((response: unknown) => (response instanceof RefreshTokenResponse ? this.#send(response, reply) : response)),
      tap({
        error: (error: unknown) => {
          if (error instanceof ProblemError && REFUSALS.includes(error.code)) this.transport.clear(reply)
        },
      }),
    )
  }

  #send(response: RefreshTokenResponse, reply: FastifyReply): RefreshTokenResponse {
    const token = response.issuedRefreshToken()
    const inBody = token === null ? undefined : this.transport.write(reply, token)
    return inBody === undefined ? response : Object.assign(response, { refreshToken: inBody })
  }
}

/** Clears the refresh token cookie after a sign-out. */
@Injectable()
export class ClearRefreshTokenInterceptor implements NestInterceptor {
  constructor(private readonly transport: RefreshTokenTransport) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const reply = context.switchToHttp().getResponse<FastifyReply>()
    return next.handle().pipe(tap(() => this.transport.clear(reply)))
  }
}
