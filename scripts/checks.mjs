// Lists the checks of docs/checks.jsonl that have no test, and fails when a check has neither a test nor a reason. A test title names its
// checks in brackets: `it('rejects a duplicate map key [cbor.dup-keys]', …)`. The reason for a missing test is in `gap`.
import { readdirSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'

const ROOT = resolve(import.meta.dirname, '..')
const TAG = /\[([a-z0-9][a-z0-9., -]*)\]/g

const checks = readFileSync(join(ROOT, 'docs/checks.jsonl'), 'utf8')
  .split('\n')
  .filter((line) => line !== '')
  .map((line) => JSON.parse(line))
const tests = readTests(join(ROOT, 'test'))

const known = new Set(checks.map(({ id }) => id))
const covered = checks.filter(({ id }) => tests.has(id))
const explained = checks.filter(({ id, gap }) => gap && !tests.has(id))
const open = checks.filter(({ id, gap }) => !gap && !tests.has(id))
const stale = checks.filter(({ id, gap }) => gap && tests.has(id))
const unknown = [...tests.keys()].filter((id) => looksLikeCheck(id) && !known.has(id))

for (const { id, gap } of explained) console.log(`no test: ${id}: ${gap}`)
for (const { id } of open) console.log(`MISSING: ${id}`)
for (const { id } of stale) console.log(`STALE: ${id} has a test; remove its gap`)
for (const id of unknown) console.log(`UNKNOWN: ${id} in ${tests.get(id).join(', ')}`)
console.log(
  `${covered.length} of ${checks.length} checks have a test, ${explained.length} have a reason for a missing test`,
)
process.exit(open.length + stale.length + unknown.length === 0 ? 0 : 1)

/** Returns the ids of checks in test titles, each with the files that contain it. */
function readTests(directory) {
  const found = new Map()
  for (const entry of readdirSync(directory, { recursive: true })) {
    if (!entry.endsWith('.ts')) continue
    for (const [, tag] of readFileSync(join(directory, entry), 'utf8').matchAll(TAG)) {
      for (const id of tag.split(/[, ]+/)) found.set(id, [...(found.get(id) ?? []), `test/${entry}`])
    }
  }
  return found
}

/** Brackets also enclose lists and types. Only a name that starts like an existing id is a misspelt id. */
function looksLikeCheck(id) {
  const [area] = id.split('.')
  return id.split('.').length > 1 && checks.some((check) => check.id.startsWith(`${area}.`))
}
