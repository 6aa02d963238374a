import { type CoseKeyBytes, findCoseAlgorithm, MalformedInputError, UnsupportedError } from '../../webauthn/index.js'
import { algorithmOfPublicKey } from '../../webauthn/inspect.js'

/** COSE algorithm number. U2F knows no other one. */
export const ES256 = findCoseAlgorithm(-7)

/** The length of an uncompressed P-256 point and its first byte (SEC 1 §2.3.3). */
const POINT = { length: 65, prefix: 4 } as const

/** A CBOR map with five members: kty EC2, alg ES256, crv P-256, then x and y with 32 bytes each (RFC 9053 §7.1.1). */
const BEFORE_X = [0xa5, 0x01, 0x02, 0x03, 0x26, 0x20, 0x01, 0x21, 0x58, 0x20]
const BEFORE_Y = [0x22, 0x58, 0x20]

/**
 * Returns the COSE key of a U2F credential.
 *
 * @param bytes an uncompressed point, or a COSE key
 * @returns undefined when the key is not a valid P-256 key for ES256
 */
export function readU2fPublicKey(bytes: Uint8Array): CoseKeyBytes | undefined {
  const key = bytes.length === POINT.length && bytes[0] === POINT.prefix ? coseKeyOfPoint(bytes) : bytes
  try {
    return algorithmOfPublicKey(key) === ES256?.id ? (key as CoseKeyBytes) : undefined
  } catch (error) {
    if (error instanceof MalformedInputError || error instanceof UnsupportedError) return undefined
    throw error
  }
}

function coseKeyOfPoint(point: Uint8Array): Uint8Array {
  return Uint8Array.from([...BEFORE_X, ...point.subarray(1, 33), ...BEFORE_Y, ...point.subarray(33)])
}
