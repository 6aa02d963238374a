import { findOriginWarning } from '../config/origins.js'
import { peekAuthentication } from '../webauthn/inspect.js'
import type { CeremonyRecord } from './ceremony-record.js'

/** Whether an authentication compares the user handle of the response with the one of the account (§7.2 step 6). */
export type UserHandleComparison = 'compared' | 'not-compared'

/** Returns undefined for registrations, which have no user handle. */
export function userHandleComparisonOf(record: CeremonyRecord): UserHandleComparison | undefined {
  if (record.storedCredential === undefined) return undefined
  const isComparable = record.storedCredential.userHandle !== undefined && hasUserHandle(record.credential)
  return isComparable ? 'compared' : 'not-compared'
}

/** Returns what the verification of a record does not cover, and its origins that work in some environments only. */
export function warningsAbout(record: CeremonyRecord): readonly string[] {
  const { origins, topOrigins } = record.expected
  const warnings = [...origins, ...topOrigins].flatMap((origin) => findOriginWarning(origin) ?? [])
  if (userHandleComparisonOf(record) !== 'not-compared') return warnings
  const missing =
    record.storedCredential?.userHandle === undefined
      ? 'record has no "storedCredential.userHandle"'
      : 'response has none'
  return [...warnings, `The user handle was not compared, because the ${missing}.`]
}

/** Returns whether a response has a user handle. The engine rejects malformed responses with the appropriate code. */
function hasUserHandle(response: unknown): boolean {
  try {
    return peekAuthentication(response).userHandle !== undefined
  } catch {
    return false
  }
}
