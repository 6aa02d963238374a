import { applyDecorators, createParamDecorator, type ExecutionContext, UseInterceptors } from '@nestjs/common'
import { ApiExtension } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { documentsCookie, SETS_COOKIE } from '../../common/http/cookies.js'
import { Request } from '../../common/http/request.decorator.js'
import { BindBrowserInterceptor, PresentedBrowserPipe } from './browser-binding.js'

/** Binds the ceremony that a route starts to the browser, with a cookie. */
export const BindBrowser = () =>
  applyDecorators(UseInterceptors(BindBrowserInterceptor), ApiExtension(SETS_COOKIE, 'browser'))

/** Injects the hash of the browser's secret on a route with `@BindBrowser()`. */
export const BoundBrowser = createParamDecorator((_data: unknown, context: ExecutionContext): Uint8Array => {
  const { boundBrowserHash } = context.switchToHttp().getRequest<FastifyRequest>()
  if (boundBrowserHash === undefined) throw new Error('the route has no @BindBrowser()')
  return boundBrowserHash
})

/** Injects the hash of the secret in the browser's cookie on a route that finishes a ceremony; null without a cookie. */
export const PresentedBrowser = () => documentsCookie(Request(PresentedBrowserPipe), 'browser')
