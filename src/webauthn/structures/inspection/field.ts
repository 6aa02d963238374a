/** A part of a binary structure, for people who look into one. */
export interface Field {
  /** Path of the part, e.g. `authData.flags` or `attStmt.x5c[0]`; keys that could be taken for a path are quoted. */
  readonly name: string
  /** Bytes from the start of the whole. */
  readonly offset: number
  /** Length in bytes. */
  readonly length: number
  /** The value as text: numbers in decimal, bytes in hexadecimal. */
  readonly value: string
}

/** Bytes as hexadecimal text. */
export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
