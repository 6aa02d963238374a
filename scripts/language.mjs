// Counts phrases that make our English hard to read, in comments, docs, texts for users and test titles, and fails when
// a class has more than one in 1,000 words. `npm run language [-- PATH…]` prints every place in the given files and
// folders; `-- --summary` prints the counts alone. The phrases are in language/markers.mjs, the exceptions, each with its
// reason, in language/exceptions.mjs.
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'
import { markersIn, wordsIn } from './language/count.mjs'
import { EXCEPTIONS } from './language/exceptions.mjs'
import { textsOf } from './language/texts.mjs'

const ROOT = resolve(import.meta.dirname, '..')
const SKIPPED = new Set(['node_modules', 'dist', 'data', 'coverage', 'reports', 'corpus', '.git', '.stryker-tmp'])
const KINDS = ['comments', 'docs', 'texts', 'titles']
const LIMIT = 1.0

const asked = process.argv.slice(2).filter((argument) => !argument.startsWith('--'))
const summaryOnly = process.argv.includes('--summary')

const totals = Object.fromEntries(KINDS.map((kind) => [kind, { words: 0, markers: 0 }]))
for (const path of filesIn(ROOT).filter(isAsked)) count(path)
for (const kind of KINDS) console.log(lineOf(kind))
process.exit(KINDS.some((kind) => densityOf(kind) > LIMIT) ? 1 : 0)

function filesIn(directory) {
  return readdirSync(directory, { withFileTypes: true })
    .filter(({ name }) => !SKIPPED.has(name))
    .flatMap((entry) => {
      const path = join(directory, entry.name)
      return entry.isDirectory() ? filesIn(path) : [relative(ROOT, path).split(sep).join('/')]
    })
}

function isAsked(path) {
  return asked.length === 0 || asked.some((prefix) => path.startsWith(prefix.replace(/^\.\//, '')))
}

function count(path) {
  const exceptions = EXCEPTIONS.filter((exception) => path.startsWith(exception.path))
  if (exceptions.some(({ line }) => line === undefined)) return
  const source = readFileSync(join(ROOT, path), 'utf8')
  for (const { kind, start, text } of textsOf(path, source)) {
    totals[kind].words += wordsIn(text)
    for (const { index, phrase, advice } of markersIn(text)) {
      const number = source.slice(0, start + index).split('\n').length
      const line = source.split('\n')[number - 1]
      if (exceptions.some((exception) => line.includes(exception.line))) continue
      totals[kind].markers += 1
      if (!summaryOnly) console.log(`${path}:${number}: ${kind}: "${phrase}": ${advice}`)
    }
  }
}

function densityOf(kind) {
  const { words, markers } = totals[kind]
  return words === 0 ? 0 : (1000 * markers) / words
}

function lineOf(kind) {
  const { words, markers } = totals[kind]
  const verdict = densityOf(kind) > LIMIT ? `more than ${LIMIT.toFixed(1)}` : 'ok'
  return `${kind}: ${markers} in ${words} words, ${densityOf(kind).toFixed(2)} per 1,000: ${verdict}`
}
