// The results of mutation tests, one line for each file of the engine: docs/mutation-results.jsonl. Folders and files
// are measured at different times, so each line has its own date.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'

const RESULTS = 'docs/mutation-results.jsonl'

export const FOLDERS = ['errors', 'bytes', 'structures', 'crypto', 'trace', 'statements', 'trust', 'ceremonies']

export const folderOf = (path) => path.split('/', 1)[0]

/** Returns the stored results, `{ file, measured, detected, survivors }`, sorted by path. */
export function readResults() {
  return readLines(RESULTS)
}

/** Replaces the results of a folder or a file by those in a report of Stryker. */
export function keepResults(target, report) {
  const others = readResults().filter(({ file }) => file !== target && !file.startsWith(`${target}/`))
  const measured = new Date().toISOString().slice(0, 10)
  const found = Object.entries(report.files).map(([path, { source, mutants }]) => ({
    file: path.replace(/^src\/webauthn\//, ''),
    measured,
    detected: mutants.filter(({ status }) => status === 'Killed' || status === 'Timeout').length,
    survivors: mutants
      .filter(({ status }) => status === 'Survived' || status === 'NoCoverage')
      .map((mutant) => survivorOf(mutant, source.split('\n')))
      .sort((a, b) => compare(`${a.code} ${a.original} ${a.replacement}`, `${b.code} ${b.original} ${b.replacement}`)),
  }))
  const all = [...others, ...found.filter(({ detected, survivors }) => detected + survivors.length > 0)]
  all.sort((a, b) => compare(a.file, b.file))
  writeFileSync(RESULTS, all.map((each) => `${JSON.stringify(each)}\n`).join(''))
}

/** Reads a JSON Lines file, or returns an empty list when it is missing. */
export function readLines(path) {
  if (!existsSync(path)) return []
  return readFileSync(path, 'utf8')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line))
}

/** Identifies a survivor by its text, so that the identifier remains the same when lines move. */
function survivorOf({ mutatorName, replacement, location, status }, lines) {
  return {
    code: lines[location.start.line - 1].trim(),
    mutator: mutatorName,
    original: oneLine(textAt(lines, location)),
    replacement: oneLine(replacement),
    ...(status === 'NoCoverage' && { covered: false }),
  }
}

/** Lines and columns count from 1. The end column is exclusive. */
function textAt(lines, { start, end }) {
  const text = lines.slice(start.line - 1, end.line)
  text[text.length - 1] = text.at(-1).slice(0, end.column - 1)
  text[0] = text[0].slice(start.column - 1)
  return text.join('\n')
}

const oneLine = (text) => text.replace(/\s+/g, ' ').trim()

const compare = (a, b) => (a < b ? -1 : a > b ? 1 : 0)
