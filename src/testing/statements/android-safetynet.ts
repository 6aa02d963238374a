import { SystemClock } from '../../common/clock.js'
import { sha256, toBase64url } from '../bytes.js'
import type { CborValue } from '../cbor.js'
import { generateKeys } from '../certificates/certificate-authority.js'
import type { IssuedCertificate } from '../certificates/certificate-options.js'
import type { KeyPair } from '../credential-key.js'
import {
  attestedBytes,
  type AttestationInput,
  batchCertificate,
  type CertifiedOptions,
  chainOf,
  finish,
  signStatement,
  type StatementMaker,
} from './statement.js'

/** A SafetyNet response before it is serialised as a JWS. */
export interface ResponseFields {
  readonly header: Readonly<Record<string, unknown>>
  readonly payload: Readonly<Record<string, unknown>>
}

export interface SafetyNetOptions extends CertifiedOptions {
  readonly response?: (fields: ResponseFields, input: AttestationInput) => ResponseFields
  /** Changes the compact serialisation. */
  readonly serialized?: (jws: string) => string
  /** Returns the time of the ceremony. The response is one second older. Default: the system's time. */
  readonly now?: () => Date
}

const CLOCK = new SystemClock()
let keys: KeyPair | undefined

/** The RSA keys of the SafetyNet service. They exist once per process. */
export function safetyNetKeys(): KeyPair {
  keys ??= generateKeys('RSA-2048')
  return keys
}

/** Android SafetyNet attestation (§8.5). */
export function androidSafetyNetStatement(options: SafetyNetOptions = {}): StatementMaker {
  return {
    fmt: 'android-safetynet',
    make: (input) => {
      const certificate = batchCertificate(options, 'android-safetynet', {
        subject: { CN: 'attest.android.com' },
        keys: safetyNetKeys(),
        subjectAltName: [{ dns: 'attest.android.com' }],
      })
      const response = serialize(input, certificate, options)
      const statement = new Map<string, CborValue>([
        ['ver', '12685023'],
        ['response', new Uint8Array(Buffer.from(options.serialized?.(response) ?? response, 'utf8'))],
      ])
      return finish(statement, options)
    },
  }
}

function serialize(input: AttestationInput, certificate: IssuedCertificate, options: SafetyNetOptions): string {
  const now = options.now?.() ?? CLOCK.now()
  const fields: ResponseFields = {
    header: { alg: 'RS256', x5c: chainOf(certificate, options).map((der) => Buffer.from(der).toString('base64')) },
    payload: {
      nonce: Buffer.from(sha256(attestedBytes(input))).toString('base64'),
      timestampMs: now.getTime() - 1000,
      apkPackageName: 'com.google.android.gms',
      ctsProfileMatch: true,
      basicIntegrity: true,
    },
  }
  const { header, payload } = options.response?.(fields, input) ?? fields
  const signed = [header, payload].map((part) => toBase64url(Buffer.from(JSON.stringify(part)))).join('.')
  const signature = signStatement(options, certificate.privateKey, { data: Buffer.from(signed) })
  return `${signed}.${toBase64url(signature)}`
}
