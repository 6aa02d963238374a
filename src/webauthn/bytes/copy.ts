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

/**
 * As {@link ownBytes}, for values that leave together: one buffer for all of them, as one for each costs more than what
 * is done with it.
 */
export function ownTogether<Parts extends readonly Uint8Array[]>(
  ...parts: Parts
): { readonly [Index in keyof Parts]: Uint8Array } {
  const { buffer } = new Uint8Array(parts.reduce((sum, { length }) => sum + length, 0))
  let end = 0
  return parts.map((part) => {
    const copy = new Uint8Array(buffer, end, part.length)
    copy.set(part)
    end += part.length
    return copy
  }) as { [Index in keyof Parts]: Uint8Array }
}
