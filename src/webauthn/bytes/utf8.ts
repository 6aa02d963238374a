import { MalformedInputError } from '../errors/engine-error.js'

const keepingBom = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const strippingBom = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/**
 * Decodes UTF-8. A byte order mark becomes U+FEFF.
 *
 * @param offset the offset of the text in the structure `path`, if the structure is binary
 * @throws MalformedInputError `utf8_invalid` when the bytes are not well-formed UTF-8
 */
export function decodeUtf8(bytes: Uint8Array, path: string, offset?: number): string {
  try {
    return keepingBom.decode(bytes)
  } catch {
    throw new MalformedInputError('utf8_invalid', offset === undefined ? { path } : { path, offset })
  }
}

/**
 * Decodes UTF-8 without a leading byte order mark: the "UTF-8 decode" of §7.1 step 5 and §7.2 step 8.
 *
 * @throws MalformedInputError `utf8_invalid` when the bytes are not well-formed UTF-8
 */
export function decodeUtf8StrippingBom(bytes: Uint8Array, path: string): string {
  try {
    return strippingBom.decode(bytes)
  } catch {
    throw new MalformedInputError('utf8_invalid', { path })
  }
}

/** The length up to which building the string here is faster than calling a decoder. */
const SHORT = 16

/** Returns the ASCII text between two offsets, or undefined when it is longer than 16 characters or not ASCII. */
export function decodeShortAscii(bytes: Uint8Array, from: number, to: number): string | undefined {
  if (to - from > SHORT) return undefined
  let text = ''
  for (let i = from; i < to; i++) {
    const byte = bytes[i] as number
    if (byte >= 0x80) return undefined
    text += String.fromCharCode(byte)
  }
  return text
}
