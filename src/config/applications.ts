import type { Kind } from './schema/field.js'
import { listOf } from './schema/kinds.js'

/** An Android application and the certificates its packages are signed with. */
export interface AndroidApp {
  readonly package: string
  /** SHA-256 of each certificate: 32 bytes in upper-case hex with colons, as the tools of Android show them. */
  readonly fingerprints: readonly string[]
}

/** Java names of at least two parts. */
const PACKAGE = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+$/
const FINGERPRINT = /^[0-9A-F]{2}(?::[0-9A-F]{2}){31}$/
const MOST_CERTIFICATES = 16

const androidApp: Kind<AndroidApp> = {
  accepts:
    '{ "package": "com.example.app", "sha256_cert_fingerprints": ["AB:CD:…"] } with 1 to 16 SHA-256 fingerprints of 32 bytes',
  read: (value) => {
    if (typeof value !== 'object' || value === null) return undefined
    const { package: name, sha256_cert_fingerprints: list, ...more } = value as Readonly<Record<string, unknown>>
    const fingerprints = readFingerprints(list)
    if (typeof name !== 'string' || name.length > 255 || !PACKAGE.test(name)) return undefined
    return fingerprints === undefined || Object.keys(more).length > 0 ? undefined : { package: name, fingerprints }
  },
}

function readFingerprints(list: unknown): readonly string[] | undefined {
  if (!Array.isArray(list) || list.length === 0 || list.length > MOST_CERTIFICATES) return undefined
  const texts = list.filter((item) => typeof item === 'string').map((text) => text.toUpperCase())
  const valid = texts.length === list.length && texts.every((text) => FINGERPRINT.test(text))
  return valid && new Set(texts).size === texts.length ? texts : undefined
}

/** Android applications, each package once. */
export function listOfAndroidApps(max: number): Kind<readonly AndroidApp[]> {
  const list = listOf(androidApp, 0, max)
  return {
    accepts: `a list of 0 to ${max} applications with different packages, each ${androidApp.accepts}`,
    read: (value) => {
      const apps = list.read(value)
      return apps !== undefined && new Set(apps.map((app) => app.package)).size === apps.length ? apps : undefined
    },
  }
}

/** `<application identifier prefix>.<bundle identifier>`. */
const APPLE_APP = /^[A-Z0-9]{10}\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/

/** An Apple application. */
export const appleApp: Kind<string> = {
  accepts: 'ten capital letters and digits, a dot and the bundle identifier',
  read: (value) => (typeof value === 'string' && value.length <= 200 && APPLE_APP.test(value) ? value : undefined),
}

/** The origin of ceremonies in applications signed with this certificate. */
export function androidOriginOf(fingerprint: string): string {
  const hash = Buffer.from(fingerprint.replaceAll(':', ''), 'hex')
  return `android:apk-key-hash:${hash.toString('base64url')}`
}

/** The fingerprint of the certificate behind an origin; undefined for any other origin. */
export function fingerprintOf(origin: string): string | undefined {
  const [, hash] = /^android:apk-key-hash:([A-Za-z0-9_-]{43})$/.exec(origin) ?? []
  if (hash === undefined) return undefined
  return Buffer.from(hash, 'base64url').toString('hex').toUpperCase().match(/../g)?.join(':')
}
