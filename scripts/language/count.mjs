import { MARKERS } from './markers.mjs'

const WORD = /[A-Za-z][A-Za-z'’-]*/g

/** How many words a text has. */
export function wordsIn(text) {
  return text.match(WORD)?.length ?? 0
}

/** The markers in a text, in its order: `{ index, phrase, advice }`. A place counts once. */
export function markersIn(text) {
  const found = MARKERS.flatMap(({ pattern, advice }) =>
    [...text.matchAll(pattern)].map(({ 0: match, index }) => ({
      index,
      length: match.length,
      phrase: oneLine(match),
      advice,
    })),
  )
  return withoutOverlaps(found.sort((a, b) => a.index - b.index))
}

function withoutOverlaps(found) {
  let end = 0
  return found.filter(({ index, length }) => {
    const free = index >= end
    if (free) end = index + length
    return free
  })
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim()
