/** What is known of the kept BLOB without reading it. */
export interface KeptBlobState {
  /** Its serial number. It also bounds what may follow, whatever becomes of the text. */
  readonly number: number
  /** What the answer it came in named it (RFC 9110 §8.8.3); null where it did not come that way. */
  readonly etag: string | null
  /** When it was verified and stored. */
  readonly storedAt: Date
  /** When the service last said that there is no newer one; null where it was never asked. */
  readonly checkedAt: Date | null
}

export interface KeptBlob extends KeptBlobState {
  /** The compact JWS. */
  readonly text: string
}
