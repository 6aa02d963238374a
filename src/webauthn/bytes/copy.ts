import { allocateBytes } from './memory.js'

/**
 * A private copy of `bytes`, always a plain `Uint8Array` (a `Buffer` differs in `slice` and `toJSON`) and never backed
 * by shared memory: whoever holds the original can no longer change what was verified.
 */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  const copy = allocateBytes(bytes.length)
  copy.set(bytes)
  return copy
}
