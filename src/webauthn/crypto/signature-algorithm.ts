import { type HashName, ML_DSA_44, ML_DSA_65, ML_DSA_87 } from '../structures/cose-algorithm.js'
import type { SignatureScheme } from './signature-scheme.js'

/**
 * Converts a signature AlgorithmIdentifier to a signature scheme.
 *
 * @param identifier DER encoding
 * @returns `broken` for MD2, MD4 and MD5, which are never verified; undefined for unknown algorithms
 */
export function findSignatureScheme(identifier: Uint8Array): SignatureScheme | 'broken' | undefined {
  return BY_IDENTIFIER.get(Buffer.from(identifier).toString('hex'))
}

/** Returns whether an AlgorithmIdentifier uses SHA-1, which NIST SP 800-131A disallows for new signatures. */
export function usesSha1(identifier: Uint8Array): boolean {
  const scheme = findSignatureScheme(identifier)
  return typeof scheme === 'object' && 'hash' in scheme && scheme.hash === 'sha1'
}

/**
 * Schemes by the complete DER encoding of the algorithm, including parameters. RSA is accepted with and without NULL
 * (RFC 4055 §5). PSS must use one hash for message and mask and a salt of its length (RFC 4055 §3.1), each hash with
 * or without NULL (§2.1).
 */
const BY_IDENTIFIER: ReadonlyMap<string, SignatureScheme | 'broken'> = new Map<string, SignatureScheme | 'broken'>([
  ['300906072a8648ce3d0401', { scheme: 'ecdsa', hash: 'sha1' }],
  ['300a06082a8648ce3d040302', { scheme: 'ecdsa', hash: 'sha256' }],
  ['300a06082a8648ce3d040303', { scheme: 'ecdsa', hash: 'sha384' }],
  ['300a06082a8648ce3d040304', { scheme: 'ecdsa', hash: 'sha512' }],
  ['300506032b6570', { scheme: 'eddsa', curve: 'Ed25519' }],
  ['300506032b6571', { scheme: 'eddsa', curve: 'Ed448' }],
  ['300d06092a864886f70d0101050500', { scheme: 'rsa-pkcs1', hash: 'sha1' }],
  ['300d06092a864886f70d01010b0500', { scheme: 'rsa-pkcs1', hash: 'sha256' }],
  ['300d06092a864886f70d01010c0500', { scheme: 'rsa-pkcs1', hash: 'sha384' }],
  ['300d06092a864886f70d01010d0500', { scheme: 'rsa-pkcs1', hash: 'sha512' }],
  ['300b06092a864886f70d010105', { scheme: 'rsa-pkcs1', hash: 'sha1' }],
  ['300b06092a864886f70d01010b', { scheme: 'rsa-pkcs1', hash: 'sha256' }],
  ['300b06092a864886f70d01010c', { scheme: 'rsa-pkcs1', hash: 'sha384' }],
  ['300b06092a864886f70d01010d', { scheme: 'rsa-pkcs1', hash: 'sha512' }],
  ...pssRows('sha256', '01', 32),
  ...pssRows('sha384', '02', 48),
  ...pssRows('sha512', '03', 64),
  ['300b0609608648016503040311', { scheme: 'ml-dsa', ...ML_DSA_44 }],
  ['300b0609608648016503040312', { scheme: 'ml-dsa', ...ML_DSA_65 }],
  ['300b0609608648016503040313', { scheme: 'ml-dsa', ...ML_DSA_87 }],
  ['300d06092a864886f70d0101020500', 'broken'],
  ['300d06092a864886f70d0101030500', 'broken'],
  ['300d06092a864886f70d0101040500', 'broken'],
])

/** Returns id-RSASSA-PSS with the hash 2.16.840.1.101.3.4.2.`arc` for message and mask, in all accepted encodings. */
function pssRows(hash: HashName, arc: string, saltLength: number): [string, SignatureScheme][] {
  const oid = hexTlv('06', `6086480165030402${arc}`)
  const hashes = [hexTlv('30', `${oid}0500`), hexTlv('30', oid)]
  const encodings = hashes.flatMap((messageHash) => hashes.map((maskHash) => [messageHash, maskHash] as const))
  return encodings.map(([messageHash, maskHash]) => {
    const mask = hexTlv('30', `06092a864886f70d010108${maskHash}`)
    const salt = hexTlv('02', saltLength.toString(16))
    const parameters = hexTlv('30', hexTlv('a0', messageHash) + hexTlv('a1', mask) + hexTlv('a2', salt))
    return [hexTlv('30', `06092a864886f70d01010a${parameters}`), { scheme: 'rsa-pss', hash }]
  })
}

/** Encodes a short DER element in hexadecimal. */
function hexTlv(tag: string, content: string): string {
  return `${tag}${(content.length / 2).toString(16).padStart(2, '0')}${content}`
}
