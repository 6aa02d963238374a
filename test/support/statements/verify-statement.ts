import { createHash } from 'node:crypto'
import { sha256 } from '../../../src/webauthn/crypto/hash.js'
import { EngineError } from '../../../src/webauthn/errors/engine-error.js'
import { parseAttestedObject } from '../../../src/webauthn/statements/attested-object.js'
import { findStatementFormat } from '../../../src/webauthn/statements/registry.js'
import type { StatementSettings } from '../../../src/webauthn/statements/settings.js'
import {
  ATTESTATION_FORMATS,
  type AttestationFormat,
  type AttestationResult,
} from '../../../src/webauthn/statements/statement.js'
import { perform } from '../../../src/webauthn/trace/perform.js'
import type { Trace } from '../../../src/webauthn/trace/trace.js'
import {
  type AttestationInput,
  type CborValue,
  createCredentialKey,
  type CredentialKey,
  encodeCbor,
  FLAG,
  type StatementMaker,
} from '../../../src/testing/index.js'
import { encodeAuthenticatorData } from '../../../src/testing/authenticator-data.js'
import { STRICT_STATEMENTS } from './settings.js'

/** The ceremony of a statement. */
export interface StatementCeremony {
  /** Default: a new ES256 key. */
  readonly key?: CredentialKey
  /** 16 bytes. Default {@link TEST_AAGUID}. */
  readonly aaguid?: Uint8Array
  /** Flags other than AT. Default: UP. */
  readonly flags?: number
  readonly extensions?: ReadonlyMap<string, CborValue>
}

export const TEST_AAGUID = Uint8Array.from(Buffer.from('d1e5c0ffee00400080000000000000aa', 'hex'))
export const ZERO_AAGUID = new Uint8Array(16)
export const CLIENT_DATA_HASH = sha256(Buffer.from('{"type":"webauthn.create"}'))
export const ALL_FORMATS: ReadonlySet<AttestationFormat> = new Set(ATTESTATION_FORMATS)
export const STATEMENT_TIME = new Date('2026-06-01T12:00:00Z')

const defaultKey = createCredentialKey('ES256')

/** The input for a statement maker. */
export function ceremonyInput(ceremony: StatementCeremony = {}): AttestationInput {
  const { key = defaultKey, aaguid = TEST_AAGUID, flags = FLAG.UP, extensions } = ceremony
  const rpIdHash = new Uint8Array(createHash('sha256').update('example.org').digest())
  const credentialId = Uint8Array.from({ length: 32 }, (_, index) => index)
  const authenticatorData = encodeAuthenticatorData({
    rpIdHash,
    flags: flags | FLAG.AT | (extensions === undefined ? 0 : FLAG.ED),
    signCount: 0,
    attested: { aaguid, credentialId, publicKey: encodeCbor(key.cose) },
    extensions: extensions && encodeCbor(extensions),
  })
  return { authenticatorData, clientDataHash: CLIENT_DATA_HASH, rpIdHash, credentialId, key, aaguid }
}

/** A statement to verify. */
export interface StatementTrial {
  readonly ceremony?: StatementCeremony
  /** Default: {@link STRICT_STATEMENTS}. */
  readonly settings?: StatementSettings
  /** Default: all. */
  readonly formats?: ReadonlySet<AttestationFormat>
  readonly at?: Date
}

/** Makes and verifies a statement. */
export function verifyMade(
  maker: StatementMaker,
  { ceremony, settings = STRICT_STATEMENTS, formats = ALL_FORMATS, at = STATEMENT_TIME }: StatementTrial = {},
): { readonly result: AttestationResult; readonly trace: Trace } {
  const input = ceremonyInput(ceremony)
  const object = new Map<string, CborValue>([
    ['fmt', maker.fmt],
    ['attStmt', maker.make(input)],
    ['authData', input.authenticatorData],
  ])
  const { format: fmt, statement, authenticatorData } = parseAttestedObject(encodeCbor(object))
  const format = findStatementFormat(fmt)
  if (format === undefined) throw new Error(`no format ${fmt}`)
  return perform(format.catalogue, (trace) => {
    const given = { statement, authenticatorData, clientDataHash: CLIENT_DATA_HASH, settings, formats, at }
    return { result: format.verify(trace, given), trace }
  })
}

/** The error of a rejected statement. */
export interface Refusal {
  readonly code: string
  readonly step: string | undefined
}

/** Returns the error of a statement, or undefined when it verifies. Also renders the report. */
export function refusalOf(maker: StatementMaker, trial: StatementTrial = {}): Refusal | undefined {
  const error = errorOf(maker, trial)
  if (error === undefined) return undefined
  const { code, occurrence } = error
  const report = JSON.stringify(occurrence?.report())
  if (occurrence !== undefined && !report.includes(code)) throw new Error(`The report does not contain ${code}.`)
  return { code, step: occurrence?.step }
}

function errorOf(maker: StatementMaker, trial: StatementTrial): EngineError | undefined {
  try {
    verifyMade(maker, trial)
    return undefined
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
}
