import { z } from 'zod'
import type { Origin } from '../webauthn/index.js'
import { ANDROID_PREFIX } from './origin-spelling.js'

/** An Android application and the certificates that sign its packages. */
export interface AndroidApp {
  readonly package: string
  /** The SHA-256 hash of each certificate: 32 bytes in upper-case hex with colons, as the Android tools print them. */
  readonly fingerprints: readonly string[]
}

/** A Java package name of at least two parts. */
const PACKAGE = /^[A-Za-z][A-Za-z0-9_]*(?:\.[A-Za-z][A-Za-z0-9_]*)+$/
const FINGERPRINT = /^[0-9A-Fa-f]{2}(?::[0-9A-Fa-f]{2}){31}$/
const MAX_CERTIFICATES = 16

/** Whether no two entries are equal. */
const areDistinct = (entries: readonly string[]) => new Set(entries).size === entries.length

const androidApp = z
  .strictObject({
    package: z.string().max(255).regex(PACKAGE),
    sha256_cert_fingerprints: z
      .array(z.string().regex(FINGERPRINT))
      .min(1)
      .max(MAX_CERTIFICATES)
      .refine((fingerprints) => areDistinct(fingerprints.map((fingerprint) => fingerprint.toUpperCase()))),
  })
  .meta({
    title: `{ "package": "com.example.app", "sha256_cert_fingerprints": ["AB:CD:…"] } with 1 to ${MAX_CERTIFICATES} SHA-256 fingerprints of 32 bytes`,
  })

/** Android applications with distinct packages. */
export const androidAppList = (max: number) =>
  z
    .array(androidApp)
    .max(max)
    .refine((apps) => areDistinct(apps.map((app) => app.package)))
    .meta({ uniqueItems: true })

export function resolveAndroidApps(apps: readonly z.output<typeof androidApp>[]): readonly AndroidApp[] {
  return apps.map(({ package: name, sha256_cert_fingerprints }) => ({
    package: name,
    fingerprints: sha256_cert_fingerprints.map((fingerprint) => fingerprint.toUpperCase()),
  }))
}

/** An Apple application: `<application identifier prefix>.<bundle identifier>`. */
export const appleApp = z
  .string()
  .max(200)
  .regex(/^[A-Z0-9]{10}\.[A-Za-z0-9-]+(?:\.[A-Za-z0-9-]+)*$/)
  .meta({ title: 'ten capital letters and digits, a dot and the bundle identifier' })

/** Returns the origin of ceremonies in applications that are signed with a certificate. */
export function androidOriginOf(fingerprint: string): Origin {
  const hash = Buffer.from(fingerprint.replaceAll(':', ''), 'hex')
  return `${ANDROID_PREFIX}${hash.toString('base64url')}` as Origin
}

/** Returns the certificate fingerprint of an Android origin; undefined for other origins. */
export function fingerprintOf(origin: Origin): string | undefined {
  if (!origin.startsWith(ANDROID_PREFIX)) return undefined
  const hash = Buffer.from(origin.slice(ANDROID_PREFIX.length), 'base64url')
  return hash.toString('hex').toUpperCase().match(/../g)?.join(':')
}
