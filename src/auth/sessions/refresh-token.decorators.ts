import { applyDecorators, Injectable, type PipeTransform, UseInterceptors } from '@nestjs/common'
import { ApiExtension } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { SETS_COOKIE } from '../../common/http/cookies.js'
import { Request } from '../../common/http/request.decorator.js'
import { ClearRefreshTokenInterceptor, SendRefreshTokenInterceptor } from './refresh-token.interceptors.js'
import { RefreshTokenTransport } from './refresh-token-transport.js'

/** Sends the refresh token of the response, a {@link RefreshTokenResponse}, in a cookie or in the body. */
export const SendsRefreshToken = () =>
  applyDecorators(UseInterceptors(SendRefreshTokenInterceptor), ApiExtension(SETS_COOKIE, 'refresh'))

/** Clears the refresh token cookie after success. */
export const ClearsRefreshToken = () =>
  applyDecorators(UseInterceptors(ClearRefreshTokenInterceptor), ApiExtension(SETS_COOKIE, 'refresh'))

/**
 * Returns the refresh token of the request.
 *
 * @param inBody the token in the validated body
 * @throws credentials_missing when the request has no token
 * @throws origin_not_allowed when a page of another origin made the browser send the cookie
 */
export type ReadRefreshToken = (inBody: string | undefined) => string

@Injectable()
class RefreshTokenReaderPipe implements PipeTransform<FastifyRequest, ReadRefreshToken> {
  constructor(private readonly transport: RefreshTokenTransport) {}

  transform(request: FastifyRequest): ReadRefreshToken {
    return (inBody) => this.transport.read(request, inBody)
  }
}

/** Injects a {@link ReadRefreshToken}. */
export const RefreshTokenReader = () => Request(RefreshTokenReaderPipe)
