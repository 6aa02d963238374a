import { applyDecorators, type Type } from '@nestjs/common'
import { ApiBadRequestResponse, ApiDefaultResponse } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import { RouteSettings } from '../http/route-settings.js'
import type { Problem } from './problem.js'

/** A problem in a wire format. */
interface RenderedProblem {
  readonly status: number
  readonly contentType: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Renders a problem for one kind of client. */
export type ProblemRenderer = (problem: Problem, request: FastifyRequest) => RenderedProblem

declare module 'fastify' {
  interface FastifyContextConfig {
    renderProblem?: ProblemRenderer
  }

  interface FastifyRequest {
    /** Whether the client may see verification steps and their evidence; undefined means no. */
    showsTraces?: boolean
  }
}

/** Makes a route render its problems in another format, including problems before its handler such as invalid JSON. */
export const RenderProblemsWith = (renderProblem: ProblemRenderer, type: Type) =>
  applyDecorators(
    RouteSettings({ renderProblem }),
    ApiBadRequestResponse({
      type,
      description: 'The request is invalid. The response uses the error format of PropelAuth.',
    }),
    ApiDefaultResponse({ type, description: 'Any other error, in the error format of PropelAuth.' }),
  )

/** Renders a problem as problem details (RFC 9457). */
export const renderProblemDetails = (
  problem: Problem,
  request: Pick<FastifyRequest, 'id' | 'traceId' | 'showsTraces'>,
): RenderedProblem => ({
  status: problem.status,
  contentType: 'application/problem+json',
  body: {
    ...(request.showsTraces === true ? traceOf(problem) : {}),
    ...problem.extra,
    type: `/docs/errors#${problem.code}`,
    title: problem.title,
    status: problem.status,
    code: problem.code,
    ...(problem.detail === undefined ? {} : { detail: problem.detail }),
    requestId: request.id,
    ...(request.traceId === undefined ? {} : { traceId: request.traceId }),
  },
})

function traceOf({ occurrence }: Problem): Record<string, unknown> {
  return occurrence === undefined ? {} : { step: occurrence.step, trace: occurrence.report() }
}
