import { MalformedInputError } from '../errors/engine-error.js'

const keepingBom = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const strippingBom = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/**
 * Decodes UTF-8; a byte order mark stays in the text as U+FEFF.
 *
 * @param offset where in the structure called `path` the text starts, if it is binary
 * @throws MalformedInputError `utf8_invalid` where a lenient decoder would put U+FFFD
 */
export function decodeUtf8(bytes: Uint8Array, path: string, offset?: number): string {
  try {
    return keepingBom.decode(bytes)
  } catch {
    throw new MalformedInputError('utf8_invalid', offset === undefined ? { path } : { path, offset })
  }
}

/** The same, without the one byte order mark that may lead: "UTF-8 decode" of §7.1 step 5 and §7.2 step 8. */
export function decodeUtf8StrippingBom(bytes: Uint8Array, path: string): string {
  try {
    return strippingBom.decode(bytes)
  } catch {
    throw new MalformedInputError('utf8_invalid', { path })
  }
}

/** Longest text that is cheaper to put together here than to hand over to a decoder. */
const SHORT = 16

/** The ASCII text between two offsets, e.g. the name of a member; `undefined` if it is longer or anything else. */
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
