import type { KeyObject } from 'node:crypto'
import type { CborValue } from '../cbor.js'
import { type CertificateAuthority, sharedAuthority } from '../certificates/certificate-authority.js'
import type { CertificateOptions, IssuedCertificate } from '../certificates/certificate-options.js'
import { signWithKey } from '../certificates/sign.js'
import type { CredentialKey } from '../credential-key.js'
import { concat } from '../der.js'

/** The data that an attestation statement attests. */
export interface AttestationInput {
  readonly authenticatorData: Uint8Array
  /** SHA-256 of the client data. */
  readonly clientDataHash: Uint8Array
  /** SHA-256 of the RP ID. */
  readonly rpIdHash: Uint8Array
  readonly credentialId: Uint8Array
  readonly key: CredentialKey
  /** 16 bytes. */
  readonly aaguid: Uint8Array
}

/** A statement before it is encoded: a map, or an array for `compound`. */
export type Statement = Map<string, CborValue> | readonly CborValue[]

/** Makes the attestation statements of one format. */
export interface StatementMaker {
  /** Attestation statement format identifier, for example `packed`. */
  readonly fmt: string
  /** Creates the attestation statement for a new credential. */
  readonly make: (input: AttestationInput) => Statement
}

/** Options of every format that has attestation certificates. */
export interface CertifiedOptions {
  /** Issues the attestation certificates. Default: an authority that all authenticators of the process share. */
  readonly authority?: CertificateAuthority
  /** Changes the request for the attestation certificate. */
  readonly certificate?: (request: CertificateOptions) => CertificateOptions
  /** Issues the attestation certificate in place of `authority`. */
  readonly issue?: (request: CertificateOptions) => IssuedCertificate
  /** DER of the certificates that follow the attestation certificate in `x5c`. */
  readonly issuers?: readonly Uint8Array[]
  /** Signs in place of the attestation key. */
  readonly signWith?: KeyObject
  readonly changeSignature?: (signature: Uint8Array) => Uint8Array
  /** Changes the finished statement. */
  readonly change?: (statement: Map<string, CborValue>) => Statement
}

const batchCertificates = new WeakMap<CertificateAuthority, Map<string, IssuedCertificate>>()

/** Issues a certificate for one credential. */
export function issueCertificate(options: CertifiedOptions, request: CertificateOptions): IssuedCertificate {
  const changed = options.certificate?.(request) ?? request
  return options.issue?.(changed) ?? (options.authority ?? sharedAuthority()).issue(changed)
}

/**
 * Returns the certificate that all authenticators of one model share. It is issued once for each authority, unless the
 * options change it.
 */
export function batchCertificate(
  options: CertifiedOptions,
  model: string,
  request: CertificateOptions,
): IssuedCertificate {
  if (options.certificate !== undefined || options.issue !== undefined) return issueCertificate(options, request)
  const authority = options.authority ?? sharedAuthority()
  const issued = batchCertificates.get(authority) ?? new Map<string, IssuedCertificate>()
  batchCertificates.set(authority, issued)
  const certificate = issued.get(model) ?? authority.issue(request)
  issued.set(model, certificate)
  return certificate
}

/** The member `x5c`: the attestation certificate and the certificates that follow it. */
export function chainOf({ der }: IssuedCertificate, { issuers = [] }: CertifiedOptions): readonly Uint8Array[] {
  return [der, ...issuers]
}

/** The bytes that most formats sign: authenticator data and hash of the client data. */
export function attestedBytes({ authenticatorData, clientDataHash }: AttestationInput): Uint8Array {
  return concat(authenticatorData, clientDataHash)
}

/** Signs with an attestation key. */
export function signStatement(
  options: CertifiedOptions,
  key: KeyObject,
  { data, hash }: { readonly data: Uint8Array; readonly hash?: string },
): Uint8Array {
  const signature = signWithKey(options.signWith ?? key, data, hash)
  return options.changeSignature?.(signature) ?? signature
}

/** Signs with the credential key, by its own algorithm. */
export function signWithCredential(options: CertifiedOptions, key: CredentialKey, data: Uint8Array): Uint8Array {
  const signature = options.signWith === undefined ? key.sign(data) : signWithKey(options.signWith, data)
  return options.changeSignature?.(signature) ?? signature
}

/** Applies the last change of the options. */
export function finish(statement: Map<string, CborValue>, { change }: CertifiedOptions): Statement {
  return change === undefined ? statement : change(statement)
}
