import { type CborValue, EncodedCbor, encodeCbor } from '../../src/testing/index.js'

/** Encodings of CBOR that are not canonical or not valid, to be placed in a value for `encodeCbor`. */

/** An item with these bytes. */
export function raw(...parts: readonly (number | Uint8Array)[]): EncodedCbor {
  const bytes = parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part))
  return new EncodedCbor(new Uint8Array(Buffer.concat(bytes)))
}

/** A map with these entries in this order, even when a key repeats. */
export function entries(...pairs: readonly (readonly [CborValue, CborValue])[]): EncodedCbor {
  return raw(head(5, pairs.length), ...pairs.flat().map(encodeCbor))
}

/**
 * The head of an item.
 *
 * @param width number of bytes of the argument after the initial byte. Default: the shortest
 */
function head(majorType: number, argument: number | bigint, width?: 0 | 1 | 2 | 4 | 8): Uint8Array {
  const value = BigInt(argument)
  const chosen = width ?? shortestWidth(value)
  if (chosen === 0) return Uint8Array.of((majorType << 5) | Number(value))
  const bytes = new Uint8Array(1 + chosen)
  bytes[0] = (majorType << 5) | (24 + Math.log2(chosen))
  for (let i = 0; i < chosen; i++) bytes[1 + i] = Number((value >> BigInt(8 * (chosen - 1 - i))) & 0xffn)
  return bytes
}

function shortestWidth(value: bigint): 0 | 1 | 2 | 4 | 8 {
  if (value < 24n) return 0
  if (value < 0x100n) return 1
  if (value < 0x1_0000n) return 2
  return value < 0x1_0000_0000n ? 4 : 8
}
