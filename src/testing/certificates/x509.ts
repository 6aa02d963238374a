import type { KeyObject } from 'node:crypto'
import { createRequire } from 'node:module'
import type * as Schema from '@peculiar/asn1-schema'
import type * as X509 from '@peculiar/asn1-x509'
import type { CertificateExtension, CertificateOptions, DistinguishedName, GeneralName } from './certificate-options.js'
import { signatureAlgorithmOf, signWithKey } from './sign.js'

type Libraries = Pick<typeof Schema, 'AsnConvert' | 'OctetString'> & Omit<typeof X509, 'default'>

const load = createRequire(import.meta.url)
let libraries: Libraries | undefined

/**
 * Loads the X.509 library when the first certificate is issued. Loading takes longer than most tests, and many tests
 * need no certificate.
 */
function x509(): Libraries {
  if (libraries !== undefined) return libraries
  const { AsnConvert, OctetString } = load('@peculiar/asn1-schema') as typeof Schema
  libraries = { AsnConvert, OctetString, ...(load('@peculiar/asn1-x509') as Omit<typeof X509, 'default'>) }
  return libraries
}

/** The parts of a certificate that depend on its issuer and its keys. */
export interface CertificateParts {
  /** DER of the issuer's Name. */
  readonly issuer: Uint8Array
  /** DER of the subject's Name. */
  readonly subject: Uint8Array
  /** DER of the subject's SubjectPublicKeyInfo. */
  readonly spki: Uint8Array
  readonly serialNumber: number
  readonly signingKey: KeyObject
}

const VALID_FROM = new Date('2020-01-01T00:00:00Z')
const VALID_UNTIL = new Date('2049-01-01T00:00:00Z')

/** Encodes and signs a version 3 certificate (RFC 5280 §4.1). */
export function encodeCertificate(parts: CertificateParts, options: CertificateOptions): Uint8Array {
  const {
    AlgorithmIdentifier,
    AsnConvert,
    Certificate,
    Name,
    SubjectPublicKeyInfo,
    TBSCertificate,
    Validity,
    Version,
  } = x509()
  const { oid, hasNullParameters } = signatureAlgorithmOf(parts.signingKey)
  const signatureAlgorithm = new AlgorithmIdentifier({
    algorithm: oid,
    ...(hasNullParameters && { parameters: null }),
  })
  const { notBefore = VALID_FROM, notAfter = VALID_UNTIL } = options
  const tbsCertificate = new TBSCertificate({
    version: Version.v3,
    serialNumber: toBuffer(positiveInteger(parts.serialNumber)),
    signature: signatureAlgorithm,
    issuer: AsnConvert.parse(parts.issuer, Name),
    validity: new Validity({ notBefore, notAfter }),
    subject: AsnConvert.parse(parts.subject, Name),
    subjectPublicKeyInfo: AsnConvert.parse(parts.spki, SubjectPublicKeyInfo),
    extensions: encodeExtensions(options),
  })
  const signed = new Uint8Array(AsnConvert.serialize(tbsCertificate))
  const signatureValue = toBuffer(signWithKey(parts.signingKey, signed))
  return new Uint8Array(AsnConvert.serialize(new Certificate({ tbsCertificate, signatureAlgorithm, signatureValue })))
}

const ATTRIBUTE_OIDS: DistinguishedName = { CN: '2.5.4.3', C: '2.5.4.6', O: '2.5.4.10', OU: '2.5.4.11' }

/** Encodes a Name with one attribute in each RDN, in the order of the object's members. */
export function encodeName(name: DistinguishedName): Uint8Array {
  const { AsnConvert } = x509()
  return new Uint8Array(AsnConvert.serialize(nameOf(name)))
}

function nameOf(name: DistinguishedName): X509.Name {
  const { AttributeTypeAndValue, AttributeValue, Name, RelativeDistinguishedName } = x509()
  const attributes = Object.entries(name).map(([type, text]) => {
    const value = new AttributeValue(type === 'C' ? { printableString: text } : { utf8String: text })
    return new AttributeTypeAndValue({ type: ATTRIBUTE_OIDS[type] ?? type, value })
  })
  return new Name(attributes.map((attribute) => new RelativeDistinguishedName([attribute])))
}

function encodeExtensions(options: CertificateOptions): X509.Extensions {
  const { Extension, Extensions, OctetString } = x509()
  const all = [...standardExtensions(options), ...(options.extensions ?? [])]
  return new Extensions(
    all.map(
      ({ oid, critical = false, value }) =>
        new Extension({ extnID: oid, critical, extnValue: new OctetString(toBuffer(value)) }),
    ),
  )
}

function standardExtensions(options: CertificateOptions): CertificateExtension[] {
  const { AsnConvert, BasicConstraints, ExtendedKeyUsage, KeyUsage, KeyUsageFlags, SubjectAlternativeName } = x509()
  const { basicConstraints, keyUsage, extendedKeyUsage, subjectAltName, subject = {} } = options
  const found: CertificateExtension[] = []
  const add = (oid: string, critical: boolean, value: unknown): void => {
    found.push({ oid, critical, value: new Uint8Array(AsnConvert.serialize(value)) })
  }
  if (basicConstraints !== undefined) {
    const { ca, pathLength } = basicConstraints
    add(
      '2.5.29.19',
      true,
      new BasicConstraints({ cA: ca, ...(pathLength !== undefined && { pathLenConstraint: pathLength }) }),
    )
  }
  if (keyUsage !== undefined) {
    add('2.5.29.15', true, new KeyUsage(keyUsage.reduce((sum, usage) => sum | KeyUsageFlags[usage], 0)))
  }
  if (extendedKeyUsage !== undefined) add('2.5.29.37', false, new ExtendedKeyUsage([...extendedKeyUsage]))
  if (subjectAltName !== undefined) {
    const names = new SubjectAlternativeName(subjectAltName.map(generalNameOf))
    add('2.5.29.17', Object.keys(subject).length === 0, names)
  }
  return found
}

function generalNameOf(name: GeneralName): X509.GeneralName {
  const { GeneralName } = x509()
  return 'dns' in name
    ? new GeneralName({ dNSName: name.dns })
    : new GeneralName({ directoryName: nameOf(name.directory) })
}

/** The content octets of a positive INTEGER. */
function positiveInteger(value: number): Uint8Array {
  const hex = value.toString(16)
  const octets = Buffer.from(hex.length % 2 === 0 ? hex : `0${hex}`, 'hex')
  return (octets[0] ?? 0) >= 0x80 ? Buffer.concat([Uint8Array.of(0), octets]) : octets
}

function toBuffer(bytes: Uint8Array): ArrayBuffer {
  return Uint8Array.from(bytes).buffer
}
