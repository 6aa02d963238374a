/**
 * A private copy of `bytes`, always a plain `Uint8Array` (a `Buffer` differs in `slice` and `toJSON`) and never backed
 * by shared memory: whoever holds the original can no longer change what was verified.
 */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  return plainView(Buffer.from(bytes))
}

/** The same bytes seen as a plain `Uint8Array`. */
export function plainView(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes.buffer, bytes.byteOffset, bytes.byteLength)
}
