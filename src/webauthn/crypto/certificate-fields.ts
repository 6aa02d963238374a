import { contextTag, DER_TAG, type DerReader, readDer, requireDer } from '../bytes/der.js'
import { readTime } from '../bytes/der-time.js'
import { readInteger, readOctetAlignedBits, readSmallInteger } from '../bytes/der-values.js'
import { equalBytes } from '../bytes/equal.js'
import { type Extensions, readExtensions } from './certificate-extensions.js'

/** The fields of a certificate (RFC 5280 §4.1). Byte strings are views of the certificate. */
export interface CertificateFields {
  /** The DER encoding of the TBSCertificate, which the signature covers. */
  readonly tbs: Uint8Array
  readonly version: 1 | 2 | 3
  /** The content octets of the INTEGER: two's complement, big-endian. */
  readonly serialNumber: Uint8Array
  /** The DER encoding of the Name. */
  readonly issuer: Uint8Array
  /** The DER encoding of the Name. */
  readonly subject: Uint8Array
  /** Start of validity in milliseconds since 1970-01-01 UTC. */
  readonly notBefore: number
  /** Last second of validity in milliseconds since 1970-01-01 UTC. */
  readonly notAfter: number
  /** The DER encoding of the SubjectPublicKeyInfo. */
  readonly spki: Uint8Array
  /** The DER encoding of the AlgorithmIdentifier. */
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly extensions: Extensions
}

/**
 * Reads the fields of a certificate, which must fill `der`.
 *
 * @throws MalformedInputError `der_*`, `bytes_*`, `certificate_algorithm_mismatch`, `certificate_version_invalid`
 *   or `certificate_extension_duplicate`
 */
export function readCertificateFields(der: Uint8Array, path: string): CertificateFields {
  const outer = readDer(der, path)
  const tbs = outer.read(DER_TAG.sequence)
  const algorithmStart = outer.offset
  const signatureAlgorithm = outer.encoding(outer.read(DER_TAG.sequence))
  const signature = readOctetAlignedBits(outer)
  outer.end()
  const { innerAlgorithm, ...fields } = readTbs(outer.open(tbs))
  if (!equalBytes(innerAlgorithm, signatureAlgorithm))
    throw outer.fault('certificate_algorithm_mismatch', algorithmStart)
  // Names and keys are decoded only when they are needed, and some never.
  requireDer(outer.open(tbs))
  return { ...fields, tbs: outer.encoding(tbs), signatureAlgorithm, signature }
}

type TbsFields = Omit<CertificateFields, 'tbs' | 'signatureAlgorithm' | 'signature'> & {
  readonly innerAlgorithm: Uint8Array
}

function readTbs(reader: DerReader): TbsFields {
  const version = readVersion(reader)
  const serialNumber = readInteger(reader)
  const innerAlgorithm = readSequence(reader)
  const issuer = readSequence(reader)
  const validity = reader.enter(DER_TAG.sequence)
  const notBefore = readTime(validity)
  const notAfter = readTime(validity)
  validity.end()
  const subject = readSequence(reader)
  const spki = readSequence(reader)
  if (version > 1) skipUniqueIdentifiers(reader)
  const extensions = version === 3 ? readOptionalExtensions(reader) : NO_EXTENSIONS
  reader.end()
  return { version, serialNumber, innerAlgorithm, issuer, notBefore, notAfter, subject, spki, extensions }
}

const NO_EXTENSIONS: Extensions = new Map()

/** DER omits version 1, because it is the default. */
function readVersion(reader: DerReader): 1 | 2 | 3 {
  const start = reader.offset
  const element = reader.readOptional(contextTag(0))
  if (element === undefined) return 1
  const inner = reader.open(element)
  const version = readSmallInteger(inner) + 1
  inner.end()
  if (version !== 2 && version !== 3) throw reader.fault('certificate_version_invalid', start)
  return version
}

function readSequence(reader: DerReader): Uint8Array {
  return reader.encoding(reader.read(DER_TAG.sequence))
}

function skipUniqueIdentifiers(reader: DerReader): void {
  reader.readOptional(contextTag(1, 'primitive'))
  reader.readOptional(contextTag(2, 'primitive'))
}

function readOptionalExtensions(reader: DerReader): Extensions {
  const element = reader.readOptional(contextTag(3))
  if (element === undefined) return NO_EXTENSIONS
  const inner = reader.open(element)
  const extensions = readExtensions(inner.enter(DER_TAG.sequence))
  inner.end()
  return extensions
}
