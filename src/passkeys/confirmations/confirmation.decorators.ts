import { applyDecorators, Injectable, type PipeTransform, SetMetadata } from '@nestjs/common'
import { ApiHeader } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { documentsCookie } from '../../common/http/cookies.js'
import { Request } from '../../common/http/request.decorator.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { readBrowserHash } from '../ceremonies/browser-binding.js'
import type { Act } from './acts.data.js'
import type { PresentedConfirmation } from './confirmation.js'

/** Metadata key of the act that a route needs a confirmation for. */
export const CONFIRMED_ACT = 'latchkey:confirmed-act'

/**
 * Documents that a route needs a confirmation. The service consumes it, in the transaction of the change.
 *
 * @param options.always whether every request needs it
 */
export const NeedsConfirmation = (act: Act, { always = true }: { readonly always?: boolean } = {}) =>
  applyDecorators(
    SetMetadata(CONFIRMED_ACT, act),
    ApiHeader({
      name: 'Confirmation',
      required: always,
      description: `The token of a confirmation of \`${act}\`, from \`POST /v1/me/confirmations/finish\`.`,
    }),
  )

@Injectable()
class PresentedConfirmationPipe implements PipeTransform<FastifyRequest, PresentedConfirmation> {
  constructor(private readonly config: LatchkeyConfig) {}

  transform(request: FastifyRequest): PresentedConfirmation {
    const user = request.caller?.user
    if (user === undefined) throw new ProblemError('credentials_missing')
    const header = request.headers['confirmation']
    const token = typeof header === 'string' && header !== '' ? header : null
    return { userId: user.userId, sessionId: user.sessionId, token, browserHash: readBrowserHash(request, this.config) }
  }
}

/** Injects the confirmation that the request of a signed-in user presents. */
export const ConfirmationOfRequest = () => documentsCookie(Request(PresentedConfirmationPipe), 'browser')
