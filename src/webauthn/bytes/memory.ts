/** Small values share a piece of memory, as those of `Buffer` do: a piece for each costs more than to fill it. */
const SHARED_LENGTH = 8192
/** A longer value has a piece of its own: shared, it would be kept for as long as the smallest value beside it. */
const LONGEST_SHARED = SHARED_LENGTH / 2
let shared = Buffer.allocUnsafeSlow(SHARED_LENGTH)
let used = 0

/** Room for `length` bytes that nobody else is given, to be filled; a plain `Uint8Array`, as everywhere in the engine. */
export function allocateBytes(length: number): Uint8Array {
  if (length > LONGEST_SHARED) return new Uint8Array(length)
  reserve(length)
  return take(length)
}

/** The encodings of {@link decodeCanonical}. */
type Encoding = 'base64' | 'base64url'

/**
 * The bytes that `text` stands for, if it is their one text in this encoding.
 *
 * @returns undefined if encoding them gives another text; no memory stays taken by it
 */
export function decodeCanonical(text: string, encoding: Encoding): Uint8Array | undefined {
  const most = Math.floor((text.length * 3) / 4)
  if (most > LONGEST_SHARED) return decodeLong(text, encoding, most)
  reserve(most)
  const length = shared.write(text, used, encoding)
  // Node skips and tolerates what it does not know: only a text that comes out again as it went in is canonical.
  return shared.toString(encoding, used, used + length) === text ? take(length) : undefined
}

function decodeLong(text: string, encoding: Encoding, most: number): Uint8Array | undefined {
  const piece = Buffer.allocUnsafeSlow(most)
  const length = piece.write(text, encoding)
  return piece.toString(encoding, 0, length) === text ? new Uint8Array(piece.buffer, 0, length) : undefined
}

/** Makes sure that `length` bytes are left, which are not more than {@link LONGEST_SHARED}. */
function reserve(length: number): void {
  if (length <= SHARED_LENGTH - used) return
  shared = Buffer.allocUnsafeSlow(SHARED_LENGTH)
  used = 0
}

function take(length: number): Uint8Array {
  const bytes = new Uint8Array(shared.buffer, used, length)
  used += length
  return bytes
}
