import { isJsonObject, type JsonObject, ownMember, parseStrictJson } from '../../../src/webauthn/bytes/json.js'
import { refusalOf } from './writers.js'

const PATH = 'json'

describe('parseStrictJson', () => {
  it.each([
    'null',
    'true',
    '-1.5e3',
    '"a:b"',
    '[]',
    '{}',
    '[1, [2, {"a": 3}]]',
    '{"a":{"a":{"a":1}},"b":[{"a":1},{"a":2}]}',
    '{"a":"b\\":\\"c","d:e":"\\\\","f":"\\\\\\":"}',
    '{ "": 1, " " : 2 }',
    '{"a":"\\ud800"}',
    '"{\\"a\\":1,\\"a\\":2}"',
  ])('parses %s like JSON.parse', (text) => {
    expect(JSON.stringify(parseStrictJson(text, PATH))).toBe(JSON.stringify(JSON.parse(text)))
  })

  it.each([
    ['at the top level', '{"a":1,"a":1}'],
    ['with other members in between', '{"a":1,"b":2,"c":{},"a":2}'],
    ['inside an object', '{"a":{"b":1,"b":2}}'],
    ['inside an array', '[0,{"b":1,"b":2}]'],
    ['inside a member that is overwritten', '{"a":{"b":1,"b":2},"a":{"b":1,"c":2}}'],
    ['with the same name after unescaping', '{"type":1,"t\\u0079pe":2}'],
    ['with an empty name', '{"":1,"":2}'],
    ['named __proto__', '{"__proto__":1,"__proto__":2}'],
    ['with an escaped quotation mark in its name', '{"\\"":1,"\\u0022":2}'],
    ['with a name that ends in a backslash', '{"\\\\":1,"\\\\":2}'],
    ['with an integer-like name', '{"1":1,"0":2,"1":3}'],
  ])('rejects a duplicate member %s [reg.step-06.json-dup-keys]', (_, text) => {
    expect(refusalOf(() => parseStrictJson(text, PATH))).toMatchObject({ code: 'json_duplicate_member', path: PATH })
  })

  it.each([
    '',
    ' ',
    '{',
    '{"a":1,}',
    '{a:1}',
    "{'a':1}",
    '[1,]',
    '01',
    'NaN',
    '{} {}',
    '\ufeff{}',
    '"\t"',
    'undefined',
  ])('rejects %j, which is not JSON', (text) => {
    expect(refusalOf(() => parseStrictJson(text, PATH))).toMatchObject({ code: 'json_invalid', path: PATH })
  })

  it('returns objects without a prototype at every level [reg.step-06.json-proto]', () => {
    const outer = parseStrictJson('{"a":[{"b":{}}],"__proto__":{"c":true}}', PATH) as JsonObject
    const inner = (outer['a'] as JsonObject[])[0] as JsonObject
    for (const object of [outer, inner, inner['b'], outer['__proto__']]) {
      expect(Object.getPrototypeOf(object)).toBeNull()
    }
    expect(outer['c']).toBeUndefined()
    expect('toString' in outer).toBe(false)
    expect(Object.keys(outer)).toEqual(['a', '__proto__'])
  })

  it('accepts 32 levels and rejects any deeper nesting', () => {
    const nested = (levels: number): string => '['.repeat(levels) + ']'.repeat(levels)
    expect(parseStrictJson(nested(32), PATH)).toHaveLength(1)
    expect(refusalOf(() => parseStrictJson(nested(33), PATH))).toMatchObject({ code: 'json_depth', path: PATH })
    expect(refusalOf(() => parseStrictJson(nested(100_000), PATH)).code).toBe('json_depth')
  })

  it('isJsonObject returns true for objects only', () => {
    expect(isJsonObject({})).toBe(true)
    for (const other of [undefined, null, [], 'a', 1, false]) expect(isJsonObject(other)).toBe(false)
  })
})

describe('ownMember', () => {
  it.each([
    ['an own member', 'a', 1],
    ['no inherited member', 'toString', undefined],
    ['no absent member', 'b', undefined],
  ])('returns %s', (_, name, value) => {
    expect(ownMember({ a: 1 }, name)).toBe(value)
  })
})
