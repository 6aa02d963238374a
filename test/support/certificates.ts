import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import { type Certificate, parseCertificate } from '../../src/webauthn/crypto/certificate.js'
import { signerOf, type TestHash, toPem } from './certificate-signer.js'
import * as der from '../../src/testing/der.js'

/**
 * A certification authority for tests. It writes every octet of a certificate itself, so that a certificate can be invalid in
 * exactly one way. Options are encoded as given, without validation.
 *
 * ```ts
 * const root = createTestCa()
 * const intermediate = issue(root, { subject: { CN: 'Intermediate' }, basicConstraints: { ca: true, pathLength: 0 } })
 * const leaf = issue(intermediate, { subject: { C: 'SE', O: 'Vendor', OU: 'Authenticator Attestation', CN: 'Model' } })
 * ```
 */

/** The kind of a generated key. */
export type TestKeyType =
  | 'P-256'
  | 'P-384'
  | 'P-521'
  | 'secp256k1'
  | 'Ed25519'
  | 'Ed448'
  | 'RSA-1024'
  | 'RSA-2048'
  | 'RSA-3072'
  | 'RSA-4096'

interface TestKeyPair {
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

/** Attributes by short name (`C`, `O`, `OU`, `CN`, `L`, `ST`, `emailAddress`, `serialNumber`) or dotted OID. */
export type TestName = Readonly<Record<string, string>>

/** An extension. `value` is the content of its OCTET STRING. */
export interface TestExtension {
  readonly oid: string
  readonly critical?: boolean
  readonly value: Uint8Array
}

type TestKeyUsage =
  | 'digitalSignature'
  | 'nonRepudiation'
  | 'keyEncipherment'
  | 'dataEncipherment'
  | 'keyAgreement'
  | 'keyCertSign'
  | 'cRLSign'
  | 'encipherOnly'
  | 'decipherOnly'

/** A GeneralName. `raw` is the DER of a name of any form. */
export type TestGeneralName =
  | { readonly dns: string }
  | { readonly email: string }
  | { readonly uri: string }
  | { readonly ip: Uint8Array }
  | { readonly directory: TestName | Uint8Array }
  | { readonly raw: Uint8Array }

/** A certificate to encode. Extensions that are missing or `false` are absent. */
export interface TestCertificateOptions {
  /** Attributes, or the DER of a Name. Default `{ CN: 'Test leaf' }`. */
  readonly subject?: TestName | Uint8Array
  /** Overrides the issuer's name (attributes, or the DER of a Name). */
  readonly issuer?: TestName | Uint8Array
  /** Default 2020-01-01. */
  readonly notBefore?: Date
  /** Default 2040-01-01. */
  readonly notAfter?: Date
  readonly serialNumber?: number | Uint8Array
  /** Default 3. */
  readonly version?: 1 | 2 | 3
  /** Kind of the key to generate. Default `P-256`. */
  readonly keyType?: TestKeyType
  /** Keys to use in place of generated ones. */
  readonly keys?: TestKeyPair
  /** DER of a SubjectPublicKeyInfo, in place of the one of `keys`. */
  readonly spki?: Uint8Array
  /** Critical by default. */
  readonly basicConstraints?:
    | { readonly ca: boolean; readonly pathLength?: number; readonly critical?: boolean }
    | false
  /** Critical. */
  readonly keyUsage?: readonly TestKeyUsage[] | false
  /** Dotted OIDs of purposes. Not critical. */
  readonly extendedKeyUsage?: readonly string[]
  /** Critical when the subject is empty. */
  readonly subjectAltName?: readonly TestGeneralName[]
  /** Critical. */
  readonly nameConstraints?: {
    readonly permitted?: readonly TestGeneralName[]
    readonly excluded?: readonly TestGeneralName[]
  }
  /** More extensions, encoded after the ones above. */
  readonly extensions?: readonly TestExtension[]
  /** Hash of the issuer's signature. Default SHA-256 (P-384: SHA-384, P-521: SHA-512). */
  readonly hash?: TestHash
  /** Signs with RSASSA-PSS. `without-null` omits the NULL parameters of its hashes (RFC 4055 §2.1). */
  readonly pss?: boolean | 'without-null'
  /** AlgorithmIdentifier in the TBSCertificate. Default: the one outside. */
  readonly innerSignatureAlgorithm?: Uint8Array
  /** Changes the DER of the TBSCertificate before it is signed. */
  readonly changeTbs?: (tbs: Uint8Array) => Uint8Array
  /** Changes the signature after signing. */
  readonly changeSignature?: (signature: Uint8Array) => Uint8Array
  /** Changes the finished DER, for example to append a byte. */
  readonly changeDer?: (encoded: Uint8Array) => Uint8Array
}

/** A certificate with its keys. */
export interface TestCertificate {
  readonly der: Uint8Array
  /** PEM of `der`. */
  readonly pem: string
  /** The certificate as the engine parses it. Reading it throws the parser's errors. */
  readonly certificate: Certificate
  /** DER of the subject's Name. */
  readonly subject: Uint8Array
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}

/** The parts of a certificate that an issuer needs. */
export type TestIssuer = Pick<TestCertificate, 'subject' | 'privateKey'>

const ATTRIBUTE_OIDS: TestName = {
  CN: '2.5.4.3',
  serialNumber: '2.5.4.5',
  C: '2.5.4.6',
  L: '2.5.4.7',
  ST: '2.5.4.8',
  O: '2.5.4.10',
  OU: '2.5.4.11',
  emailAddress: '1.2.840.113549.1.9.1',
}

const KEY_USAGE_BITS: readonly TestKeyUsage[] = [
  'digitalSignature',
  'nonRepudiation',
  'keyEncipherment',
  'dataEncipherment',
  'keyAgreement',
  'keyCertSign',
  'cRLSign',
  'encipherOnly',
  'decipherOnly',
]

/** Generates a key pair. RSA keys take from 100 ms to several seconds: share them among tests. */
export function generateTestKeys(keyType: TestKeyType): TestKeyPair {
  if (keyType === 'Ed25519') return generateKeyPairSync('ed25519')
  if (keyType === 'Ed448') return generateKeyPairSync('ed448')
  if (keyType.startsWith('RSA-')) return generateKeyPairSync('rsa', { modulusLength: Number(keyType.slice(4)) })
  return generateKeyPairSync('ec', { namedCurve: keyType })
}

/** Creates a self-signed root. Default: CA with keyCertSign and cRLSign. */
export function createTestCa(options: TestCertificateOptions = {}): TestCertificate {
  const keys = options.keys ?? generateTestKeys(options.keyType ?? 'P-256')
  const subject = encodeName(options.subject ?? { CN: 'Test root' })
  return encodeCertificate(
    { subject, privateKey: keys.privateKey },
    {
      basicConstraints: { ca: true },
      keyUsage: ['keyCertSign', 'cRLSign'],
      ...options,
      subject,
      keys,
    },
  )
}

/** Issues a certificate. Default: an end entity without basicConstraints and keyUsage. */
export function issue(issuer: TestIssuer, options: TestCertificateOptions = {}): TestCertificate {
  return encodeCertificate(issuer, options)
}

/** Issues an intermediate certificate. Default: CA with keyCertSign and cRLSign. */
export function issueCa(issuer: TestIssuer, options: TestCertificateOptions = {}): TestCertificate {
  return encodeCertificate(issuer, {
    basicConstraints: { ca: true },
    keyUsage: ['keyCertSign', 'cRLSign'],
    ...options,
  })
}

/** Encodes a Name with one attribute in each RDN, in the order of the object's members. */
export function encodeName(name: TestName | Uint8Array): Uint8Array {
  if (name instanceof Uint8Array) return name
  return der.sequence(...Object.entries(name).map(([type, value]) => encodeAttribute(type, value)))
}

function encodeAttribute(type: string, value: string): Uint8Array {
  const oid = ATTRIBUTE_OIDS[type] ?? type
  const text = type === 'C' || type === 'serialNumber' ? der.printableString(value) : der.utf8String(value)
  return der.set(der.sequence(der.oid(oid), type === 'emailAddress' ? der.ia5String(value) : text))
}

/** Encodes a GeneralName. */
export function encodeGeneralName(name: TestGeneralName): Uint8Array {
  if ('email' in name) return der.implicit(1, Buffer.from(name.email, 'latin1'))
  if ('dns' in name) return der.implicit(2, Buffer.from(name.dns, 'latin1'))
  if ('directory' in name) return der.explicit(4, encodeName(name.directory))
  if ('uri' in name) return der.implicit(6, Buffer.from(name.uri, 'latin1'))
  if ('ip' in name) return der.implicit(7, name.ip)
  return name.raw
}

/** Encodes the value of the keyUsage extension. */
function encodeKeyUsage(usages: readonly TestKeyUsage[]): Uint8Array {
  return der.namedBits(usages.map((usage) => KEY_USAGE_BITS.indexOf(usage)))
}

function encodeBasicConstraints(value: { ca: boolean; pathLength?: number }): Uint8Array {
  return der.sequence(
    ...(value.ca ? [der.boolean(true)] : []),
    ...(value.pathLength === undefined ? [] : [der.integer(value.pathLength)]),
  )
}

function encodeSubtrees(number: number, names: readonly TestGeneralName[] | undefined): Uint8Array[] {
  if (names === undefined) return []
  return [der.explicit(number, ...names.map((name) => der.sequence(encodeGeneralName(name))))]
}

function namedExtensions(options: TestCertificateOptions, subject: Uint8Array): TestExtension[] {
  const { basicConstraints, keyUsage, extendedKeyUsage, subjectAltName, nameConstraints } = options
  const found: TestExtension[] = []
  if (basicConstraints) {
    const critical = basicConstraints.critical ?? true
    found.push({ oid: '2.5.29.19', critical, value: encodeBasicConstraints(basicConstraints) })
  }
  if (keyUsage) found.push({ oid: '2.5.29.15', critical: true, value: encodeKeyUsage(keyUsage) })
  if (extendedKeyUsage) found.push({ oid: '2.5.29.37', value: der.sequence(...extendedKeyUsage.map(der.oid)) })
  if (subjectAltName) {
    const value = der.sequence(...subjectAltName.map(encodeGeneralName))
    found.push({ oid: '2.5.29.17', critical: subject.length === 2, value })
  }
  if (nameConstraints) {
    const value = der.sequence(
      ...encodeSubtrees(0, nameConstraints.permitted),
      ...encodeSubtrees(1, nameConstraints.excluded),
    )
    found.push({ oid: '2.5.29.30', critical: true, value })
  }
  return found
}

/** Encodes an Extension. */
export function encodeExtension(extension: TestExtension): Uint8Array {
  return der.sequence(
    der.oid(extension.oid),
    ...(extension.critical === true ? [der.boolean(true)] : []),
    der.octetString(extension.value),
  )
}

let lastSerialNumber = 0x1000

const DEFAULTS = {
  version: 3,
  notBefore: new Date('2020-01-01T00:00:00Z'),
  notAfter: new Date('2040-01-01T00:00:00Z'),
} as const

function encodeTbs(
  options: TestCertificateOptions,
  names: { readonly issuer: Uint8Array; readonly subject: Uint8Array },
  encoded: { readonly spki: Uint8Array; readonly signatureAlgorithm: Uint8Array },
): Uint8Array {
  const { version, notBefore, notAfter } = { ...DEFAULTS, ...options }
  const extensions = [...namedExtensions(options, names.subject), ...(options.extensions ?? [])].map(encodeExtension)
  lastSerialNumber += 1
  return der.sequence(
    ...(version === 1 ? [] : [der.explicit(0, der.integer(version - 1))]),
    der.integer(options.serialNumber ?? lastSerialNumber),
    encoded.signatureAlgorithm,
    names.issuer,
    der.sequence(der.time(notBefore), der.time(notAfter)),
    names.subject,
    encoded.spki,
    ...(extensions.length === 0 ? [] : [der.explicit(3, der.sequence(...extensions))]),
  )
}

function unchanged(bytes: Uint8Array): Uint8Array {
  return bytes
}

function encodeCertificate(issuer: TestIssuer, options: TestCertificateOptions): TestCertificate {
  const { changeTbs = unchanged, changeSignature = unchanged, changeDer = unchanged } = options
  const keys = options.keys ?? generateTestKeys(options.keyType ?? 'P-256')
  const signer = signerOf(issuer.privateKey, options)
  const subject = encodeName(options.subject ?? { CN: 'Test leaf' })
  const names = { subject, issuer: encodeName(options.issuer ?? issuer.subject) }
  const spki = options.spki ?? new Uint8Array(keys.publicKey.export({ format: 'der', type: 'spki' }))
  const signatureAlgorithm = options.innerSignatureAlgorithm ?? signer.algorithm
  const tbs = changeTbs(encodeTbs(options, names, { spki, signatureAlgorithm }))
  const signature = changeSignature(signer.sign(tbs))
  const encoded = changeDer(der.sequence(tbs, signer.algorithm, der.bitString(signature)))
  return {
    der: encoded,
    pem: toPem('CERTIFICATE', encoded),
    subject,
    publicKey: keys.publicKey,
    privateKey: keys.privateKey,
    get certificate() {
      return parseCertificate(encoded)
    },
  }
}
