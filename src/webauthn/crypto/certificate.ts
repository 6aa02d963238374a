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

/**
 * The path in errors of fields that are decoded lazily. Certificates are cached, so the origin of the bytes is
 * unknown then.
 */
const LATER_PATH = 'certificate'

/**
 * A parsed X.509 certificate (RFC 5280 §4.1). Its signature, validity and key have not been verified. Fields that
 * every path needs are decoded immediately, the others on access. A malformed lazy field throws on access, with the
 * path `certificate`. Instances are cached and shared between callers, so they must not be modified.
 */
export class Certificate implements CertificateFields {
  /** A private copy of the DER encoding, corrected by `mendUnusedBits` if necessary. */
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
  /** Undefined if the extension is absent, which allows every use. */
  readonly keyUsage: ReadonlySet<KeyUsage> | undefined
  #subjectAttributes: readonly NameAttribute[] | undefined
  #keyMaterial: KeyMaterial | undefined
  #publicKey: VerificationKey | undefined

  /** Use {@link parseCertificate} instead: the constructor neither copies the bytes nor uses the cache. */
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

  /** Whether issuer and subject have the same name. */
  get isSelfIssued(): boolean {
    return equalBytes(this.issuer, this.subject)
  }

  /**
   * The attributes of the subject in the order of the encoding.
   *
   * @throws MalformedInputError `der_*`, `bytes_*` or `utf8_invalid`
   */
  get subjectAttributes(): readonly NameAttribute[] {
    this.#subjectAttributes ??= parseName(this.subject, `${LATER_PATH}.subject`).flat()
    return this.#subjectAttributes
  }

  /**
   * The subject alternative names. Undefined if the extension is absent.
   *
   * @throws MalformedInputError `der_*`, `bytes_*` or `utf8_invalid`
   */
  get subjectAltNames(): readonly GeneralName[] | undefined {
    return this.#decode(EXTENSION.subjectAltName, parseGeneralNames)
  }

  /**
   * OIDs of the purposes. Undefined if the extension is absent.
   *
   * @throws MalformedInputError `der_*` or `bytes_*`
   */
  get extendedKeyUsage(): ReadonlySet<string> | undefined {
    return this.#decode(EXTENSION.extendedKeyUsage, parseExtendedKeyUsage)
  }

  /**
   * The numbers of the public key, without validation.
   *
   * @throws MalformedInputError `der_*`, `bytes_*` or `certificate_key_malformed`
   * @throws UnsupportedError `certificate_key_unsupported`
   */
  get keyMaterial(): KeyMaterial {
    this.#keyMaterial ??= parseSubjectPublicKeyInfo(this.spki, `${LATER_PATH}.subjectPublicKeyInfo`)
    return this.#keyMaterial
  }

  /**
   * Returns the validated and imported public key.
   *
   * @throws MalformedInputError `public_key_*`, and the errors of {@link keyMaterial}
   * @throws UnsupportedError `algorithm_unsupported_by_runtime`, and the errors of {@link keyMaterial}
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

/** Much larger than any attestation certificate, including those with ML-DSA keys and signatures. */
const MAX_CERTIFICATE_BYTES = 16_384

const cache = new LruCache<Certificate>(512)

/**
 * Parses a certificate, which must fill `der`. The same vendor certificates occur in many registrations, so parsed
 * certificates are cached by the hash of their bytes, together with their imported keys. See {@link Certificate}.
 *
 * @param path the name of the certificate in errors, e.g. `attStmt.x5c[0]`
 * @throws MalformedInputError `der_*`, `bytes_*` or `certificate_*`
 */
export function parseCertificate(der: Uint8Array, path = 'certificate'): Certificate {
  if (der.length > MAX_CERTIFICATE_BYTES) throw new MalformedInputError('bytes_too_long', { path })
  // The copy is hashed and parsed, so that a caller cannot change the bytes in between.
  const copy = copyBytes(der)
  const digest = hash('sha256', copy, 'hex')
  return cache.getOrCreate(digest, () => new Certificate(mendUnusedBits(ownBytes(copy), digest), path))
}
