/**
 * A CBOR encoder for tests. What is given as plain values comes out in the canonical form of CTAP2 (shortest heads,
 * sorted keys); {@link raw}, {@link head} and {@link entries} say everything else.
 */

/** What can be encoded. */
export type CborInput =
  | number
  | bigint
  | string
  | boolean
  | Uint8Array
  | readonly CborInput[]
  | ReadonlyMap<number | string, CborInput>
  | CborPiece

/** Bytes that are copied as they are, in place of an item. */
export class CborPiece {
  constructor(readonly bytes: Uint8Array) {}
}

/** Bytes as they are: any encoding, right or wrong. */
export function raw(...parts: readonly (number | Uint8Array)[]): CborPiece {
  return new CborPiece(join(parts.map((part) => (typeof part === 'number' ? Uint8Array.of(part) : part))))
}

/** A map whose entries stay in the given order, repetitions included. */
export function entries(...pairs: readonly (readonly [CborInput, CborInput])[]): CborPiece {
  return raw(head(5, pairs.length), ...pairs.flat().map(encodeCbor))
}

/** Encodes one item. */
export function encodeCbor(value: CborInput): Uint8Array {
  if (value instanceof CborPiece) return value.bytes
  if (typeof value === 'boolean') return Uint8Array.of(value ? 0xf5 : 0xf4)
  if (typeof value === 'number' || typeof value === 'bigint') return encodeInteger(BigInt(value))
  if (typeof value === 'string') return withLength(3, Buffer.from(value, 'utf8'))
  if (value instanceof Uint8Array) return withLength(2, value)
  if (isMap(value)) return encodeMap(value)
  return join([head(4, value.length), ...value.map(encodeCbor)])
}

/**
 * The head of an item.
 *
 * @param width bytes of the argument after the initial byte; left out: the fewest
 */
export function head(majorType: number, argument: number | bigint, width?: 0 | 1 | 2 | 4 | 8): Uint8Array {
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

function encodeInteger(value: bigint): Uint8Array {
  return value < 0n ? head(1, -1n - value) : head(0, value)
}

function withLength(majorType: number, content: Uint8Array): Uint8Array {
  return join([head(majorType, content.length), content])
}

function encodeMap(map: ReadonlyMap<number | string, CborInput>): Uint8Array {
  const pairs = [...map].map(([key, value]) => [encodeCbor(key), encodeCbor(value)] as const)
  pairs.sort(([a], [b]) => Buffer.compare(a, b))
  return join([head(5, pairs.length), ...pairs.flat()])
}

function isMap(value: CborInput): value is ReadonlyMap<number | string, CborInput> {
  return value instanceof Map
}

function join(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}
