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

/**
 * A private copy of `bytes` in a buffer of its own, for what leaves the engine: whoever clones, posts or transfers it
 * takes nothing of anybody else's with it. What stays inside is for {@link copyBytes}, whose buffers are shared.
 */
export function ownBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}
