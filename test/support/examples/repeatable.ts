import { createHash, createPrivateKey, createPublicKey } from 'node:crypto'
import { Random } from '../../../src/common/random.js'
import { credentialKeyOf } from '../../../src/testing/credential-key.js'
import type { CredentialKey } from '../../../src/testing/index.js'

/** Returns the same sequence of values in every run, derived from a seed. Only for examples. */
export class RepeatableRandom extends Random {
  #drawn = 0

  constructor(private readonly seed: string) {
    super()
  }

  bytes(length: number): Uint8Array {
    const blocks = Array.from({ length: Math.ceil(length / 32) }, () => this.#block())
    return new Uint8Array(Buffer.concat(blocks).subarray(0, length))
  }

  uuid(): string {
    const bytes = this.bytes(16)
    bytes[6] = ((bytes[6] ?? 0) & 0x0f) | 0x40
    bytes[8] = ((bytes[8] ?? 0) & 0x3f) | 0x80
    return Buffer.from(bytes)
      .toString('hex')
      .replace(/^(.{8})(.{4})(.{4})(.{4})/, '$1-$2-$3-$4-')
  }

  #block(): Buffer {
    this.#drawn += 1
    return createHash('sha256').update(`${this.seed} ${this.#drawn}`).digest()
  }
}

/** The PKCS #8 bytes before the 32 bytes of an Ed25519 private key (RFC 8410 §7). */
const ED25519_PREFIX = Buffer.from('302e020100300506032b657004220420', 'hex')

/** Creates an Ed25519 credential key. Its signatures are deterministic. */
export function repeatableKey(random: Random): CredentialKey {
  const key = Buffer.concat([ED25519_PREFIX, random.bytes(32)])
  const privateKey = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  return credentialKeyOf('EdDSA', { privateKey, publicKey: createPublicKey(privateKey) })
}
