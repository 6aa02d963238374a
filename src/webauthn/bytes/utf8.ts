import { MalformedInputError } from '../errors/engine-error.js'

const keepingBom = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true })
const strippingBom = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false })

/**
 * Decodes UTF-8; a byte order mark stays in the text as U+FEFF.
 *
 * @throws MalformedInputError `utf8_invalid` where a lenient decoder would put U+FFFD
 */
export function decodeUtf8(bytes: Uint8Array, path: string): string {
  return decodeWith(keepingBom, bytes, path)
}

/** The same, without the one byte order mark that may lead: "UTF-8 decode" of §7.1 step 5 and §7.2 step 8. */
export function decodeUtf8StrippingBom(bytes: Uint8Array, path: string): string {
  return decodeWith(strippingBom, bytes, path)
}

function decodeWith(decoder: typeof keepingBom, bytes: Uint8Array, path: string): string {
  try {
    return decoder.decode(bytes)
  } catch {
    throw new MalformedInputError('utf8_invalid', { path })
  }
}
