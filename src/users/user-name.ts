import { sha256 } from '../common/hash.js'

/** The maximum length of a key in UTF-16 code units, which the database column limits. */
const MAX_KEY_LENGTH = 320

/**
 * Returns the normalized form that compares e-mail addresses and usernames. Two names are equal if their normalized
 * forms are equal. The server shows names as they were entered.
 */
export function nameKeyOf(emailOrUsername: string): string {
  const folded = searchTermOf(emailOrUsername)
  // Normalization can expand one character to 18.
  return folded.length <= MAX_KEY_LENGTH ? folded : Buffer.from(sha256(folded)).toString('hex')
}

/** Returns the normalized form of a search term. Normalization can produce spaces, so the text is trimmed last. */
export function searchTermOf(text: string): string {
  return fold(text).trim()
}

/** The strings that identify a user. */
interface UserNames {
  readonly id: string
  readonly emailOrUsername: string | null
  readonly displayName: string | null
}

/** Returns the names that authenticators and browsers show. Both are required by WebAuthn. */
export function displayedNamesOf({ id, emailOrUsername, displayName }: UserNames): {
  name: string
  displayName: string
} {
  const name = emailOrUsername ?? id
  return { name, displayName: displayName ?? name }
}

/** Ids and names cannot contain it, so a search term never matches across two of them. */
const SEPARATOR = '\n'

/** Returns the normalized text that user searches match. */
export function searchTextOf({ id, emailOrUsername, displayName }: UserNames): string {
  return [id, emailOrUsername, displayName].map((text) => fold(text ?? '')).join(SEPARATOR)
}

/** Invisible characters are removed: otherwise two names that look the same could differ. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

function fold(text: string): string {
  // Lower-casing can undo the normalization, so it is repeated.
  return text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '').normalize('NFKC')
}
