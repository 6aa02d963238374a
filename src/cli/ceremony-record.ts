import { UnusableInputError } from './command.js'

/** A ceremony as `latchkey verify` reads it. The format is described in docs/cli.md. */
export interface CeremonyRecord {
  readonly id: string
  readonly ceremony: 'registration' | 'authentication'
  /** RegistrationResponseJSON or AuthenticationResponseJSON: handed to the engine as it is. */
  readonly credential: unknown
  readonly expected: RecordedExpectations
  /** Authentications only. */
  readonly storedCredential: RecordedCredential | undefined
  readonly trust: RecordedTrust | undefined
}

/** What the relying party of the record expected. */
export interface RecordedExpectations {
  /** base64url */
  readonly challenge: string
  readonly origins: readonly string[]
  readonly topOrigins: readonly string[]
  readonly crossOriginAllowed: boolean
  readonly rpId: string
  readonly userVerification: 'required' | 'preferred' | 'discouraged'
  /** COSE identifiers; absent: every algorithm that can be verified. */
  readonly algorithms: readonly number[] | undefined
}

/** The credential an authentication is verified against. */
export interface RecordedCredential {
  /** base64url */
  readonly id: string
  /** COSE_Key in base64url */
  readonly publicKey: string
  readonly signCount: number
  /** base64url */
  readonly userHandle: string | undefined
  readonly backupEligible: boolean | undefined
}

/** What the attestation must lead to. */
export interface RecordedTrust {
  /** DER in base64 */
  readonly anchors: readonly string[]
  /** DER in base64 */
  readonly intermediates: readonly string[]
  readonly at: Date
}

type Members = Readonly<Record<string, unknown>>

/**
 * Reads a ceremony record.
 *
 * @throws UnusableInputError when it is none: a broken record is not a rejected ceremony
 */
export function readCeremonyRecord(json: unknown): CeremonyRecord {
  const record = members(json, 'the record')
  const { ceremony } = record
  if (ceremony !== 'registration' && ceremony !== 'authentication') {
    throw new UnusableInputError('ceremony must be registration or authentication')
  }
  return {
    id: optionalText(record, 'id') ?? '',
    ceremony,
    credential: record['credential'],
    expected: readExpectations(members(record['expected'], 'expected')),
    storedCredential: ceremony === 'authentication' ? readCredential(record['storedCredential']) : undefined,
    trust: isAbsent(record['trust']) ? undefined : readTrust(members(record['trust'], 'trust')),
  }
}

function readExpectations(expected: Members): RecordedExpectations {
  const userVerification = optionalText(expected, 'userVerification') ?? 'preferred'
  if (userVerification !== 'required' && userVerification !== 'preferred' && userVerification !== 'discouraged') {
    throw new UnusableInputError('expected.userVerification must be required, preferred or discouraged')
  }
  return {
    challenge: text(expected, 'challenge'),
    origins: origins(expected, 'origins'),
    topOrigins: isAbsent(expected['topOrigins']) ? [] : origins(expected, 'topOrigins'),
    crossOriginAllowed: optionalBoolean(expected, 'crossOriginAllowed') ?? false,
    rpId: text(expected, 'rpId'),
    userVerification,
    algorithms: isAbsent(expected['algorithms']) ? undefined : integers(expected, 'algorithms'),
  }
}

function readCredential(json: unknown): RecordedCredential {
  const credential = members(json, 'storedCredential')
  return {
    id: text(credential, 'id'),
    publicKey: text(credential, 'publicKey'),
    signCount: counter(credential['signCount'] ?? 0),
    userHandle: optionalText(credential, 'userHandle'),
    backupEligible: optionalBoolean(credential, 'backupEligible'),
  }
}

/** With its zone: a verdict must not depend on where the machine stands. */
const ISO_TIME = /^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?(?:Z|[+-]\d{2}:\d{2})$/

function readTrust(trust: Members): RecordedTrust {
  const time = text(trust, 'at')
  const at = new Date(ISO_TIME.test(time) ? time : Number.NaN)
  if (Number.isNaN(at.getTime())) throw new UnusableInputError('trust.at must be an ISO time with its zone')
  const intermediates = isAbsent(trust['intermediates']) ? [] : texts(trust, 'intermediates')
  return { anchors: texts(trust, 'anchors'), intermediates, at }
}

function members(json: unknown, name: string): Members {
  if (typeof json === 'object' && json !== null && !Array.isArray(json)) return json as Members
  throw new UnusableInputError(`${name} must be an object`)
}

function isAbsent(value: unknown): value is null | undefined {
  return value === undefined || value === null
}

function text(holder: Members, name: string): string {
  const value = holder[name]
  if (typeof value === 'string') return value
  throw new UnusableInputError(`${name} must be text`)
}

function optionalText(holder: Members, name: string): string | undefined {
  return isAbsent(holder[name]) ? undefined : text(holder, name)
}

function optionalBoolean(holder: Members, name: string): boolean | undefined {
  const value = holder[name]
  if (isAbsent(value)) return undefined
  if (typeof value === 'boolean') return value
  throw new UnusableInputError(`${name} must be true or false`)
}

function texts(holder: Members, name: string): readonly string[] {
  const value = holder[name]
  if (Array.isArray(value) && value.every((item) => typeof item === 'string')) return value
  throw new UnusableInputError(`${name} must be a list of texts`)
}

/** An opaque origin is the origin of nothing, and matches none (RFC 6454 §4). */
function origins(holder: Members, name: string): readonly string[] {
  const values = texts(holder, name)
  if (values.every((value) => value !== '' && value !== 'null')) return values
  throw new UnusableInputError(`${name} must hold origins`)
}

/** §6.1: an unsigned number of 32 bits. */
function counter(value: unknown): number {
  if (Number.isInteger(value) && (value as number) >= 0 && (value as number) < 2 ** 32) return value as number
  throw new UnusableInputError('signCount must be an integer from 0 to 4294967295')
}

function integers(holder: Members, name: string): readonly number[] {
  const value = holder[name]
  if (Array.isArray(value)) return value.map((item) => integer(item, name))
  throw new UnusableInputError(`${name} must be a list of integers`)
}

function integer(value: unknown, name: string): number {
  if (Number.isSafeInteger(value)) return value as number
  throw new UnusableInputError(`${name} must be an integer`)
}
