import { generateKeyPairSync } from 'node:crypto'
import { type Algorithm, createCredentialKey, type CredentialKey, encodeCbor } from '../../../src/testing/index.js'
import { credentialKeyOf } from '../../../src/testing/credential-key.js'

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 })

/** A credential key of any algorithm. All RSA algorithms share one key pair. */
export function keyFor(algorithm: Algorithm): CredentialKey {
  return /^[RP]S/.test(algorithm) ? credentialKeyOf(algorithm, rsa) : createCredentialKey(algorithm)
}

/** The COSE_Key of a credential with some parameters replaced. */
export function coseBytes(
  key: CredentialKey,
  changes: ReadonlyMap<number, number | Uint8Array> = new Map(),
): Uint8Array {
  return encodeCbor(new Map([...key.cose, ...changes]))
}

/** Encodes a number as big-endian octets. */
export function octets(value: bigint, length: number): Uint8Array {
  return new Uint8Array(Buffer.from(value.toString(16).padStart(length * 2, '0'), 'hex'))
}

export function bigEndian(bytes: Uint8Array): bigint {
  return BigInt(`0x${Buffer.from(bytes).toString('hex')}`)
}

/** Returns a copy with the lowest bit of one octet flipped. */
export function flipBit(bytes: Uint8Array, index: number): Uint8Array {
  return bytes.map((octet, i) => (i === index ? octet ^ 1 : octet))
}
