import { isUtf8 } from 'node:buffer'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from '../problems/problem-error.js'

/** JSON bodies, in UTF-8 and without members that would reach a prototype; no other media type is understood. */
export function acceptJsonBodies(fastify: FastifyInstance): void {
  const parseJson = fastify.getDefaultJsonParser('error', 'error')
  fastify.removeAllContentTypeParsers()
  fastify.addContentTypeParser('application/json', { parseAs: 'buffer' }, (request, body: Buffer, done) => {
    if (body.length === 0) return done(null, undefined)
    if (!isUtf8(body)) return done(new ProblemError('body_not_json', { detail: 'the body is not UTF-8' }), undefined)
    return void parseJson(request, body.toString('utf8'), (error, value: unknown) => {
      if (error) done(new ProblemError('body_not_json', { cause: error }), undefined)
      else done(null, value)
    })
  })
  fastify.addHook('preValidation', (request, _reply, done) => {
    try {
      request.body = tidyBody(request.body)
      refuseUnfitParameters(request.params)
      refuseUnfitParameters(request.query)
      done()
    } catch (error) {
      done(error as Error)
    }
  })
}

/** Halves of surrogate pairs, which no encoding can write, and NUL, which some databases refuse. */
const UNFIT_CHARACTER = /[\p{Surrogate}\0]/u

const UNFIT = 'must be well-formed Unicode without NUL'

/** Every object has these, so that a name would not tell whether it was given. */
const RESERVED = 'is not a name a member may have'

const isFit = (value: unknown): boolean => typeof value !== 'string' || !UNFIT_CHARACTER.test(value)

/** Throws `request_invalid` for a parameter of the address of a reserved name, or that holds what no text may hold. */
function refuseUnfitParameters(parameters: unknown): void {
  for (const [name, value] of Object.entries(parameters ?? {})) {
    if (name in Object.prototype) throw refusal(name, RESERVED)
    if (![name, value].flat().every(isFit)) throw refusal(name, UNFIT)
  }
}

const MAX_DEPTH = 32
const MAX_VALUES = 4096

/** Credential JSON belongs to the client and the engine: it is looked at, never changed. */
const VERBATIM_MEMBER = 'publicKey'

/**
 * Bounds a body before anything recursive sees it, and takes `null` members away: in this API `null` means absent.
 * Throws `request_invalid` for anything but an object, and for one that is too deep, has too many values or holds text
 * that cannot be stored.
 */
export function tidyBody(body: unknown): object | undefined {
  if (body === undefined) return undefined
  if (!isObject(body) || Array.isArray(body)) throw refusal('', 'must be a JSON object')
  new BodyWalk().visit(body, '', 1, false)
  return body
}

class BodyWalk {
  #values = 0

  visit(container: object, path: string, depth: number, verbatim: boolean): void {
    if (depth > MAX_DEPTH) throw refusal(path, `must not be nested more than ${MAX_DEPTH} levels deep`)
    for (const [name, value] of Object.entries(container)) {
      const here = path === '' ? name : `${path}.${name}`
      this.#count(here)
      if (name in Object.prototype) throw refusal(here, RESERVED)
      if (!isFit(value) || !isFit(name)) throw refusal(here, UNFIT)
      if (value === null && !verbatim && !Array.isArray(container)) Reflect.deleteProperty(container, name)
      else if (isObject(value)) this.visit(value, here, depth + 1, verbatim || name === VERBATIM_MEMBER)
    }
  }

  #count(path: string): void {
    this.#values += 1
    if (this.#values > MAX_VALUES) throw refusal(path, `the body must not hold more than ${MAX_VALUES} values`)
  }
}

function isObject(value: unknown): value is object {
  return typeof value === 'object' && value !== null
}

function refusal(path: string, reason: string): ProblemError {
  return new ProblemError('request_invalid', { extra: { errors: [{ path, reason }] } })
}
