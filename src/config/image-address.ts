/** An image that every browser displays without network access. */
const IMAGE = /^data:image\/(?:png|svg\+xml|webp);base64,[A-Za-z0-9+/]+={0,2}$/

/** The maximum length in characters: a response contains an address for each passkey of a user. */
const MAX_LENGTH = 65_536

/** Returns the `data:` address of a PNG, SVG or WebP image; null for other values. */
export function imageAddressIn(value: unknown): string | null {
  return typeof value === 'string' && value.length <= MAX_LENGTH && IMAGE.test(value) ? value : null
}
