import { MalformedInputError } from '../errors/engine-error.js'
import { type CborValue, decodeCborPrefix } from './cbor.js'
import { skipCbor } from './skip-cbor.js'

/**
 * A well-formed CBOR item (RFC 8949) that is not plain CTAP2 CBOR, such as a float or null. The engine does not
 * interpret it.
 */
export class OpaqueCbor {
  /** The encoded item. */
  readonly bytes: Uint8Array

  constructor(bytes: Uint8Array) {
    this.bytes = bytes
  }
}

/** A CBOR map whose values may be {@link OpaqueCbor}. */
export type CborOutputs = Map<number | string, CborValue | OpaqueCbor>

/** A decoded map and the offset of the first byte after it. */
interface DecodedOutputs {
  readonly value: CborValue | CborOutputs
  readonly end: number
}

/**
 * Decodes like {@link decodeCborPrefix}, except for the values of an outermost map: a value that is well-formed but not
 * plain CTAP2 CBOR becomes an {@link OpaqueCbor}. The map itself and its keys must be plain CTAP2 CBOR. The limits on
 * length, nesting and entries hold for every item.
 *
 * @throws MalformedInputError like {@link decodeCborPrefix}, when the map or a key is not plain CTAP2 CBOR, when a
 *   value is not well-formed, or when an item exceeds a limit
 */
export function decodeCborOutputsPrefix(bytes: Uint8Array, start: number, path: string): DecodedOutputs {
  try {
    return decodeCborPrefix(bytes, start, path)
  } catch (error) {
    if (!(error instanceof MalformedInputError)) throw error
    const isMap = (bytes[start] as number) >> 5 === MAP
    if (!isMap || error.offset === start) throw error
    return decodeMembers(bytes, start, path)
  }
}

const MAP = 5

/** Decodes the map at `start`, whose header has been accepted. */
function decodeMembers(bytes: Uint8Array, start: number, path: string): DecodedOutputs {
  const end = skipCbor(bytes, start, path)
  const value: CborOutputs = new Map()
  for (let offset = start + headerLength(bytes[start] as number); offset < end; ) {
    const key = decodeCborPrefix(bytes, offset, path)
    const name = key.value
    if (typeof name !== 'string' && typeof name !== 'number') throw fault('cbor_map_key_type', path, offset)
    if (value.has(name)) throw fault('cbor_duplicate_key', path, offset)
    const member = decodeMember(bytes, key.end, path)
    value.set(name, member.value)
    offset = member.end
  }
  return { value, end }
}

function decodeMember(bytes: Uint8Array, start: number, path: string): { value: CborValue | OpaqueCbor; end: number } {
  try {
    return decodeCborPrefix(bytes, start, path)
  } catch (error) {
    if (!(error instanceof MalformedInputError)) throw error
    const end = skipCbor(bytes, start, path)
    return { value: new OpaqueCbor(bytes.subarray(start, end)), end }
  }
}

function headerLength(initial: number): number {
  const information = initial & 0x1f
  return information < 24 ? 1 : 1 + (1 << (information - 24))
}

function fault(code: 'cbor_map_key_type' | 'cbor_duplicate_key', path: string, offset: number): MalformedInputError {
  return new MalformedInputError(code, { path, offset })
}
