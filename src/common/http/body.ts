import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import { MalformedInputError } from '../../webauthn/index.js'
import { describeCode, parseStrictJson } from '../../webauthn/inspect.js'
import { ProblemError } from '../problems/problem-error.js'
import './raw-body.js'

/** Accepts only JSON bodies in UTF-8. */
export function acceptJsonBodies(fastify: FastifyInstance): void {
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (request.routeOptions.config.rawBody) request.rawBody = body
    try {
      done(null, parseJson(body))
    } catch (error) {
      done(error as Error, undefined)
    }
  })
  fastify.addHook('preValidation', (request, _reply, done) => {
    try {
      request.body = normalizeBody(request.body)
      assertValidParameters(request.params)
      assertValidParameters(request.query)
      done()
    } catch (error) {
      done(error as Error)
    }
  })
}

/**
 * Parses a body as the engine parses client data. Parsers disagree on which of two members with the same name counts.
 *
 * @throws body_not_json when the body is not JSON in UTF-8, or an object has two members with the same name
 * @throws request_invalid when the body is nested too deeply
 */
function parseJson(body: Buffer): unknown {
  if (body.length === 0) return undefined
  if (!isUtf8(body)) throw new ProblemError('body_not_json', { detail: 'The body is not UTF-8.' })
  try {
    return parseStrictJson(body.toString('utf8').replace(BYTE_ORDER_MARK, ''), 'body')
  } catch (cause) {
    if (!(cause instanceof MalformedInputError)) throw cause
    if (cause.code === 'json_depth') throw invalid('', TOO_DEEP)
    throw new ProblemError('body_not_json', { detail: describeCode(cause.code).title, cause })
  }
}

/** RFC 8259 §8.1 permits parsers to ignore it. */
const BYTE_ORDER_MARK = /^\ufeff/

/** Lone surrogates, which have no UTF-8 encoding, and NUL, which some databases reject. */
const INVALID_CHARACTER = /[\p{Surrogate}\0]/u

const MALFORMED_TEXT = 'must be well-formed Unicode without NUL'

/** Every object inherits members with these names, so a lookup could not detect whether the client sent one. */
const RESERVED_NAME = 'is a reserved name'

const isStorable = (value: unknown): boolean => typeof value !== 'string' || !INVALID_CHARACTER.test(value)

/**
 * Checks the path or query parameters of a request.
 *
 * @throws `request_invalid` when a parameter has a reserved name or an invalid character
 */
function assertValidParameters(parameters: unknown): void {
  for (const [name, value] of Object.entries(parameters ?? {})) {
    if (name in Object.prototype) throw invalid(name, RESERVED_NAME)
    if (![name, value].flat().every(isStorable)) throw invalid(name, MALFORMED_TEXT)
  }
}

const MAX_DEPTH = 32
const TOO_DEEP = `must not be nested more than ${MAX_DEPTH} levels deep`
const MAX_VALUES = 4096

/** Credential JSON is passed to the engine unchanged. */
const VERBATIM_MEMBER = 'publicKey'

/**
 * Checks the bounds of a body before any recursive code reads it, and removes `null` members, because `null` means absent
 * in this API.
 *
 * @throws `request_invalid` when the body is not an object, is nested too deeply, has too many values, or contains text
 * that cannot be stored
 */
export function normalizeBody(body: unknown): object | undefined {
  if (body === undefined) return undefined
  if (!isObject(body) || Array.isArray(body)) throw invalid('', 'must be a JSON object')
  new BodyWalk().visit(body, '', 1, false)
  return body
}

class BodyWalk {
  #values = 0

  visit(container: object, path: string, depth: number, verbatim: boolean): void {
    if (depth > MAX_DEPTH) throw invalid(path, TOO_DEEP)
    for (const [name, value] of Object.entries(container)) {
      const here = path === '' ? name : `${path}.${name}`
      this.#count(here)
      if (name in Object.prototype) throw invalid(here, RESERVED_NAME)
      if (!isStorable(value) || !isStorable(name)) throw invalid(here, MALFORMED_TEXT)
      if (value === null && !verbatim && !Array.isArray(container)) Reflect.deleteProperty(container, name)
      else if (isObject(value)) this.visit(value, here, depth + 1, verbatim || name === VERBATIM_MEMBER)
    }
  }

  #count(path: string): void {
    this.#values += 1
    if (this.#values > MAX_VALUES) throw invalid(path, `the body must not have more than ${MAX_VALUES} values`)
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function invalid(path: string, reason: string): ProblemError {
  return new ProblemError('request_invalid', { extra: { errors: [{ path, reason }] } })
}
