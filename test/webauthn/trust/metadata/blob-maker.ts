import { constants, type KeyObject, sign } from 'node:crypto'
import type { NonEmpty } from '../../../../src/webauthn/bytes/brand.js'
import { parseCertificate } from '../../../../src/webauthn/crypto/certificate.js'
import { DEFAULT_PATH_SETTINGS } from '../../../../src/webauthn/crypto/certificate-path.js'
import type { BlobExpectations } from '../../../../src/webauthn/trust/metadata/verify-blob.js'
import { createTestCa, issue, issueCa, type TestCertificate } from '../../../support/certificates.js'
import { AT } from '../trust-case.js'
import { base64, payloadJson } from './metadata-json.js'

export const SIGNER = 'mds.fidoalliance.org'

/** The root, the intermediate and the signing certificate of a metadata service. */
export const root = createTestCa({ subject: { CN: 'Metadata root' } })
export const intermediate = issueCa(root, { subject: { CN: 'Metadata intermediate' } })
export const signer = issue(intermediate, { subject: { CN: SIGNER }, subjectAltName: [{ dns: SIGNER }] })

/** The contents of a BLOB, with deviations from a valid one. */
export interface BlobRecipe {
  /** Header members that replace or extend the default ones; `undefined` omits a member. */
  readonly header?: Readonly<Record<string, unknown>>
  /** The payload as JSON or as text. */
  readonly payload?: Readonly<Record<string, unknown>> | string
  /** The certificate whose key signs. Default {@link signer}. */
  readonly key?: KeyObject
  /** The certificates in `x5c`, signing certificate first. */
  readonly chain?: NonEmpty<TestCertificate>
  readonly alg?: string
  readonly changeSignature?: (signature: Uint8Array) => Uint8Array
}

/** Creates a BLOB like the service: a compact JWS with the chain of the signer in its header. */
export function makeBlob(recipe: BlobRecipe = {}): string {
  const { alg = 'ES256', chain = [signer, intermediate], key = chain[0].privateKey } = recipe
  const header = { alg, typ: 'JWT', x5c: chain.map(base64), ...recipe.header }
  const payload = recipe.payload ?? payloadJson()
  const text = typeof payload === 'string' ? payload : JSON.stringify(payload)
  const signed = [JSON.stringify(header), text].map((part) => Buffer.from(part).toString('base64url')).join('.')
  const signature = signJws(alg, key, Buffer.from(signed))
  return `${signed}.${Buffer.from(recipe.changeSignature?.(signature) ?? signature).toString('base64url')}`
}

function signJws(alg: string, key: KeyObject, data: Uint8Array): Uint8Array {
  const hash = `sha${alg.slice(2)}`
  if (alg === 'EdDSA') return sign(null, data, key)
  if (alg.startsWith('ES')) return sign(hash, data, { key, dsaEncoding: 'ieee-p1363' })
  if (alg.startsWith('RS')) return sign(hash, data, key)
  if (alg.startsWith('PS')) {
    return sign(hash, data, { key, padding: constants.RSA_PKCS1_PSS_PADDING, saltLength: Number(alg.slice(2)) / 8 })
  }
  return sign('sha256', data, key)
}

/** Returns the expectations on a BLOB of the test service. */
export function expectBlob(overrides: Partial<BlobExpectations> = {}): BlobExpectations {
  return {
    roots: [{ certificate: parseCertificate(root.der) }],
    signer: SIGNER,
    path: DEFAULT_PATH_SETTINGS,
    legalHeader: 'any',
    lastNumber: 'none',
    at: AT,
    ...overrides,
  }
}
