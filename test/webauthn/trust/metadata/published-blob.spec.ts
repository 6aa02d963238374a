import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Aaguid } from '../../../../src/webauthn/bytes/brand.js'
import { parseCertificate } from '../../../../src/webauthn/crypto/certificate.js'
import { DEFAULT_PATH_SETTINGS } from '../../../../src/webauthn/crypto/certificate-path.js'
import { sha256 } from '../../../../src/webauthn/crypto/hash.js'
import { parseAttestedObject } from '../../../../src/webauthn/statements/attested-object.js'
import { findStatementFormat } from '../../../../src/webauthn/statements/registry.js'
import { perform } from '../../../../src/webauthn/trace/perform.js'
import { assessAttestation } from '../../../../src/webauthn/trust/assess-attestation.js'
import { ATTESTATION_TRUST } from '../../../../src/webauthn/trust/assess-attestation.steps.js'
import { findTrustAnchors } from '../../../../src/webauthn/trust/attestation-case.js'
import type { AttestationVerdict } from '../../../../src/webauthn/trust/attestation-verdict.js'
import { assessFreshness } from '../../../../src/webauthn/trust/metadata/metadata-payload.js'
import { createMetadataSource, type MetadataSource } from '../../../../src/webauthn/trust/metadata/metadata-source.js'
import {
  type BlobExpectations,
  FIDO_METADATA_SERVICE,
  verifyMetadataBlob,
} from '../../../../src/webauthn/trust/metadata/verify-blob.js'
import { createAttestationPolicy, createMetadataRules } from '../../../../src/webauthn/trust/profiles.js'

/** A BLOB of the FIDO Metadata Service and its root, which are stored outside the repository. */
const FOLDER = join(import.meta.dirname, '../../../../../shared/vectors/mds')
const isPresent = existsSync(FOLDER)
const blob = isPresent ? readFileSync(join(FOLDER, 'blob.jwt'), 'utf8') : ''

/** The certificate of its signer expired in 2022. */
const AT = new Date('2021-11-15T00:00:00Z')

function expectPublished(overrides: Partial<BlobExpectations> = {}): BlobExpectations {
  const root = parseCertificate(readFileSync(join(FOLDER, 'globalsign-root-r3.der')))
  return {
    roots: [{ certificate: root }],
    signer: FIDO_METADATA_SERVICE,
    path: DEFAULT_PATH_SETTINGS,
    legalHeader: 'any',
    lastNumber: 'none',
    at: AT,
    ...overrides,
  }
}

interface RecordedRegistration {
  readonly id: string
  readonly credential: { readonly response: { readonly attestationObject: string; readonly clientDataJSON: string } }
  readonly trust: { readonly at: string }
}

function readRegistration(id: string): RecordedRegistration {
  const lines = readFileSync(join(FOLDER, '../examples.jsonl'), 'utf8').split('\n')
  const found = lines.find((line) => line.includes(`"${id}"`))
  if (found === undefined) throw new Error(`no ceremony ${id}`)
  return JSON.parse(found) as RecordedRegistration
}

/** Verifies a recorded statement and assesses it with the BLOB. */
function assessRegistration(id: string, source: MetadataSource): AttestationVerdict {
  const { credential, trust } = readRegistration(id)
  const policy = createAttestationPolicy('specification', { anchors: source, metadata: source, untrusted: 'refused' })
  const { attestationObject, clientDataJSON } = credential.response
  const attested = parseAttestedObject(Buffer.from(attestationObject, 'base64url'))
  const format = findStatementFormat(attested.format)
  if (format === undefined) throw new Error(`unknown format ${attested.format}`)
  const { statement, authenticatorData } = attested
  const clientDataHash = sha256(Buffer.from(clientDataJSON, 'base64url'))
  const at = new Date(trust.at)
  const { statements: settings, formats } = policy
  const input = { statement, authenticatorData, clientDataHash, settings, formats, at }
  const result = perform(format.catalogue, (trace) => format.verify(trace, input))
  const proven = findTrustAnchors({ format: format.format, result, authenticatorData }, policy)
  return perform(ATTESTATION_TRUST, (trace) => assessAttestation(trace, proven, policy, at))
}

const WINDOWS_HELLO = '08987058-cadc-4b81-b6e1-30de50dcbe96' as Aaguid

describe('a published BLOB', () => {
  if (!isPresent) {
    it.skip('verifies a published BLOB (skipped: ../shared/vectors/mds is missing)', () => undefined)
    return
  }

  it('verifies at the time of its publication', () => {
    const { payload, signerPath } = verifyMetadataBlob(blob, expectPublished())
    expect(payload).toMatchObject({ number: 9, nextUpdate: new Date('2021-12-01T00:00:00Z'), problems: [] })
    expect(payload.legalHeader).toContain('https://fidoalliance.org/')
    expect(payload.entries).toHaveLength(98)
    expect(payload.entries.flatMap(({ statement }) => statement?.anchors ?? [])).toHaveLength(155)
    expect(signerPath).toHaveLength(3)
  })

  it.each<[string, Partial<BlobExpectations>, string]>([
    ['after its signer expired', { at: new Date('2022-06-01T00:00:00Z') }, 'metadata_signer_untrusted'],
    ['from another service', { signer: 'mds.example' }, 'metadata_signer_unexpected'],
    ['if it is already in use', { lastNumber: 9 }, 'metadata_unchanged'],
    ['if a newer one is in use', { lastNumber: 10 }, 'metadata_rolled_back'],
  ])('is rejected %s', (_, overrides, code) => {
    expect(() => verifyMetadataBlob(blob, expectPublished(overrides))).toThrow(code)
  })

  it('is stale two months after its next update was due [mds.nextupdate]', () => {
    const { payload } = verifyMetadataBlob(blob, expectPublished())
    expect(assessFreshness(payload, AT).verdict).toBe('fresh')
    expect(assessFreshness(payload, new Date('2022-02-01T00:00:00Z')).verdict).toBe('stale')
  })

  it.each([
    ['simplewebauthn/verifyAttestationTPM.test/tpm-4', 'attca'],
    ['simplewebauthn/verifyRegistrationResponse.test/packed-5', 'uncertain'],
    ['simplewebauthn/verifyAttestationAndroidSafetyNet.test/android-safetynet', 'basic'],
  ])('contains the anchor of the authenticator in %s [mds.lookup-aaguid] [mds.attestation-types]', (id, type) => {
    const { payload } = verifyMetadataBlob(blob, expectPublished())
    const verdict = assessRegistration(id, createMetadataSource(payload, createMetadataRules('specification')))
    expect(verdict).toMatchObject({ type, trust: { verdict: 'trusted' } })
  })

  it('contains the description of a model', () => {
    const { payload } = verifyMetadataBlob(blob, expectPublished())
    const source = createMetadataSource(payload, createMetadataRules('specification'))
    const entry = source.findModel({ format: 'tpm', aaguid: WINDOWS_HELLO, leaf: undefined })
    expect(entry?.statement).toMatchObject({
      description: 'Windows Hello Hardware Authenticator',
      attestationTypes: ['attca'],
    })
  })
})
