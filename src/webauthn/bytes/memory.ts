/**
 * Small values share a buffer, as in the `Buffer` pool of Node.js, because allocating a buffer costs more than
 * filling it.
 */
const SHARED_LENGTH = 8192
/** Longer values get their own buffer. A shared buffer stays in memory as long as any value in it. */
const LONGEST_SHARED = SHARED_LENGTH / 2
let shared = Buffer.allocUnsafeSlow(SHARED_LENGTH)
let used = 0

/** Returns uninitialised space for `length` bytes as a plain `Uint8Array`. The caller must fill it. */
export function allocateBytes(length: number): Uint8Array {
  if (length > LONGEST_SHARED) return new Uint8Array(length)
  reserve(length)
  return take(length)
}

/** The encodings that {@link decodeCanonical} supports. */
type Encoding = 'base64' | 'base64url'

/**
 * Decodes `text` if it is the canonical encoding of its bytes.
 *
 * @returns undefined when encoding the bytes again gives a different text; in this case no shared memory is used up
 */
export function decodeCanonical(text: string, encoding: Encoding): Uint8Array | undefined {
  const most = Math.floor((text.length * 3) / 4)
  if (most > LONGEST_SHARED) return decodeLong(text, encoding, most)
  reserve(most)
  const length = shared.write(text, used, encoding)
  // Node ignores invalid characters when decoding. Only canonical text survives the round trip unchanged.
  return shared.toString(encoding, used, used + length) === text ? take(length) : undefined
}

function decodeLong(text: string, encoding: Encoding, most: number): Uint8Array | undefined {
  const piece = Buffer.allocUnsafeSlow(most)
  const length = piece.write(text, encoding)
  return piece.toString(encoding, 0, length) === text ? new Uint8Array(piece.buffer, 0, length) : undefined
}

/** Ensures that the shared buffer has room for `length` bytes, at most {@link LONGEST_SHARED}. */
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
