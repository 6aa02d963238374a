import { Encoder } from 'cbor-x/encode'

/** A value that {@link encodeCbor} encodes. Numbers are integers. */
export type CborValue =
  | number
  | bigint
  | string
  | boolean
  | Uint8Array
  | readonly CborValue[]
  | ReadonlyMap<number | string, CborValue>
  | EncodedCbor

/** An item that is already encoded. {@link encodeCbor} copies its bytes, even when they are not valid CBOR. */
export class EncodedCbor {
  constructor(readonly bytes: Uint8Array) {}
}

const encoder = new Encoder({ useRecords: false, mapsAsObjects: false, tagUint8Array: false })

/**
 * Encodes a value in the CTAP2 canonical CBOR form: shortest heads, sorted map keys.
 *
 * @returns the bytes of one item
 */
export function encodeCbor(value: CborValue): Uint8Array {
  const pieces: Uint8Array[] = []
  const encoded = Uint8Array.from(encoder.encode(prepare(value, pieces)))
  return pieces.reduce((bytes, piece, index) => replacePlaceholder(bytes, placeholder(index), piece), encoded)
}

/** Converts a value to one that cbor-x encodes canonically, and replaces encoded items by placeholders. */
function prepare(value: CborValue, pieces: Uint8Array[]): unknown {
  if (value instanceof EncodedCbor) {
    pieces.push(value.bytes)
    return placeholder(pieces.length - 1)
  }
  if (typeof value === 'number' || typeof value === 'bigint') return prepareInteger(value)
  if (typeof value !== 'object' || value instanceof Uint8Array) return value
  if (!isMap(value)) return value.map((item) => prepare(item, pieces))
  const entries = [...value].sort(([a], [b]) => Buffer.compare(encodeKey(a), encodeKey(b)))
  return new Map(entries.map(([key, item]) => [prepareInteger(key), prepare(item, pieces)]))
}

/** cbor-x writes large numbers as floats, and every bigint with eight bytes. */
function prepareInteger<T>(value: T | number | bigint): T | number | bigint {
  if (typeof value !== 'number' && typeof value !== 'bigint') return value
  return value >= -0x1_0000_0000 && value < 0x1_0000_0000 ? Number(value) : BigInt(value)
}

function encodeKey(key: number | string): Uint8Array {
  return Uint8Array.from(encoder.encode(prepareInteger(key)))
}

function isMap(value: object): value is ReadonlyMap<number | string, CborValue> {
  return value instanceof Map
}

/** A placeholder for an encoded item, because cbor-x cannot insert raw bytes. */
function placeholder(index: number): Uint8Array {
  return Buffer.from(`latchkey/testing: encoded item ${index}.`)
}

function replacePlaceholder(bytes: Uint8Array, placeholder: Uint8Array, piece: Uint8Array): Uint8Array {
  const item = encoder.encode(placeholder)
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).indexOf(item)
  return new Uint8Array(Buffer.concat([bytes.subarray(0, start), piece, bytes.subarray(start + item.length)]))
}
