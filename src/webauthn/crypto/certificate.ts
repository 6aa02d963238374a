import { hash } from 'node:crypto'
import { copyBytes, ownBytes } from '../bytes/copy.js'
import { equalBytes } from '../bytes/equal.js'
import { MalformedInputError } from '../errors/engine-error.js'
import {
  type BasicConstraints,
  EXTENSION,
  type KeyUsage,
  parseBasicConstraints,
  parseExtendedKeyUsage,
  parseKeyUsage,
} from './certificate-extensions.js'
import { type CertificateFields, readCertificateFields } from './certificate-fields.js'
import { type NameAttribute, parseName } from './distinguished-name.js'
import { type GeneralName, parseGeneralNames } from './general-name.js'
import { importKeyMaterial } from './key-import.js'
import type { KeyMaterial } from './key-material.js'
import { requireValidKey } from './key-validity.js'
import { LruCache } from './lru-cache.js'
import { mendUnusedBits } from './mend-unused-bits.js'
import type { VerificationKey } from './signature-scheme.js'
import { parseSubjectPublicKeyInfo } from './subject-public-key.js'

/** A certificate in errors of what is decoded later: it is kept, and the next to ask may have it from elsewhere. */
const LATER_PATH = 'certificate'

/**
 * An X.509 certificate (RFC 5280 §4.1). It has been read, and nothing has been verified: not its signature, not its
 * validity, not its key.
 *
 * What every path needs is decoded at once; the rest when it is asked for, and a fault in it shows then. Where it came
 * from is not known then: the error names it `certificate`.
 *
 * Whoever parses the same bytes is given the same certificate, an anchor like a leaf: nobody may write into it.
 */
export class Certificate implements CertificateFields {
  /** The whole certificate. A private copy; mended where `mendUnusedBits` knows it. */
  readonly der: Uint8Array
  readonly tbs: Uint8Array
  readonly version: 1 | 2 | 3
  readonly serialNumber: Uint8Array
  readonly issuer: Uint8Array
  readonly subject: Uint8Array
  readonly notBefore: number
  readonly notAfter: number
  readonly spki: Uint8Array
  readonly signatureAlgorithm: Uint8Array
  readonly signature: Uint8Array
  readonly extensions: CertificateFields['extensions']
  readonly basicConstraints: BasicConstraints | undefined
  /** `undefined`: any use. */
  readonly keyUsage: ReadonlySet<KeyUsage> | undefined
  #subjectAttributes: readonly NameAttribute[] | undefined
  #keyMaterial: KeyMaterial | undefined
  #publicKey: VerificationKey | undefined

  /** Use {@link parseCertificate}: this neither copies the bytes nor remembers the certificate. */
  constructor(der: Uint8Array, path: string) {
    const fields = readCertificateFields(der, path)
    this.der = der
    this.tbs = fields.tbs
    this.version = fields.version
    this.serialNumber = fields.serialNumber
    this.issuer = fields.issuer
    this.subject = fields.subject
    this.notBefore = fields.notBefore
    this.notAfter = fields.notAfter
    this.spki = fields.spki
    this.signatureAlgorithm = fields.signatureAlgorithm
    this.signature = fields.signature
    this.extensions = fields.extensions
    this.basicConstraints = this.#decode(EXTENSION.basicConstraints, parseBasicConstraints, path)
    this.keyUsage = this.#decode(EXTENSION.keyUsage, parseKeyUsage, path)
  }

  /** Whether issuer and subject are the same name. */
  get isSelfIssued(): boolean {
    return equalBytes(this.issuer, this.subject)
  }

  /**
   * The attributes of the subject, in the order of the encoding.
   *
   * @throws MalformedInputError `der_*`, `bytes_*`, `utf8_invalid`
   */
  get subjectAttributes(): readonly NameAttribute[] {
    this.#subjectAttributes ??= parseName(this.subject, `${LATER_PATH}.subject`).flat()
    return this.#subjectAttributes
  }

  /**
   * The subject's alternative names; `undefined` where the extension is absent.
   *
   * @throws MalformedInputError `der_*`, `bytes_*`, `utf8_invalid`
   */
  get subjectAltNames(): readonly GeneralName[] | undefined {
    return this.#decode(EXTENSION.subjectAltName, parseGeneralNames)
  }

  /**
   * Dotted OIDs of the purposes; `undefined` where the extension is absent.
   *
   * @throws MalformedInputError `der_*`, `bytes_*`
   */
  get extendedKeyUsage(): ReadonlySet<string> | undefined {
    return this.#decode(EXTENSION.extendedKeyUsage, parseExtendedKeyUsage)
  }

  /**
   * The numbers of the subject's public key, unchecked.
   *
   * @throws MalformedInputError `der_*`, `bytes_*`, `certificate_key_malformed`
   * @throws UnsupportedError `certificate_key_unsupported`
   */
  get keyMaterial(): KeyMaterial {
    this.#keyMaterial ??= parseSubjectPublicKeyInfo(this.spki, `${LATER_PATH}.subjectPublicKeyInfo`)
    return this.#keyMaterial
  }

  /**
   * The subject's public key, checked and ready for use.
   *
   * @throws MalformedInputError also `public_key_*`
   * @throws UnsupportedError also `algorithm_unsupported_by_runtime`
   */
  publicKey(): VerificationKey {
    this.#publicKey ??= this.#importKey()
    return this.#publicKey
  }

  #importKey(): VerificationKey {
    const material = this.keyMaterial
    requireValidKey(material, `${LATER_PATH}.subjectPublicKeyInfo`)
    return { material, keyObject: importKeyMaterial(material) }
  }

  #decode<T>(oid: string, parse: (der: Uint8Array, path: string) => T, path = LATER_PATH): T | undefined {
    const extension = this.extensions.get(oid)
    return extension === undefined ? undefined : parse(extension.value, `${path}.extensions[${oid}]`)
  }
}

/** Far more than an attestation certificate has, ML-DSA keys and signatures included. */
const MAX_CERTIFICATE_BYTES = 16_384

const cache = new LruCache<Certificate>(512)

/**
 * Parses exactly one certificate in DER. The certificates of a vendor's authorities come with every registration:
 * those parsed before are kept, under the hash of their bytes, with their imported keys. See {@link Certificate}.
 *
 * @param path names the certificate in errors, e.g. `attStmt.x5c[0]`
 * @throws MalformedInputError `der_*`, `bytes_*`, `certificate_*`
 */
export function parseCertificate(der: Uint8Array, path = 'certificate'): Certificate {
  if (der.length > MAX_CERTIFICATE_BYTES) throw new MalformedInputError('bytes_too_long', { path })
  // The copy is what is hashed, so that nobody changes the bytes between the two.
  const copy = copyBytes(der)
  const digest = hash('sha256', copy, 'hex')
  return cache.getOrCreate(digest, () => new Certificate(mendUnusedBits(ownBytes(copy), digest), path))
}
