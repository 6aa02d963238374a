import { sha256 } from '../common/hash.js'

/** The longest key, in UTF-16 code units: no column or index holds any number of them. */
const LONGEST_KEY = 320

/**
 * The form in which e-mail addresses and usernames are compared: the only place that decides which two are the same.
 * What is shown is always what was written.
 */
export function nameKeyOf(emailOrUsername: string): string {
  const folded = soughtTextOf(emailOrUsername)
  // The normal form of one character can be 18 of them.
  return folded.length <= LONGEST_KEY ? folded : Buffer.from(sha256(folded)).toString('hex')
}

/** What is searched for, in the form in which names are compared. */
export function soughtTextOf(text: string): string {
  return fold(text).trim()
}

/** What is known of a user by words. */
interface Wording {
  readonly id: string
  readonly emailOrUsername: string | null
  readonly displayName: string | null
}

/** What authenticators and browsers call a user: names they cannot do without. */
export function shownNamesOf({ id, emailOrUsername, displayName }: Wording): { name: string; displayName: string } {
  const name = emailOrUsername ?? id
  return { name, displayName: displayName ?? name }
}

/** Neither ids nor names can hold it, so nothing that is searched for reaches from one into the next. */
const SEPARATOR = '\n'

/** The text in which a user is searched for, in the form in which names are compared. */
export function searchTextOf({ id, emailOrUsername, displayName }: Wording): string {
  return [id, emailOrUsername, displayName].map((text) => fold(text ?? '')).join(SEPARATOR)
}

/** Characters that show nothing by themselves: with them, two names that look alike would be two. */
const INVISIBLE = /\p{Default_Ignorable_Code_Point}/gu

function fold(text: string): string {
  // Lower case can undo the normal form, and the normal form can bring forth spaces.
  return text.normalize('NFKC').toLowerCase().replace(INVISIBLE, '').normalize('NFKC')
}
