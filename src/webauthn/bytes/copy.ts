import { allocateBytes } from './memory.js'

/**
 * Returns a copy of `bytes` in the engine's shared buffer. The copy is a plain `Uint8Array`, because a `Buffer`
 * differs in `slice` and `toJSON`. A later change of the input cannot affect what the engine has verified.
 */
export function copyBytes(bytes: Uint8Array): Uint8Array {
  const copy = allocateBytes(bytes.length)
  copy.set(bytes)
  return copy
}

/**
 * Returns a copy of `bytes` in its own buffer, for values that leave the engine. The caller may transfer or post the
 * buffer without exposing other values. Inside the engine, use {@link copyBytes}.
 */
export function ownBytes(bytes: Uint8Array): Uint8Array {
  return new Uint8Array(bytes)
}

/**
 * Copies values that leave the engine together, as {@link ownBytes} does, into one buffer for all of them. One
 * allocation is cheaper than one for each value.
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
