import { contextTag, DER_TAG, type DerReader, readDer } from '../bytes/der.js'
import { booleanValue } from '../bytes/der-values.js'
import { readGeneralName } from './general-name.js'

/**
 * The scope of a revocation list (RFC 5280 §5.2.5). `distributionPoints` lists the addresses of a partitioned list.
 * `partial` lists (some reasons only, indirect, or for attribute certificates) cannot prove that a certificate is
 * good and are ignored.
 */
export type IssuingScope =
  | 'partial'
  | {
      readonly only: 'end-entities' | 'authorities' | 'both'
      readonly distributionPoints: ReadonlySet<string> | undefined
    }

const DISTRIBUTION_POINT = contextTag(0)
const ONLY_USER_CERTIFICATES = contextTag(1, 'primitive')
const ONLY_AUTHORITY_CERTIFICATES = contextTag(2, 'primitive')

/**
 * Parses an issuing distribution point.
 *
 * @throws MalformedInputError `der_*` or `bytes_*`
 */
export function parseIssuingScope(der: Uint8Array, path: string): IssuingScope {
  const reader = readDer(der, path)
  const point = reader.readOptional(DISTRIBUTION_POINT)
  const distributionPoints = point === undefined ? undefined : readAddresses(reader.open(point))
  const endEntities = readFlag(reader, ONLY_USER_CERTIFICATES)
  const authorities = readFlag(reader, ONLY_AUTHORITY_CERTIFICATES)
  if (!reader.atEnd || (endEntities && authorities)) return 'partial'
  if (endEntities) return { only: 'end-entities', distributionPoints }
  return { only: authorities ? 'authorities' : 'both', distributionPoints }
}

function readFlag(reader: DerReader, tag: number): boolean {
  const element = reader.readOptional(tag)
  return element !== undefined && booleanValue(reader, element)
}

/**
 * Parses the CRL distribution points of a certificate (RFC 5280 §4.2.1.13). The addresses are compared, never
 * fetched.
 *
 * @throws MalformedInputError `der_*` or `bytes_*`
 */
export function parseDistributionPoints(der: Uint8Array, path: string): ReadonlySet<string> {
  const addresses = new Set<string>()
  for (const reader = readDer(der, path); !reader.atEnd; ) {
    const point = reader.enter(DER_TAG.sequence)
    const name = point.readOptional(DISTRIBUTION_POINT)
    if (name === undefined) continue
    for (const address of readAddresses(point.open(name))) addresses.add(address)
  }
  return addresses
}

/** Reads the URIs of a full name. A name relative to the issuer is ignored. */
function readAddresses(reader: DerReader): ReadonlySet<string> {
  const addresses = new Set<string>()
  const fullName = reader.readOptional(contextTag(0))
  if (fullName === undefined) return addresses
  for (const names = reader.open(fullName); !names.atEnd; ) {
    const name = readGeneralName(names)
    if (name.form === 'uri') addresses.add(name.value)
  }
  return addresses
}
