import { generateKeyPairSync, type KeyObject } from 'node:crypto'
import type { KeyPair } from '../credential-key.js'
import type { CertificateOptions, IssuedCertificate, KeyType } from './certificate-options.js'
import { encodeCertificate, encodeName } from './x509.js'

/**
 * A certification authority for attestation certificates.
 *
 * ```ts
 * const authority = createCertificateAuthority()
 * const authenticator = createAuthenticator({ format: 'packed', authority })
 * // Give authority.root.der or authority.root.pem to the relying party as a trust anchor.
 * ```
 */
export interface CertificateAuthority {
  /** The self-signed root certificate. */
  readonly root: IssuedCertificate
  /** Issues a certificate that the root key signs. */
  readonly issue: (options: CertificateOptions) => IssuedCertificate
}

/**
 * Creates a certification authority with a new root key.
 *
 * @param options subject, validity and keys of the root certificate
 */
export function createCertificateAuthority(options: CertificateOptions = {}): CertificateAuthority {
  const keys = options.keys ?? generateKeys(options.keyType ?? 'P-256')
  const request: CertificateOptions = {
    subject: { O: 'Latchkey testing', CN: 'Attestation root' },
    basicConstraints: { ca: true },
    keyUsage: ['keyCertSign', 'cRLSign'],
    ...options,
    keys,
  }
  const subject = encodeName(request.subject ?? {})
  const root = issueCertificate({ subject, privateKey: keys.privateKey }, request)
  return { root, issue: (certificate) => issueCertificate(root, certificate) }
}

let shared: CertificateAuthority | undefined

/** The authority of all authenticators that are created without one. It exists once per process. */
export function sharedAuthority(): CertificateAuthority {
  shared ??= createCertificateAuthority()
  return shared
}

function issueCertificate(
  issuer: { readonly subject: Uint8Array; readonly privateKey: KeyObject },
  options: CertificateOptions,
): IssuedCertificate {
  const { publicKey, privateKey } = options.keys ?? generateKeys(options.keyType ?? 'P-256')
  const subject = encodeName(options.subject ?? { CN: 'Test certificate' })
  const parts = {
    issuer: issuer.subject,
    subject,
    spki: new Uint8Array(publicKey.export({ format: 'der', type: 'spki' })),
    serialNumber: options.serialNumber ?? nextSerialNumber(),
    signingKey: issuer.privateKey,
  }
  const der = encodeCertificate(parts, options)
  return { der, pem: toPem(der), subject, publicKey, privateKey }
}

let lastSerialNumber = 0x1000

function nextSerialNumber(): number {
  lastSerialNumber += 1
  return lastSerialNumber
}

/** Generates a key pair. An RSA key takes from 100 ms to several seconds. */
export function generateKeys(keyType: KeyType): KeyPair {
  if (keyType === 'Ed25519') return generateKeyPairSync('ed25519')
  if (keyType === 'Ed448') return generateKeyPairSync('ed448')
  if (keyType.startsWith('RSA-')) return generateKeyPairSync('rsa', { modulusLength: Number(keyType.slice(4)) })
  return generateKeyPairSync('ec', { namedCurve: keyType })
}

function toPem(der: Uint8Array): string {
  const lines =
    Buffer.from(der)
      .toString('base64')
      .match(/.{1,64}/g) ?? []
  return `-----BEGIN CERTIFICATE-----\n${lines.join('\n')}\n-----END CERTIFICATE-----\n`
}
