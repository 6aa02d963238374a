import { plainView } from './copy.js'

/** `first` followed by `second`. */
export function concatBytes(first: Uint8Array, second: Uint8Array): Uint8Array {
  const joined = Buffer.allocUnsafe(first.length + second.length)
  joined.set(first)
  joined.set(second, first.length)
  return plainView(joined)
}
