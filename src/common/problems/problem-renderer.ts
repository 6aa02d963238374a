import { applyDecorators } from '@nestjs/common'
import { RouteConfig } from '@nestjs/platform-fastify'
import { ApiDefaultResponse } from '@nestjs/swagger'
import type { FastifyRequest } from 'fastify'
import type { Problem } from './problem.js'

/** A problem as one wire format writes it. */
export interface RenderedProblem {
  readonly status: number
  readonly contentType: string
  readonly body: Readonly<Record<string, unknown>>
}

/** Writes a problem for one kind of client. */
export type ProblemRenderer = (problem: Problem, request: FastifyRequest) => RenderedProblem

declare module 'fastify' {
  interface FastifyContextConfig {
    renderProblem?: ProblemRenderer
  }
}

/** Makes a route answer its problems in another format, those before its handler (broken JSON, too large) included. */
export const RenderProblemsWith = (renderProblem: ProblemRenderer) =>
  applyDecorators(
    RouteConfig({ renderProblem }),
    ApiDefaultResponse({ description: 'A problem, in the format of this wire.' }),
  )

/** RFC 9457 problem details. */
export const renderProblemDetails: ProblemRenderer = (problem, request) => ({
  status: problem.status,
  contentType: 'application/problem+json',
  body: {
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
