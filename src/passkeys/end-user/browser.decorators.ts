import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import type { FastifyReply, FastifyRequest } from 'fastify'
import { BindBrowserPipe } from './bind-browser.pipe.js'
import type { HttpExchange } from './http-exchange.js'
import { KnownBrowserPipe } from './known-browser.pipe.js'

const Exchange = createParamDecorator((_data: unknown, context: ExecutionContext): HttpExchange => {
  const http = context.switchToHttp()
  return { request: http.getRequest<FastifyRequest>(), reply: http.getResponse<FastifyReply>() }
})

/** The browser a ceremony begins in, bound to it by a cookie. */
export const StartingBrowser = () => Exchange(BindBrowserPipe)

/** The browser a ceremony ends in, as its cookie shows it. */
export const FinishingBrowser = () => Exchange(KnownBrowserPipe)
