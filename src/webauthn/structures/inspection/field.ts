/** A field of a binary structure, for display. */
export interface Field {
  /**
   * The path of the field, e.g. `authData.flags` or `attStmt.x5c[0]`. Keys that could be mistaken for a path are
   * quoted.
   */
  readonly name: string
  /** Offset in bytes from the start of the inspected structure. */
  readonly offset: number
  /** Length in bytes. */
  readonly length: number
  /** The value as text: numbers in decimal, bytes in hexadecimal, CBOR strings in JSON notation. */
  readonly value: string
}

export function toHex(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('hex')
}
