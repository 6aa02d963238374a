import { ownBytes } from '../bytes/copy.js'
import { contextTag, DER_TAG, type DerReader, readDer } from '../bytes/der.js'
import { isTimeTag, readTime } from '../bytes/der-time.js'
import { readInteger, readOctetAlignedBits, readSmallInteger } from '../bytes/der-values.js'
import { equalBytes } from '../bytes/equal.js'
import { EXTENSION, type Extensions, readExtensions } from './certificate-extensions.js'
import { type IssuingScope, parseIssuingScope } from './distribution-point.js'
import type { Issued } from './issued-by.js'

/** A parsed revocation list (RFC 5280 §5.1). Its signature, issuer and time have not been verified. */
export interface RevocationList extends Issued {
  /** The DER encoding of the Name. */
  readonly issuer: Uint8Array
  /** Time of issue in milliseconds since 1970-01-01 UTC. */
  readonly thisUpdate: number
  /** Time of the next issue in milliseconds since 1970-01-01 UTC. */
  readonly nextUpdate: number | undefined
  readonly scope: IssuingScope
  /** Serial numbers in hexadecimal. */
  readonly revoked: ReadonlySet<string>
}

/** Formats a serial number as in {@link RevocationList.revoked}. */
export function serialNumberText(serialNumber: Uint8Array): string {
  return Buffer.from(serialNumber.buffer, serialNumber.byteOffset, serialNumber.byteLength).toString('hex')
}

/**
 * Parses a DER-encoded revocation list, which must fill `der`. The caller provides lists; the engine does not fetch
 * any.
 *
 * @param path the name of the list in errors
 * @throws MalformedInputError `der_*`, `bytes_*`, `crl_malformed`, `certificate_algorithm_mismatch` or
 *   `certificate_extension_duplicate`
 */
export function parseRevocationList(der: Uint8Array, path = 'revocationList'): RevocationList {
  const outer = readDer(ownBytes(der), path)
  const tbs = outer.read(DER_TAG.sequence)
  const algorithmStart = outer.offset
  const signatureAlgorithm = outer.encoding(outer.read(DER_TAG.sequence))
  const signature = readOctetAlignedBits(outer)
  outer.end()
  const { innerAlgorithm, ...fields } = readTbs(outer.open(tbs))
  if (!equalBytes(innerAlgorithm, signatureAlgorithm))
    throw outer.fault('certificate_algorithm_mismatch', algorithmStart)
  return { ...fields, tbs: outer.encoding(tbs), signatureAlgorithm, signature }
}

type TbsFields = Omit<RevocationList, 'tbs' | 'signatureAlgorithm' | 'signature'> & {
  readonly innerAlgorithm: Uint8Array
}

function readTbs(reader: DerReader): TbsFields {
  const start = reader.offset
  const isVersion1 = reader.peekTag() !== DER_TAG.integer
  if (!isVersion1 && readSmallInteger(reader) !== 1) throw reader.fault('crl_malformed', start)
  const innerAlgorithm = reader.encoding(reader.read(DER_TAG.sequence))
  const issuer = reader.encoding(reader.read(DER_TAG.sequence))
  const thisUpdate = readTime(reader)
  const nextUpdate = isTimeTag(reader.peekTag()) ? readTime(reader) : undefined
  const entries = readEntries(reader)
  const extensions = readListExtensions(reader)
  reader.end()
  const isUnderstood = !entries.hasCritical && hasKnownCriticalOnly(extensions)
  const scope = isUnderstood ? readScope(extensions, reader.path) : 'partial'
  return { innerAlgorithm, issuer, thisUpdate, nextUpdate, scope, revoked: entries.revoked }
}

/** A critical extension changes the meaning of an entry, e.g. its certificate issuer (RFC 5280 §5.3.3). */
function readEntries(reader: DerReader): { readonly revoked: ReadonlySet<string>; readonly hasCritical: boolean } {
  const revoked = new Set<string>()
  let hasCritical = false
  const element = reader.readOptional(DER_TAG.sequence)
  if (element === undefined) return { revoked, hasCritical }
  for (const entries = reader.open(element); !entries.atEnd; ) {
    const entry = entries.enter(DER_TAG.sequence)
    revoked.add(serialNumberText(readInteger(entry)))
    readTime(entry)
    const extensions = entry.atEnd ? undefined : readExtensions(entry.enter(DER_TAG.sequence))
    entry.end()
    if (extensions !== undefined) hasCritical ||= [...extensions.values()].some(({ critical }) => critical)
  }
  return { revoked, hasCritical }
}

function readListExtensions(reader: DerReader): Extensions {
  const element = reader.readOptional(contextTag(0))
  if (element === undefined) return new Map()
  const inner = reader.open(element)
  const extensions = readExtensions(inner.enter(DER_TAG.sequence))
  inner.end()
  return extensions
}

/** A critical extension may mark an incomplete list, e.g. a delta CRL (RFC 5280 §5.2). */
function hasKnownCriticalOnly(extensions: Extensions): boolean {
  return [...extensions].every(([oid, { critical }]) => !critical || oid === EXTENSION.issuingDistributionPoint)
}

function readScope(extensions: Extensions, path: string): IssuingScope {
  const extension = extensions.get(EXTENSION.issuingDistributionPoint)
  if (extension === undefined) return { only: 'both', distributionPoints: undefined }
  return parseIssuingScope(extension.value, `${path}.extensions[${EXTENSION.issuingDistributionPoint}]`)
}
