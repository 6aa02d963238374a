/** An image that needs no network, of a kind that every browser shows. */
const IMAGE = /^data:image\/(?:png|svg\+xml|webp);base64,[A-Za-z0-9+/]+={0,2}$/

/** The longest address that is passed on, in characters: an answer holds one for each passkey of a user. */
const LONGEST = 65_536

/** The `data:` address of a PNG, SVG or WebP image; null for anything else. */
export function imageAddressIn(value: unknown): string | null {
  return typeof value === 'string' && value.length <= LONGEST && IMAGE.test(value) ? value : null
}
