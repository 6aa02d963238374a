import fc, { type Arbitrary } from 'fast-check'
import type { CborValue } from '../../../src/webauthn/bytes/cbor.js'
import { concat } from './writers.js'

const text = (): Arbitrary<string> =>
  fc.string({ unit: 'binary', maxLength: 80 }).filter((candidate) => !candidate.startsWith('\ufeff'))

/** Integers of every encoding width. */
const integers = (): Arbitrary<number> =>
  fc.oneof(
    fc.integer({ min: -300, max: 300 }),
    fc.integer({ min: -0x2_0000, max: 0x2_0000 }),
    fc.maxSafeInteger().map((integer) => integer || 0),
  )

export function cborKeys(): Arbitrary<number | string> {
  return fc.oneof(integers(), text())
}

/** CTAP2 CBOR values within the nesting limit of the decoder. */
export function cborValues(): Arbitrary<CborValue> {
  return fc.letrec<{ value: CborValue }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5, depthIdentifier: 'cbor' },
      integers(),
      text(),
      fc.boolean(),
      fc.uint8Array({ maxLength: 300 }),
      fc.array(tie('value'), { maxLength: 5, depthIdentifier: 'cbor' }),
      fc
        .uniqueArray(fc.tuple(cborKeys(), tie('value')), {
          maxLength: 5,
          selector: ([key]) => key,
          depthIdentifier: 'cbor',
        })
        .map((pairs) => new Map(pairs)),
    ),
  })).value
}

/** Bytes with one to three mutations that break parsers: changed, deleted, inserted, repeated or truncated bytes. */
export function mutationsOf(bytes: Uint8Array): Arbitrary<Uint8Array> {
  const step = fc.tuple(
    fc.constantFrom('set', 'flip', 'delete', 'insert', 'repeat', 'truncate'),
    fc.nat(),
    fc.constantFrom(
      0x00,
      0x01,
      0x18,
      0x19,
      0x1b,
      0x40,
      0x5f,
      0x7f,
      0x80,
      0x9f,
      0xa0,
      0xbf,
      0xc2,
      0xd8,
      0xf6,
      0xfb,
      0xff,
    ),
    fc.nat({ max: 7 }),
  )
  return fc.array(step, { minLength: 1, maxLength: 3 }).map((steps) => steps.reduce(mutate, bytes))
}

function mutate(bytes: Uint8Array, [how, where, byte, small]: [string, number, number, number]): Uint8Array {
  const at = where % (bytes.length + 1)
  const before = bytes.subarray(0, at)
  const after = bytes.subarray(at)
  switch (how) {
    case 'set':
      return concat(before, Uint8Array.of(byte), after.subarray(1))
    case 'flip':
      return concat(before, Uint8Array.of((after[0] ?? 0) ^ (1 << small)), after.subarray(1))
    case 'delete':
      return concat(before, after.subarray(small + 1))
    case 'insert':
      return concat(before, Uint8Array.of(byte), after)
    case 'repeat':
      return concat(before, after.subarray(0, small + 1), after)
    default:
      return before
  }
}
