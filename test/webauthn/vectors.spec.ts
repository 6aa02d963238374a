import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import {
  type AttestationPolicy,
  type AuthenticationExpectations,
  type CeremonyExpectations,
  type Challenge,
  type CoseAlgorithmId,
  type CoseKeyBytes,
  createAttestationPolicy,
  type CredentialId,
  decodeBase64url,
  encodeBase64url,
  type ErrorCode,
  type Framing,
  type NonEmpty,
  parseOrigin,
  parseRpId,
  type PolicyOverrides,
  type PolicyProfile,
  type RegistrationExpectations,
  type UserHandle,
  verifyAuthentication,
  verifyRegistration,
} from '../../src/webauthn/index.js'
import { fixedAnchors, parseCertificate } from '../../src/webauthn/x509.js'
import { refusalOf } from '../support/table.js'

/**
 * Verifies ceremonies of real authenticators and the test vectors of the specification. They are
 * not part of the repository; without them, these tests are skipped.
 */
const FOLDER = resolve(import.meta.dirname, '../../../shared/vectors')

interface CeremonyRecord {
  readonly id: string
  readonly fmt: string
  readonly ceremony: 'registration' | 'authentication'
  readonly credential: unknown
  readonly expected: {
    readonly challenge: string
    readonly origins: readonly string[]
    readonly topOrigins?: readonly string[]
    readonly crossOriginAllowed?: boolean
    readonly rpId: string
    readonly userVerification: CeremonyExpectations['userVerification']
    readonly algorithms?: NonEmpty<CoseAlgorithmId>
  }
  readonly storedCredential?: {
    readonly id: string
    readonly publicKey: string
    readonly signCount: number
    readonly userHandle?: string
    readonly backupEligible?: boolean
  }
  readonly trust?: {
    readonly anchors: readonly string[]
    readonly intermediates?: readonly string[]
    readonly at: string
  }
  readonly outcome: 'verified' | 'rejected'
  readonly expectedCredential?: Readonly<Record<string, unknown>>
}

/** Settings that differ from the profile, by the record that needs them. */
const SETTINGS: Readonly<Record<string, PolicyOverrides>> = {
  // Both authorization lists of its key description are empty, although §8.4 requires origin and purpose.
  'w3c/android-key-es256/reg': { statements: { androidKey: { absentAuthorizations: 'accepted' } } },
}

/** The records that the strict profile rejects, with the error code. */
const STRICT_REFUSALS: Readonly<Record<string, ErrorCode>> = {
  // The certificates of the test vectors contain the country AA, which is not assigned.
  'w3c/packed-es256/reg': 'attestation_certificate_country',
  'w3c/packed-es384/reg': 'attestation_certificate_country',
  'w3c/packed-es512/reg': 'attestation_certificate_country',
  'w3c/packed-rs256/reg': 'attestation_certificate_country',
  'w3c/packed-eddsa/reg': 'attestation_certificate_country',
  'w3c/packed-ed448/reg': 'attestation_certificate_country',
  'w3c/tpm-es256/reg': 'tpm_object_attributes_refused',
  'w3c/android-key-es256/reg': 'android_key_security_level_refused',
  'w3c/fido-u2f-es256/reg': 'u2f_aaguid_not_zero',
  'simplewebauthn/verifyAttestationTPM.test/tpm-4': 'attestation_sha1_refused',
  'simplewebauthn/verifyAttestationTPM.test/tpm-5': 'attestation_sha1_refused',
  'simplewebauthn/verifyAttestationAndroidSafetyNet.test/android-safetynet': 'format_disabled',
  'simplewebauthn/verifyAttestationAndroidSafetyNet.test/android-safetynet-2': 'format_disabled',
}

const DEFAULT_ALGORITHMS: NonEmpty<CoseAlgorithmId> = [-7, -8, -257]
const NO_USER = Uint8Array.of(0) as UserHandle

const records = existsSync(FOLDER) ? ['w3c.jsonl', 'examples.jsonl'].flatMap(readRecords) : []

if (records.length === 0) {
  it.skip('verifies recorded ceremonies (skipped: ../shared/vectors is missing)', () => undefined)
} else {
  const named = records.map((record) => [record.id, record] as const)

  describe('under the specification profile, the recorded ceremony has its recorded outcome:', () => {
    it.each(named)('%s', (_, record) => {
      if (record.outcome === 'rejected') refusalOf(() => verify(record, 'specification'))
      else expectVerified(record, 'specification')
    })
  })

  describe('under the strict profile, the recorded ceremony verifies or fails as listed:', () => {
    it.each(named)('%s', (id, record) => {
      const code = STRICT_REFUSALS[id]
      if (code === undefined) expectVerified(record, 'strict')
      else expect(refusalOf(() => verify(record, 'strict')).error.code).toBe(code)
    })
  })
}

function expectVerified(record: CeremonyRecord, profile: PolicyProfile): void {
  const found = verify(record, profile)
  const wanted = record.expectedCredential ?? {}
  expect(found).toEqual(Object.fromEntries(Object.keys(found).map((name) => [name, wanted[name]])))
}

function readRecords(file: string): CeremonyRecord[] {
  const lines = readFileSync(resolve(FOLDER, file), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as CeremonyRecord)
}

/** Verifies a record and returns the members of the credential that records contain. */
function verify(record: CeremonyRecord, profile: PolicyProfile): Record<string, unknown> {
  return record.ceremony === 'registration' ? register(record, profile) : authenticate(record)
}

function register(record: CeremonyRecord, profile: PolicyProfile): Record<string, unknown> {
  const { credential, attestation } = verifyRegistration(record.credential, {
    ...ceremonyOf(record),
    mediation: 'modal',
    algorithms: record.expected.algorithms ?? DEFAULT_ALGORITHMS,
    attestation: policyOf(record, profile),
    at: new Date(record.trust?.at ?? '2026-01-01T00:00:00Z'),
    shortestCredentialId: 16,
    isRegistered: () => false,
  } satisfies RegistrationExpectations)
  return {
    id: encodeBase64url(credential.id),
    publicKey: encodeBase64url(credential.publicKey),
    signCount: credential.signCount,
    aaguid: credential.aaguid,
    fmt: attestation.format,
    backupEligible: credential.backupEligible,
    backedUp: credential.backupState,
  }
}

function authenticate(record: CeremonyRecord): Record<string, unknown> {
  const expected = ceremonyOf(record)
  const stored = storedOf(record)
  const userHandle = stored.userHandle === undefined ? NO_USER : (bytes(stored.userHandle) as UserHandle)
  const verified = verifyAuthentication(record.credential, {
    ...expected,
    user: { identifiedAs: userHandle },
    allowCredentials: [bytes(stored.id) as CredentialId],
    credential: {
      userHandle,
      record: {
        type: 'public-key',
        id: bytes(stored.id) as CredentialId,
        publicKey: bytes(stored.publicKey) as CoseKeyBytes,
        signCount: stored.signCount,
        uvInitialized: true,
        transports: [],
        backupEligible: stored.backupEligible ?? 'unknown',
        backupState: false,
        rpId: expected.rpId,
        createdBy: 'webauthn',
      },
    },
    appId: 'none',
    backupEligibilityChange: 'refuse',
    signCount: 'refuse',
    uvInitialization: 'not-authorized',
  } satisfies AuthenticationExpectations)
  const { credentialId, flags, update } = verified
  return {
    id: encodeBase64url(credentialId),
    publicKey: stored.publicKey,
    signCount: update.signCount,
    backupEligible: flags.backupEligible,
    backedUp: update.backupState,
  }
}

function ceremonyOf({ expected }: CeremonyRecord): CeremonyExpectations {
  return {
    challenge: bytes(expected.challenge) as Challenge,
    rpId: parseRpId(expected.rpId, 'rpId'),
    origins: new Set(expected.origins.map((origin) => parseOrigin(origin, 'origins'))),
    framing: framingOf(expected),
    userVerification: expected.userVerification,
    backup: { eligibility: 'any', state: 'any' },
    extensions: {
      requested: new Set(),
      unsolicited: 'ignored',
      credentialProtection: 'any',
      residentKey: 'any',
      largeBlob: 'any',
    },
  }
}

/** Level 2 clients do not report topOrigin, so records that allow iframes accept its absence. */
function framingOf({ crossOriginAllowed = false, topOrigins = [] }: CeremonyRecord['expected']): Framing {
  if (!crossOriginAllowed) return 'refused'
  const origins = topOrigins.map((origin) => parseOrigin(origin, 'topOrigins'))
  return { topOrigins: new Set(origins), withoutTopOrigin: 'accepted' }
}

/** The attestation of a record with anchors must chain up to one of them. */
function policyOf({ id, trust }: CeremonyRecord, profile: PolicyProfile): AttestationPolicy {
  const settings = SETTINGS[id] ?? {}
  if (trust === undefined) return createAttestationPolicy(profile, settings)
  return createAttestationPolicy(profile, {
    ...settings,
    untrusted: 'refused',
    anchors: fixedAnchors(certificatesOf(trust.anchors).map((certificate) => ({ certificate }))),
    intermediates: certificatesOf(trust.intermediates ?? []),
  })
}

function certificatesOf(texts: readonly string[]) {
  return texts.map((text, index) => parseCertificate(Buffer.from(text, 'base64'), `trust[${index}]`))
}

function storedOf({ id, storedCredential }: CeremonyRecord): NonNullable<CeremonyRecord['storedCredential']> {
  if (storedCredential === undefined) throw new Error(`${id} has no stored credential`)
  return storedCredential
}

function bytes(text: string): Uint8Array {
  return decodeBase64url(text, 'record')
}
