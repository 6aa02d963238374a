import { createParamDecorator, type ExecutionContext } from '@nestjs/common'
import { ApiHeader } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { ProblemError } from '../common/problems/problem-error.js'
import type { SignedRequestVerification } from './signed-requests.service.js'
import { STAMP_HEADER } from './stamp.js'

/** Declares the header of the stamp. */
export const NeedsStamp = () =>
  ApiHeader({ name: STAMP_HEADER, required: true, description: 'The stamp, as the client sent it.' })

/** Injects the exact body and the stamp of a request that a backend forwards. The route needs `@KeepRawBody()`. */
export const ForwardedRequest = createParamDecorator(
  (_data: unknown, context: ExecutionContext): Pick<SignedRequestVerification, 'body' | 'stamp'> => {
    const { headers, rawBody } = context.switchToHttp().getRequest<FastifyRequest>()
    const stamp = headers[STAMP_HEADER]
    if (typeof stamp !== 'string') throw new ProblemError('stamp_malformed', { detail: 'The stamp is missing.' })
    return { stamp, body: rawBody ?? new Uint8Array(0) }
  },
)
