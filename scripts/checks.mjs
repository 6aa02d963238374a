// Says which checks of docs/checks.jsonl have a test. A test names the checks it proves in brackets:
// `it('refuses a duplicate map key [cbor.dup-keys]', …)`. A check without a test needs a written reason in its `gap`.
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
for (const { id } of stale) console.log(`STALE: ${id} has a test and still a reason for having none`)
for (const id of unknown) console.log(`UNKNOWN: ${tests.get(id).join(', ')} names ${id}`)
console.log(`${covered.length} of ${checks.length} checks have a test, ${explained.length} a reason for having none`)
process.exit(open.length + stale.length + unknown.length === 0 ? 0 : 1)

/** Ids of checks with the files that name them. */
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

/** Brackets are also used for lists and types: only names with the first part of some check count as misspelt ids. */
function looksLikeCheck(id) {
  const [area] = id.split('.')
  return id.split('.').length > 1 && checks.some((check) => check.id.startsWith(`${area}.`))
}
