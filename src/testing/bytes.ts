import { createHash } from 'node:crypto'

/** Encodes bytes as base64url without padding. */
export function toBase64url(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('base64url')
}

/** Decodes base64url. */
export function fromBase64url(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'base64url'))
}

export function sha256(data: Uint8Array | string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(data).digest())
}

/** Returns a copy with one bit inverted, by default in the middle byte. */
export function flipBit(bytes: Uint8Array, at: number = bytes.length >> 1): Uint8Array {
  return bytes.map((byte, index) => (index === at ? byte ^ 0x01 : byte))
}
