import {
  type AttestationPolicy,
  type AttestationVerdict,
  type AuthenticationExpectations,
  type CeremonyExpectations,
  type Challenge,
  ConfigurationError,
  type CoseAlgorithmId,
  type CoseKeyBytes,
  type CredentialId,
  decodeBase64url,
  type ErrorCode,
  EngineError,
  type Flags,
  type Framing,
  type NonEmpty,
  type RegistrationExpectations,
  type RpId,
  type StoredCredential,
  supportedAlgorithms,
  type TraceReport,
  type UserHandle,
  verifyAuthentication,
  verifyRegistration,
} from '../webauthn/index.js'
import { peekAuthentication } from '../webauthn/inspect.js'
import type { CeremonyRecord, RecordedCredential, RecordedExpectations } from './ceremony-record.js'
import { UnusableInputError } from './cli-context.js'

/** The credential that a ceremony used. */
interface EvaluatedCredential {
  readonly id: Uint8Array
  readonly publicKey: Uint8Array
  readonly signCount: number
  readonly aaguid: string | undefined
  readonly flags: Flags
}

/** The result of a recorded ceremony. */
export type Evaluation =
  | {
      readonly outcome: 'verified'
      readonly attestation: AttestationVerdict | undefined
      readonly credential: EvaluatedCredential
      readonly report: TraceReport
    }
  | {
      readonly outcome: 'rejected'
      readonly code: ErrorCode
      /** The innermost step that failed. */
      readonly step: string | undefined
      readonly message: string
      readonly report: TraceReport | undefined
    }

/**
 * Verifies a recorded ceremony with the engine.
 *
 * @param attestation the policy, with the trust anchors of the record
 * @throws UnusableInputError when the expectations of the record are invalid
 */
export function evaluateRecord(record: CeremonyRecord, attestation: AttestationPolicy, now: Date): Evaluation {
  const at = record.trust?.at ?? now
  const common = readCommon(record.expected)
  const evaluate =
    record.storedCredential === undefined
      ? () => evaluateRegistration(record, { ...common, ...readRegistration(record.expected), attestation, at })
      : evaluateAuthentication(record, common, record.storedCredential)
  try {
    return evaluate()
  } catch (error) {
    if (error instanceof ConfigurationError)
      throw new UnusableInputError(`the expectations of the record are invalid: ${error.message}`)
    if (!(error instanceof EngineError)) throw error
    return reject(error)
  }
}

function evaluateRegistration(record: CeremonyRecord, expected: RegistrationExpectations): Evaluation {
  const { credential, attestation, flags, trace } = verifyRegistration(record.credential, expected)
  const { id, publicKey, signCount, aaguid } = credential
  const evaluated = { id, publicKey, signCount, aaguid, flags }
  return { outcome: 'verified', attestation, credential: evaluated, report: trace.report() }
}

/** Decodes the stored credential before the verification: if it is malformed, the record is unusable, not rejected. */
function evaluateAuthentication(
  record: CeremonyRecord,
  common: CeremonyExpectations,
  stored: RecordedCredential,
): () => Evaluation {
  const credential = readStored(record, stored)
  const expected: AuthenticationExpectations = {
    ...common,
    user: { identifiedAs: credential.userHandle },
    allowCredentials: 'any',
    credential,
    appId: 'none',
    backupEligibilityChange: 'refuse',
    signCount: 'refuse',
    uvInitialization: 'not-authorized',
  }
  return () => {
    const { flags, update, trace } = verifyAuthentication(record.credential, expected)
    const { id, publicKey } = credential.record
    const evaluated = { id, publicKey, signCount: update.signCount, aaguid: undefined, flags }
    return { outcome: 'verified', attestation: undefined, credential: evaluated, report: trace.report() }
  }
}

function reject(error: EngineError): Evaluation {
  const report = error.occurrence?.report() as TraceReport | undefined
  const step = error.occurrence?.step
  return { outcome: 'rejected', code: error.code, step, message: error.title, report }
}

function readCommon(expected: RecordedExpectations): CeremonyExpectations {
  return {
    challenge: bytes(expected.challenge, 'expected.challenge') as Challenge,
    rpId: expected.rpId as RpId,
    origins: new Set(expected.origins),
    framing: readFraming(expected),
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

function readFraming({ crossOriginAllowed, topOrigins }: RecordedExpectations): Framing {
  if (!crossOriginAllowed) return 'refused'
  return { topOrigins: new Set(topOrigins), withoutTopOrigin: 'accepted' }
}

function readRegistration(
  expected: RecordedExpectations,
): Omit<RegistrationExpectations, keyof CeremonyExpectations | 'attestation' | 'at'> {
  const algorithms = (expected.algorithms ?? supportedAlgorithms()) as readonly CoseAlgorithmId[]
  if (algorithms.length === 0) throw new UnusableInputError('expected.algorithms must have at least one entry')
  return {
    mediation: 'modal',
    algorithms: algorithms as unknown as NonEmpty<CoseAlgorithmId>,
    shortestCredentialId: 1,
    isRegistered: () => false,
  }
}

function readStored(record: CeremonyRecord, stored: RecordedCredential): StoredCredential {
  const { rpId } = record.expected
  return {
    userHandle: accountOf(record, stored),
    record: {
      type: 'public-key',
      id: bytes(stored.id, 'storedCredential.id') as CredentialId,
      publicKey: bytes(stored.publicKey, 'storedCredential.publicKey') as CoseKeyBytes,
      signCount: stored.signCount,
      uvInitialized: false,
      transports: [],
      backupEligible: stored.backupEligible ?? 'unknown',
      backupState: false,
      rpId: rpId as RpId,
      createdBy: 'webauthn',
    },
  }
}

/** Returns the user handle of the record, or of the response if the record does not contain one. */
function accountOf({ credential }: CeremonyRecord, stored: RecordedCredential): UserHandle {
  if (stored.userHandle !== undefined) return bytes(stored.userHandle, 'storedCredential.userHandle') as UserHandle
  try {
    return peekAuthentication(credential).userHandle ?? (new Uint8Array(1) as UserHandle)
  } catch {
    // The engine rejects the response with the appropriate step and code.
    return new Uint8Array(1) as UserHandle
  }
}

function bytes(text: string, name: string): Uint8Array {
  try {
    return decodeBase64url(text, name)
  } catch {
    throw new UnusableInputError(`${name} must be base64url`)
  }
}
