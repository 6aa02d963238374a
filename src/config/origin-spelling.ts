import { isLocalhost } from './domains.js'

/** The parts of a text that may name the origin of a web page or a browser extension. */
interface Address {
  readonly scheme: string
  /** Between the slashes and the path. */
  readonly authority: string
  readonly path: string
}

const ADDRESS = /^([a-z][a-z0-9+.-]*):\/\/([^/?#]*)(.*)$/is
const WEB = /^https?$/i
const EXTENSION = /^(?:chrome|moz|safari-web)-extension$/i
/** A host with an optional port and path. */
const WITHOUT_SCHEME = /^([^\s:/?#@*]+)(?::\d+)?(?:[/?#].*)?$/s

/** The prefixes in use for the hash of an Android app's signing certificate. */
const ANDROID = /^android:apk-key-hash(?:-sha256)?:(.*)$/is
export const ANDROID_PREFIX = 'android:apk-key-hash:'
const SHA256_BYTES = 32
const SHA1_BYTES = 20

/**
 * Returns the origin that a text names, spelled as clients send it: without user information, default port and path, in
 * lower case, with a Unicode host in its `xn--` form, and with an Android certificate hash in unpadded base64url. The result
 * may still be invalid.
 */
export function canonicalOrigin(text: string): string | undefined {
  const trimmed = text.trim()
  const [, hash] = ANDROID.exec(trimmed) ?? []
  if (hash !== undefined) return androidOriginIn(hash)
  const address = addressIn(trimmed)
  if (address === undefined) return withScheme(trimmed)
  if (WEB.test(address.scheme)) return webOriginIn(trimmed)
  if (!EXTENSION.test(address.scheme)) return undefined
  const origin = `${address.scheme.toLowerCase()}://${address.authority}`
  return isSafari(address) ? origin : origin.toLowerCase()
}

/** Returns the mistake in a text that is not an origin, if the mistake is a known one: "must not have a path". */
export function findSpellingMistake(text: string): string | undefined {
  const trimmed = text.trim()
  if (/^(?:android|ios):/i.test(trimmed))
    return text === trimmed ? findAppMistake(text) : 'must not have spaces around it'
  if (text.includes('*')) return 'must not contain a wildcard: list each origin in full'
  const address = addressIn(trimmed)
  if (address === undefined) return withScheme(trimmed) === undefined ? undefined : 'must have a scheme'
  const isWeb = WEB.test(address.scheme)
  if (!isWeb && !EXTENSION.test(address.scheme)) return `must not have the scheme "${address.scheme}"`
  const excess = [...(isWeb ? excessIn(address) : capitalsIn(address)), ...pathIn(address)]
  if (text !== trimmed) excess.push('spaces around it')
  if (excess.length > 0) return `must not have ${excess.join(' and ')}`
  return isWeb ? undefined : findExtensionMistake(address)
}

function addressIn(text: string): Address | undefined {
  const [, scheme, authority, path] = ADDRESS.exec(text) ?? []
  return scheme === undefined || authority === undefined || path === undefined ? undefined : { scheme, authority, path }
}

/** Completes a text such as "example.com". */
function withScheme(text: string): string | undefined {
  const [, host] = text === 'null' ? [] : (WITHOUT_SCHEME.exec(text) ?? [])
  return host === undefined ? undefined : webOriginIn(`${isLocalhost(host) ? 'http' : 'https'}://${text}`)
}

function webOriginIn(text: string): string | undefined {
  if (!URL.canParse(text)) return undefined
  const { protocol, hostname, port } = new URL(text)
  return `${protocol}//${hostname.replace(/\.+$/, '')}${port === '' ? '' : `:${port}`}`
}

const isSafari = ({ scheme }: Address) => /^safari/i.test(scheme)

/** Returns the parts that browsers remove or replace before they send the origin of a page. */
function excessIn({ scheme, authority }: Address): string[] {
  const host = authority.replace(/^.*@/s, '')
  const defaultPort = /^https$/i.test(scheme) ? /:0*443$/ : /:0*80$/
  return [
    ...(authority === host ? [] : ['user information']),
    ...(/[^\0-\x7f]/.test(host) ? ['a host in Unicode'] : []),
    ...(/[A-Z]/.test(scheme + host) ? ['capital letters'] : []),
    ...(defaultPort.test(host) ? ['the default port'] : []),
    ...(/\.(?::|$)/.test(host) ? ['a dot after the host'] : []),
  ]
}

function capitalsIn(address: Address): string[] {
  return /[A-Z]/.test(isSafari(address) ? address.scheme : address.scheme + address.authority)
    ? ['capital letters']
    : []
}

function pathIn({ path }: Address): string[] {
  if (path === '') return []
  if (path === '/') return ['a trailing slash']
  return [path.startsWith('?') ? 'a query' : path.startsWith('#') ? 'a fragment' : 'a path']
}

function findExtensionMistake(address: Address): string {
  const expected = /^chrome/i.test(address.scheme) ? 'its ID: 32 letters from a to p' : 'its UUID'
  return `must have "${address.scheme}://" followed by ${expected}`
}

function findAppMistake(text: string): string {
  const [, value] = ANDROID.exec(text) ?? []
  if (value === undefined) {
    return 'must be "android:apk-key-hash:" with a certificate hash, or "ios:bundle-id:" with an identifier such as com.example.app'
  }
  const { bytes, encoding } = decodeHash(value) ?? {}
  if (bytes?.length === SHA1_BYTES) return 'must have the SHA-256 hash of the signing certificate, not the SHA-1 hash'
  if (bytes?.length === SHA256_BYTES) return `must have the certificate hash in base64url, ${encoding}`
  return 'must have the SHA-256 hash of the signing certificate in 43 characters of base64url'
}

function androidOriginIn(value: string): string | undefined {
  const { bytes } = decodeHash(value) ?? {}
  return bytes?.length === SHA256_BYTES ? `${ANDROID_PREFIX}${bytes.toString('base64url')}` : undefined
}

/** Decodes the hash of a certificate in the encodings that tools print. */
function decodeHash(value: string): { readonly bytes: Buffer; readonly encoding: string } | undefined {
  const hex = value.replaceAll(':', '')
  if (/^(?:[0-9a-f]{64}|[0-9a-f]{40})$/i.test(hex)) return { bytes: Buffer.from(hex, 'hex'), encoding: 'not in hex' }
  // The rest is base64 or base64url.
  const unpadded = value.replace(/=+$/, '')
  const bytes = Buffer.from(unpadded, 'base64url')
  if (bytes.toString('base64url') !== unpadded.replaceAll('+', '-').replaceAll('/', '_')) return undefined
  if (unpadded !== value) return { bytes, encoding: 'without padding' }
  return { bytes, encoding: /[+/]/.test(value) ? 'not in base64' : `after the prefix "${ANDROID_PREFIX}"` }
}
