import { ByteReader } from '../../bytes/byte-reader.js'
import { MalformedInputError } from '../../errors/engine-error.js'
import type { EcdsaAlgorithm, RsaAlgorithm } from '../cose-algorithm.js'
import { hashId, readSized, TPM_ALG } from './tpm-values.js'

/** The parts of an algorithm that determine the encoding of a TPM signature. */
export type TpmSignatureScheme = Pick<EcdsaAlgorithm, 'scheme' | 'hash'> | Pick<RsaAlgorithm, 'scheme' | 'hash'>

const SCHEMES = { ecdsa: TPM_ALG.ecdsa, 'rsa-pkcs1': TPM_ALG.rsassa, 'rsa-pss': TPM_ALG.rsapss } as const
const DER_INTEGER = 0x02
const DER_SEQUENCE = 0x30

/**
 * Extracts the signature from a TPMT_SIGNATURE (TPM 2.0 Part 2 §11.3.4) and converts it to the encoding of §6.5.5.
 * §8.3 requires a TPMT_SIGNATURE, but existing authenticators send the bare signature. Bytes that are not a
 * TPMT_SIGNATURE are therefore returned unchanged. The two cannot be confused: a bare RSA signature has the length of
 * its key, and a bare ECDSA signature starts with a DER sequence.
 *
 * @param algorithm the algorithm of the statement; a TPMT_SIGNATURE must name the same one
 */
export function unwrapTpmSignature(bytes: Uint8Array, algorithm: TpmSignatureScheme): Uint8Array {
  try {
    return readSignature(new ByteReader(bytes, 'sig'), algorithm) ?? bytes
  } catch (error) {
    if (error instanceof MalformedInputError) return bytes
    throw error
  }
}

function readSignature(reader: ByteReader, { scheme, hash }: TpmSignatureScheme): Uint8Array | undefined {
  const namesAlgorithm = reader.uint16() === SCHEMES[scheme] && reader.uint16() === hashId(hash)
  if (!namesAlgorithm) return undefined
  const signature = scheme === 'ecdsa' ? readEcdsa(reader) : readSized(reader)
  reader.end()
  return signature
}

function readEcdsa(reader: ByteReader): Uint8Array {
  const r = derInteger(readSized(reader))
  const s = derInteger(readSized(reader))
  return derElement(DER_SEQUENCE, Buffer.concat([r, s]))
}

/** Encodes an unsigned integer in the fewest octets that do not make it negative. */
function derInteger(number: Uint8Array): Uint8Array {
  const first = number.findIndex((octet) => octet !== 0)
  const magnitude = first === -1 ? Uint8Array.of(0) : number.subarray(first)
  const looksNegative = (magnitude[0] as number) >= 0x80
  return derElement(DER_INTEGER, looksNegative ? Buffer.concat([Uint8Array.of(0), magnitude]) : magnitude)
}

/**
 * The integers of the largest curve need a sequence of 139 octets, so length encodings of one and two octets are
 * enough.
 */
function derElement(tag: number, content: Uint8Array): Uint8Array {
  const length = content.length < 0x80 ? [content.length] : [0x81, content.length]
  return Buffer.concat([Uint8Array.of(tag, ...length), content])
}
