import { sha256 } from '../../common/hash.js'

/** Returns a normalized form of a name. */
export type Fold = (text: string) => string

const MAX_KEY_LENGTH = 320

const INVISIBLE =
  /[\u{16FE4}\p{Default_Ignorable_Code_Point}\u2800\uFFF9-\uFFFB\u{13430}-\u{1343F}\u{13441}\u{13442}\u{1D159}]/gu

/** Normalizes names as the server did when this migration was written. A migration must not change with the code. */
export function currentFoldOf(text: string): string {
  const visible = [...text.normalize('NFKC').replace(INVISIBLE, '')]
  const folded = visible.map(foldCase).join('').normalize('NFKC').replace(/\s+/gu, ' ')
  return folded === text ? folded : currentFoldOf(folded)
}

function foldCase(character: string): string {
  if (character === 'ı') return character
  return [...character.toLowerCase().toUpperCase()].map((each) => each.toLowerCase()).join('')
}

/** Normalizes names as the server did before this migration. */
export function previousFoldOf(text: string): string {
  return text
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Default_Ignorable_Code_Point}/gu, '')
    .normalize('NFKC')
}

export function nameKeyOf(name: string, foldOf: Fold): string {
  const folded = foldOf(name).trim()
  return folded.length <= MAX_KEY_LENGTH ? folded : Buffer.from(sha256(folded)).toString('hex')
}

export function searchTextOf(texts: readonly (string | null)[], foldOf: Fold): string {
  return texts.map((text) => foldOf(text ?? '')).join('\n')
}
