import { createHash } from 'node:crypto'
import type { AttestationInput } from '../authenticator-attestation.js'
import type { CborInput } from '../cbor-encoder.js'
import { generateTestKeys, issue, type TestCertificate, type TestKeyPair } from '../certificates.js'
import {
  attestedBytes,
  type CertifiedDeviation,
  finish,
  ROOTS,
  signLike,
  TEST_ROOT,
  type TestFormat,
} from './test-format.js'

/** The parts of a response before they are encoded. */
export interface ResponseFields {
  readonly header: Readonly<Record<string, unknown>>
  readonly payload: Readonly<Record<string, unknown>>
}

export interface SafetyNetDeviation extends CertifiedDeviation {
  readonly response?: (fields: ResponseFields, input: AttestationInput) => ResponseFields
  /** Changes the compact serialisation. */
  readonly serialized?: (jws: string) => string
  /** When the service answered. Default one second before the time of the ceremony. */
  readonly timestampMillis?: number
}

const NOW = Date.UTC(2026, 5, 1, 12)
let serviceKeys: TestKeyPair | undefined

/** The RSA key of the service: made once, because it takes long. */
export function safetyNetKeys(): TestKeyPair {
  serviceKeys ??= generateTestKeys('RSA-2048')
  return serviceKeys
}

/** Android SafetyNet attestation (§8.5). */
export function androidSafetyNetFormat(deviation: SafetyNetDeviation = {}): TestFormat {
  return {
    fmt: 'android-safetynet',
    anchors: ROOTS,
    make: (input) => {
      const certificate = issue(TEST_ROOT, {
        subject: { CN: 'attest.android.com' },
        keys: safetyNetKeys(),
        subjectAltName: [{ dns: 'attest.android.com' }],
        ...deviation.certificate,
      })
      const response = serialize(input, certificate, deviation)
      const statement = new Map<string, CborInput>([
        ['ver', '12685023'],
        ['response', new Uint8Array(Buffer.from(deviation.serialized?.(response) ?? response, 'utf8'))],
      ])
      return finish(statement, deviation)
    },
  }
}

function serialize(input: AttestationInput, certificate: TestCertificate, deviation: SafetyNetDeviation): string {
  const x5c = [certificate.der, ...(deviation.issuers ?? [])].map((item) => Buffer.from(item).toString('base64'))
  const plain: ResponseFields = {
    header: { alg: 'RS256', x5c },
    payload: {
      nonce: createHash('sha256').update(attestedBytes(input)).digest('base64'),
      timestampMs: deviation.timestampMillis ?? NOW - 1000,
      apkPackageName: 'com.google.android.gms',
      ctsProfileMatch: true,
      basicIntegrity: true,
    },
  }
  const { header, payload } = deviation.response?.(plain, input) ?? plain
  const signed = [header, payload].map((part) => Buffer.from(JSON.stringify(part)).toString('base64url')).join('.')
  const signature = signLike(deviation, certificate.privateKey, Buffer.from(signed))
  return `${signed}.${Buffer.from(signature).toString('base64url')}`
}
