import { Decoder } from 'cbor-x/decode'
import fc from 'fast-check'
import { decodeBase64, decodeBase64url, encodeBase64url, isBase64urlOf } from '../../src/webauthn/bytes/base64url.js'
import { decodeCbor, decodeCborPrefix } from '../../src/webauthn/bytes/cbor.js'
import { parseStrictJson } from '../../src/webauthn/bytes/json.js'
import { decodeUtf8, decodeUtf8StrippingBom } from '../../src/webauthn/bytes/utf8.js'
import { cborKeys, cborValues, mutationsOf } from '../webauthn/bytes/arbitraries.js'
import { cbor, concat, head, refusalOf, survives, utf8 } from '../webauthn/bytes/writers.js'

const PATH = 'input'
/** How the peer of the CBOR decoder is set up: maps stay maps, no records, 64-bit integers as numbers. */
const PEER_OPTIONS = { mapsAsObjects: false, useRecords: false, int64AsNumber: true }

describe('base64url', () => {
  it('of any bytes decodes to these bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
        expect(decodeBase64url(encodeBase64url(bytes), PATH)).toEqual(bytes)
        expect(isBase64urlOf(encodeBase64url(bytes), bytes)).toBe(true)
        expect(decodeBase64(Buffer.from(bytes).toString('base64'), PATH)).toEqual(bytes)
      }),
    )
  })

  it('of some bytes is not that of others', () => {
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

  it('has one text for a value: whatever is accepted comes out again [reg.json.base64url-strict]', () => {
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
  it('of any text decodes to this text, and of any bytes to a text or an error of ours', () => {
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
  it('of any value decodes to this value', () => {
    fc.assert(
      fc.property(cborValues(), (value) => {
        expect(decodeCbor(cbor(value), PATH)).toEqual(value)
      }),
      { numRuns: 1000 },
    )
  })

  it('ends where it ends, whatever follows', () => {
    fc.assert(
      fc.property(fc.uint8Array(), cborValues(), fc.uint8Array(), (before, value, after) => {
        const encoded = cbor(value)
        const decoded = decodeCborPrefix(concat(before, encoded, after), before.length, PATH)
        expect(decoded.end).toBe(before.length + encoded.length)
        expect(decoded.value).toEqual(value)
      }),
    )
  })

  it('is never decoded when it is cut short', () => {
    fc.assert(
      fc.property(cborValues(), fc.double({ min: 0, max: 1, maxExcluded: true, noNaN: true }), (value, share) => {
        const encoded = cbor(value)
        const cut = encoded.subarray(0, Math.floor(share * encoded.length))
        expect(refusalOf(() => decodeCbor(cut, PATH)).code).toBe('bytes_truncated')
      }),
    )
  })

  it('with a key twice is refused, wherever the key stands [cbor.dup-keys]', () => {
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

  it('of any bytes gives a value that encodes to the same bytes, or an error of ours', () => {
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

  it('agrees with its peer on everything it accepts', () => {
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

  it('refuses any member that is there twice, at any depth [reg.step-06.json-dup-keys]', () => {
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

  it('gives a value or an error of ours for any text', () => {
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

/** The JSON string whose every UTF-16 code unit is escaped. */
function escapeAll(text: string): string {
  const units = Array.from({ length: text.length }, (_, i) => text.charCodeAt(i).toString(16).padStart(4, '0'))
  return `"${units.map((unit) => `\\u${unit}`).join('')}"`
}
