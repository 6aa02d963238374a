import type { KeyObject } from 'node:crypto'
import type { KeyPair } from '../credential-key.js'

/** Attributes of a distinguished name by short name (`C`, `O`, `OU`, `CN`) or dotted OID. */
export type DistinguishedName = Readonly<Record<string, string>>

/** The kind of a key pair to generate. */
export type KeyType = 'P-256' | 'P-384' | 'P-521' | 'secp256k1' | 'Ed25519' | 'Ed448' | 'RSA-2048' | 'RSA-4096'

export type KeyUsage = 'digitalSignature' | 'keyEncipherment' | 'keyAgreement' | 'keyCertSign' | 'cRLSign'

/** A GeneralName (RFC 5280 §4.2.1.6). */
export type GeneralName = { readonly dns: string } | { readonly directory: DistinguishedName }

/** An X.509 extension. */
export interface CertificateExtension {
  /** Dotted OID. */
  readonly oid: string
  /** Default false. */
  readonly critical?: boolean
  /** DER of the extension's value, the content of its OCTET STRING. */
  readonly value: Uint8Array
}

/** A certificate to issue. Extensions that are not named are absent. */
export interface CertificateOptions {
  /** Default `{ CN: 'Test certificate' }`. */
  readonly subject?: DistinguishedName
  /** Default 2020-01-01. */
  readonly notBefore?: Date
  /** Default 2049-01-01. */
  readonly notAfter?: Date
  /** Default: a serial number that this process has not used. */
  readonly serialNumber?: number
  /** Default `P-256`. */
  readonly keyType?: KeyType
  /** The subject's keys. Default: a new pair of `keyType`. */
  readonly keys?: KeyPair
  /** Critical. */
  readonly basicConstraints?: { readonly ca: boolean; readonly pathLength?: number }
  /** Critical. */
  readonly keyUsage?: readonly KeyUsage[]
  /** Dotted OIDs of purposes. */
  readonly extendedKeyUsage?: readonly string[]
  /** Critical when the subject is empty. */
  readonly subjectAltName?: readonly GeneralName[]
  /** More extensions, encoded after the ones above. */
  readonly extensions?: readonly CertificateExtension[]
}

/** A certificate with the keys of its subject. */
export interface IssuedCertificate {
  readonly der: Uint8Array
  readonly pem: string
  /** DER of the subject's Name. */
  readonly subject: Uint8Array
  readonly publicKey: KeyObject
  readonly privateKey: KeyObject
}
