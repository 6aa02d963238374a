/** The stored BLOB without its text. */
export interface MetadataBlobState {
  /** The serial number. It bounds the BLOBs that may follow, even when the text no longer verifies. */
  readonly number: number
  /** The ETag of the response that carried the BLOB (RFC 9110 §8.8.3); null without an ETag. */
  readonly etag: string | null
  /** When the BLOB was verified and stored. */
  readonly storedAt: Date
  /** When the metadata service last confirmed that this BLOB is the newest; null if the server has never asked. */
  readonly checkedAt: Date | null
}

export interface MetadataBlob extends MetadataBlobState {
  /** The compact JWS. */
  readonly text: string
}
