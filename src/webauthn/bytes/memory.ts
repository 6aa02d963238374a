/** Small values share a piece of memory, as those of `Buffer` do: a piece for each costs more than to fill it. */
const SHARED_LENGTH = 8192
let shared = Buffer.allocUnsafeSlow(SHARED_LENGTH)
let used = 0

/** Room for `length` bytes that nobody else is given, to be filled; a plain `Uint8Array`, as everywhere in the engine. */
export function allocateBytes(length: number): Uint8Array {
  reserve(length)
  return take(length)
}

/**
 * The bytes that `text` stands for, if it is their one text in this encoding.
 *
 * @returns undefined if encoding them gives another text
 */
export function decodeCanonical(text: string, encoding: 'base64' | 'base64url'): Uint8Array | undefined {
  reserve(Math.ceil((text.length * 3) / 4))
  const length = shared.write(text, used, encoding)
  // Node skips and tolerates what it does not know: only a text that comes out again as it went in is canonical.
  return shared.toString(encoding, used, used + length) === text ? take(length) : undefined
}

/** Makes sure that `length` bytes are left. */
function reserve(length: number): void {
  if (length <= shared.length - used) return
  shared = Buffer.allocUnsafeSlow(Math.max(length, SHARED_LENGTH))
  used = 0
}

function take(length: number): Uint8Array {
  const bytes = new Uint8Array(shared.buffer, used, length)
  used += length
  return bytes
}
