import { allocateBytes } from './memory.js'

/** Concatenates two byte arrays. */
export function concatBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = allocateBytes(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return joined
}
