import fc from 'fast-check'
import { normalizeBody } from '../../src/common/http/body.js'
import { ProblemError } from '../../src/common/problems/problem-error.js'

/** Returns the errors of a rejected body, or undefined when the body is accepted. */
function errorsOf(body: unknown): unknown {
  try {
    normalizeBody(body)
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'request_invalid') return error.extra['errors']
    throw error
  }
  return undefined
}

const nested = (depth: number): object => (depth === 1 ? {} : { a: nested(depth - 1) })

describe('normalizeBody', () => {
  it('accepts a request without a body', () => {
    expect(normalizeBody(undefined)).toBeUndefined()
  })

  it('removes members that are null at every level', () => {
    const body = { a: null, b: { c: null, d: 1 }, e: [{ f: null }] }
    expect(normalizeBody(body)).toEqual({ b: { d: 1 }, e: [{}] })
  })

  it('preserves list entries that are null', () => {
    expect(normalizeBody({ list: [1, null] })).toEqual({ list: [1, null] })
  })

  it('preserves null members of credential JSON, but removes a null credential', () => {
    const publicKey = { id: 'x', authenticatorAttachment: null, response: { userHandle: null } }
    expect(normalizeBody({ publicKey })).toEqual({ publicKey: structuredClone(publicKey) })
    expect(normalizeBody({ publicKey: null })).toEqual({})
  })

  it.each([
    ['null', null],
    ['a list', []],
    ['text', 'text'],
    ['a number', 1],
    ['true', true],
  ])('rejects a body that is %s', (_what, body) => {
    expect(errorsOf(body)).toEqual([{ path: '', reason: 'must be a JSON object' }])
  })

  it('accepts 32 levels of nesting and rejects 33', () => {
    expect(errorsOf(nested(32))).toBeUndefined()
    expect(errorsOf(nested(33))).toEqual([expect.objectContaining({ reason: expect.stringContaining('32 levels') })])
  })

  it('rejects nesting that would exhaust the stack', () => {
    expect(errorsOf(JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toHaveLength(1)
  })

  it('accepts 4096 values and rejects 4097', () => {
    const list = (length: number) => ({ list: Array.from({ length }, () => 0) })
    expect(errorsOf(list(4095))).toBeUndefined()
    expect(errorsOf(list(4096))).toEqual([expect.objectContaining({ reason: expect.stringContaining('4096 values') })])
  })

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'])(
    'rejects a member named %s',
    (name) => {
      const body: unknown = JSON.parse(`{"publicKey":{"${name}":1}}`)
      expect(errorsOf(body)).toEqual([{ path: `publicKey.${name}`, reason: 'is a reserved name' }])
    },
  )

  it.each([
    ['a lone high surrogate', '\ud800'],
    ['a lone low surrogate', 'a\udc00b'],
    ['NUL', 'a\u0000b'],
  ])('rejects text with %s in a value, a list entry and a name', (_what, text) => {
    for (const body of [{ a: text }, { publicKey: { a: [text] } }, { [text]: 1 }]) {
      expect(errorsOf(body)).toEqual([expect.objectContaining({ reason: expect.stringContaining('well-formed') })])
    }
  })

  it('accepts other control and format characters', () => {
    expect(errorsOf({ text: 'Zoë 𝒜 \u202e \n' })).toBeUndefined()
  })

  it('returns a normalized body or throws request_invalid for any JSON value', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        if (errorsOf(structuredClone(body)) === undefined) expect(normalizeBody(body)).toBe(body)
      }),
    )
  })
})
