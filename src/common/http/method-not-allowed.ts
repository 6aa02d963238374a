import type { FastifyInstance, HTTPMethods } from 'fastify'
import { ProblemError } from '../problems/problem-error.js'

/**
 * Makes the server respond with 405 and `Allow` to unsupported methods of existing routes (RFC 9110 §15.5.6).
 *
 * @returns the function to call after all routes are registered
 */
export function rejectOtherMethods(fastify: FastifyInstance): () => void {
  const methodsByUrl = new Map<string, Set<string>>()
  fastify.addHook('onRoute', ({ url, method }) => {
    const methods = methodsByUrl.get(url) ?? new Set()
    for (const each of [method].flat()) methods.add(each)
    methodsByUrl.set(url, methods)
  })
  return () => {
    for (const [url, methods] of new Map(methodsByUrl)) rejectAllBut(fastify, url, methods)
  }
}

function rejectAllBut(fastify: FastifyInstance, url: string, allowed: ReadonlySet<string>): void {
  const others = fastify.supportedMethods.filter((method) => !allowed.has(method)) as HTTPMethods[]
  const allow = [...allowed].sort().join(', ')
  if (others.length === 0) return
  fastify.route({
    method: others,
    url,
    exposeHeadRoute: false,
    onRequest: (_request, _reply, done) => done(new ProblemError('method_not_allowed', { headers: { allow } })),
    handler: () => undefined,
  })
}
