import { sha256 } from '../common/hash.js'
import { INVISIBLE_CHARACTERS } from '../common/invisible-characters.js'

/** The maximum length of a key in UTF-16 code units, which the database column limits. */
const MAX_KEY_LENGTH = 320

/**
 * Returns the normalized form that compares e-mail addresses and usernames: NFKC with full case folding, without invisible
 * characters, and with one space for each run of spaces. Two names are equal if their normalized forms are equal. The server
 * shows names as they were entered.
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

/** Returns the normalized text that a search for users matches. */
export function searchTextOf({ id, emailOrUsername, displayName }: UserNames): string {
  return [id, emailOrUsername, displayName].map((text) => fold(text ?? '')).join(SEPARATOR)
}

const INVISIBLE = new RegExp(`[${INVISIBLE_CHARACTERS}]`, 'gu')

/** The Turkish dotless i has the same upper case as i, but Unicode does not fold it to i. */
const DOTLESS_I = 'ı'

/** Repeats the normalization until it changes nothing, because case folding can undo NFKC and NFKC can undo case folding. */
function fold(text: string): string {
  const folded = foldOnce(text)
  return folded === text ? folded : fold(folded)
}

function foldOnce(text: string): string {
  const visible = text.normalize('NFKC').replace(INVISIBLE, '')
  return [...visible].map(foldCase).join('').normalize('NFKC').replace(/\s+/gu, ' ')
}

/**
 * Returns the full case folding of a character. The upper case expands ß to SS. Characters are folded one by one, because
 * the lower case of Σ depends on its position in a word.
 */
function foldCase(character: string): string {
  if (character === DOTLESS_I) return character
  const upper = character.toLowerCase().toUpperCase()
  return [...upper].map((each) => each.toLowerCase()).join('')
}
