import { isUtf8 } from 'node:buffer'
import { applyDecorators } from '@nestjs/common'
import { ApiConsumes } from '@nestjs/swagger'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../problems/problem-error.js'
import { RouteSettings } from './route-settings.js'

const FORM = 'application/x-www-form-urlencoded'

declare module 'fastify' {
  interface FastifyContextConfig {
    /** The parameters that the route reads from a form; without them, it accepts JSON only. */
    form?: readonly string[]
  }
}

/**
 * Makes a route accept forms as well as JSON, as OAuth requires. Browsers send forms across origins without asking first,
 * so the route must not read a cookie.
 *
 * @param parameters the accepted parameters. Others are ignored (RFC 6749 §3.2).
 */
export const AcceptForms = (...parameters: readonly [string, ...string[]]) =>
  applyDecorators(RouteSettings({ form: parameters }), ApiConsumes('application/json', FORM))

/** Parses forms on the routes that accept them. */
export function acceptForms(fastify: FastifyInstance): void {
  fastify.addContentTypeParser(FORM, { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    try {
      const { form } = request.routeOptions.config
      if (form === undefined) throw new ProblemError('media_type_unsupported')
      done(null, parseForm(body, form))
    } catch (error) {
      done(error as Error, undefined)
    }
  })
}

/**
 * Returns the parameters with a value (RFC 6749 §3.2).
 *
 * @throws request_invalid when the form is not UTF-8, or contains a parameter twice
 */
function parseForm(body: Buffer, names: readonly string[]): Record<string, string> {
  if (!isUtf8(body)) throw invalid('', 'must be UTF-8')
  const parameters = new URLSearchParams(body.toString('utf8'))
  const form: Record<string, string> = {}
  for (const name of names) {
    const [value, ...others] = parameters.getAll(name)
    if (others.length > 0) throw invalid(name, 'must not be repeated')
    if (value !== undefined && value !== '') form[name] = value
  }
  return form
}

function invalid(path: string, reason: string): ProblemError {
  return new ProblemError('request_invalid', { extra: { errors: [{ path, reason }] } })
}
