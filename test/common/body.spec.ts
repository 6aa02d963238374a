import fc from 'fast-check'
import { tidyBody } from '../../src/common/http/body.js'
import { ProblemError } from '../../src/common/problems/problem-error.js'

/** The errors a refused body is answered with. */
function refusalOf(body: unknown): unknown {
  try {
    tidyBody(body)
  } catch (error) {
    if (error instanceof ProblemError && error.code === 'request_invalid') return error.extra['errors']
    throw error
  }
  return undefined
}

const nested = (depth: number): object => (depth === 1 ? {} : { a: nested(depth - 1) })

describe('tidyBody', () => {
  it('passes a request without a body', () => {
    expect(tidyBody(undefined)).toBeUndefined()
  })

  it('takes members that are null away, at every level', () => {
    const body = { a: null, b: { c: null, d: 1 }, e: [{ f: null }] }
    expect(tidyBody(body)).toEqual({ b: { d: 1 }, e: [{}] })
  })

  it('keeps the entries of lists, null included', () => {
    expect(tidyBody({ list: [1, null] })).toEqual({ list: [1, null] })
  })

  it('leaves credential JSON as it came, but takes a null credential away', () => {
    const publicKey = { id: 'x', authenticatorAttachment: null, response: { userHandle: null } }
    expect(tidyBody({ publicKey })).toEqual({ publicKey: structuredClone(publicKey) })
    expect(tidyBody({ publicKey: null })).toEqual({})
  })

  it.each([
    ['null', null],
    ['a list', []],
    ['text', 'text'],
    ['a number', 1],
    ['true', true],
  ])('refuses a body that is %s', (_what, body) => {
    expect(refusalOf(body)).toEqual([{ path: '', reason: 'must be a JSON object' }])
  })

  it('accepts 32 levels and refuses the 33rd', () => {
    expect(refusalOf(nested(32))).toBeUndefined()
    expect(refusalOf(nested(33))).toEqual([expect.objectContaining({ reason: expect.stringContaining('32 levels') })])
  })

  it('refuses a nesting that would exhaust the stack', () => {
    expect(refusalOf(JSON.parse(`{"a":${'['.repeat(100_000)}${']'.repeat(100_000)}}`))).toHaveLength(1)
  })

  it('accepts 4096 values and refuses one more', () => {
    const list = (length: number) => ({ list: Array.from({ length }, () => 0) })
    expect(refusalOf(list(4095))).toBeUndefined()
    expect(refusalOf(list(4096))).toEqual([expect.objectContaining({ reason: expect.stringContaining('4096 values') })])
  })

  it.each(['constructor', 'toString', 'hasOwnProperty', '__proto__', 'valueOf'])(
    'refuses a member named %s',
    (name) => {
      const body: unknown = JSON.parse(`{"publicKey":{"${name}":1}}`)
      expect(refusalOf(body)).toEqual([{ path: `publicKey.${name}`, reason: 'is not a name a member may have' }])
    },
  )

  it.each([
    ['half a surrogate pair', '\ud800'],
    ['the other half', 'a\udc00b'],
    ['NUL', 'a\u0000b'],
  ])('refuses text with %s, as a value, as an entry and as a name', (_what, text) => {
    for (const body of [{ a: text }, { publicKey: { a: [text] } }, { [text]: 1 }]) {
      expect(refusalOf(body)).toEqual([expect.objectContaining({ reason: expect.stringContaining('well-formed') })])
    }
  })

  it('accepts any other text', () => {
    expect(refusalOf({ text: 'Zoë 𝒜 \u202e \n' })).toBeUndefined()
  })

  it('answers any JSON with a tidy object or a refusal', () => {
    fc.assert(
      fc.property(fc.jsonValue(), (body) => {
        if (refusalOf(structuredClone(body)) === undefined) expect(tidyBody(body)).toBe(body)
      }),
    )
  })
})
