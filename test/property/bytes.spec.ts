import { Decoder } from 'cbor-x/decode'
import fc from 'fast-check'
import { decodeBase64, decodeBase64url, encodeBase64url, isBase64urlOf } from '../../src/webauthn/bytes/base64url.js'
import { decodeCbor, decodeCborPrefix } from '../../src/webauthn/bytes/cbor.js'
import { parseStrictJson } from '../../src/webauthn/bytes/json.js'
import { decodeUtf8, decodeUtf8StrippingBom } from '../../src/webauthn/bytes/utf8.js'
import { cborKeys, cborValues, mutationsOf } from '../webauthn/bytes/arbitraries.js'
import { cbor, concat, head, refusalOf, survives, utf8 } from '../webauthn/bytes/writers.js'

const PATH = 'input'
/** cbor-x as a peer of the CBOR decoder: maps as Map, no records, 64-bit integers as numbers. */
const PEER_OPTIONS = { mapsAsObjects: false, useRecords: false, int64AsNumber: true }

describe('base64url', () => {
  it('decodes the encoding of any bytes to the same bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeBase64url(encodeBase64url(bytes), PATH)).toEqual(bytes)
        expect(isBase64urlOf(encodeBase64url(bytes), bytes)).toBe(true)
        expect(decodeBase64(Buffer.from(bytes).toString('base64'), PATH)).toEqual(bytes)
      }),
    )
  })

  it('distinguishes the encodings of different bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 40 }), fc.uint8Array({ maxLength: 40 }), (a, b) => {
        expect(isBase64urlOf(encodeBase64url(a), b)).toBe(Buffer.compare(a, b) === 0)
      }),
    )
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 40 }), fc.nat(319), (bytes, bit) => {
        const text = encodeBase64url(bytes)
        const at = (bit >> 3) % bytes.length
        bytes[at] = (bytes[at] as number) ^ (1 << (bit & 7))
        expect(isBase64urlOf(text, bytes)).toBe(false)
      }),
    )
  })

  it('has one text for each value: accepted text is encoded identically [reg.json.base64url-strict]', () => {
    const alphabet = fc.constantFrom(...'AQgwYZaz09-_+/= \n')
    fc.assert(
      fc.property(fc.oneof(fc.string({ unit: alphabet, maxLength: 12 }), fc.string()), (text) => {
        survives(() => expect(encodeBase64url(decodeBase64url(text, PATH))).toBe(text))
      }),
      { numRuns: 2000 },
    )
  })
})

describe('UTF-8', () => {
  it('decodes the encoding of any text, and throws only EngineErrors for any bytes', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => decodeUtf8(utf8(text), PATH) === text))
    fc.assert(
      fc.property(fc.uint8Array(), (bytes) => {
        survives(() => expect(utf8(decodeUtf8(bytes, PATH))).toEqual(bytes))
        return survives(() => decodeUtf8StrippingBom(bytes, PATH))
      }),
    )
  })
})

describe('CBOR', () => {
  it('decodes the encoding of any value to the same value', () => {
    fc.assert(
      fc.property(cborValues(), (value) => {
        expect(decodeCbor(cbor(value), PATH)).toEqual(value)
      }),
      { numRuns: 1000 },
    )
  })

  it('returns the end of an item for any following bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array(), cborValues(), fc.uint8Array(), (before, value, after) => {
        const encoded = cbor(value)
        const decoded = decodeCborPrefix(concat(before, encoded, after), before.length, PATH)
        expect(decoded.end).toBe(before.length + encoded.length)
        expect(decoded.value).toEqual(value)
      }),
    )
  })

  it('rejects every truncated item', () => {
    fc.assert(
      fc.property(cborValues(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (value, share) => {
        const encoded = cbor(value)
        const cut = encoded.subarray(0, Math.floor(share * encoded.length))
        expect(refusalOf(() => decodeCbor(cut, PATH)).code).toBe('bytes_truncated')
      }),
    )
  })

  it('rejects a duplicate key at any position [cbor.dup-keys]', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(cborKeys(), { minLength: 1, maxLength: 20 }),
        fc.nat(),
        fc.nat(),
        (keys, which, where) => {
          const twice = keys[which % keys.length] as number | string
          const all = keys.toSpliced(where % (keys.length + 1), 0, twice)
          const map = concat(head(5, all.length), ...all.flatMap((key) => [cbor(key), cbor(0)]))
          expect(refusalOf(() => decodeCbor(map, PATH)).code).toBe('cbor_duplicate_key')
        },
      ),
    )
  })

  it('decodes any bytes to a value with the same encoding, or throws an EngineError', () => {
    const headed = fc.tuple(fc.constantFrom(0x82, 0xa1, 0xa2, 0x43, 0x63, 0x1b, 0x3b), fc.uint8Array({ maxLength: 24 }))
    const bytes = fc.oneof(
      fc.uint8Array({ maxLength: 64 }),
      headed.map(([first, rest]) => concat(Uint8Array.of(first), rest)),
      cborValues().chain((value) => mutationsOf(cbor(value))),
    )
    fc.assert(
      fc.property(bytes, (input) => {
        survives(() => expect(cbor(decodeCbor(input, PATH))).toEqual(input))
      }),
      { numRuns: 3000 },
    )
  })

  it('agrees with cbor-x on everything it accepts', () => {
    const peer = new Decoder(PEER_OPTIONS)
    fc.assert(
      fc.property(
        cborValues().chain((value) => mutationsOf(cbor(value))),
        (input) => {
          survives(() => {
            const { value, end } = decodeCborPrefix(input, 0, PATH)
            expect(cbor(value)).toEqual(input.subarray(0, end))
            expect(peer.decode(input.slice(0, end))).toEqual(value)
          })
        },
      ),
      { numRuns: 1000 },
    )
  })
})

describe('strict JSON', () => {
  it('agrees with JSON.parse on every text without duplicate members', () => {
    fc.assert(
      fc.property(fc.json({ maxDepth: 5 }), (text) => {
        expect(JSON.stringify(parseStrictJson(text, PATH))).toBe(JSON.stringify(JSON.parse(text)))
      }),
    )
  })

  it('rejects a duplicate member at any depth [reg.step-06.json-dup-keys]', () => {
    const object = fc.dictionary(fc.string(), fc.jsonValue({ maxDepth: 2 }), { minKeys: 1, maxKeys: 6 })
    fc.assert(
      fc.property(object, fc.nat(), fc.nat(), fc.nat(3), (members, which, where, depth) => {
        const written = Object.entries(members).map(
          ([name, value]) => `${JSON.stringify(name)}:${JSON.stringify(value)}`,
        )
        const twice = `${escapeAll(Object.keys(members)[which % written.length] as string)}:0`
        const text = `{${written.toSpliced(where % (written.length + 1), 0, twice).join(',')}}`
        const nested = `${'[{"a":'.repeat(depth)}${text}${'}]'.repeat(depth)}`
        expect(refusalOf(() => parseStrictJson(nested, PATH)).code).toBe('json_duplicate_member')
      }),
      { numRuns: 1000 },
    )
  })

  it('returns a value or throws an EngineError for any text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ':',
      ',',
      '"',
      '\\',
      'a',
      '1',
      ' ',
      '"a"',
      '"\\""',
      'null',
      '\\u0061',
    )
    fc.assert(
      fc.property(
        fc.oneof(
          fc.string(),
          fc.array(pieces, { maxLength: 20 }).map((all) => all.join('')),
        ),
        (text) => survives(() => parseStrictJson(text, PATH)),
      ),
      { numRuns: 3000 },
    )
  })
})

/** A JSON string with every UTF-16 code unit escaped. */
function escapeAll(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'))
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`
}
