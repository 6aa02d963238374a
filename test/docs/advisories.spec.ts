import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

const FOLDER = join(import.meta.dirname, '../advisories')
const page = readFileSync(join(import.meta.dirname, '../../docs/advisories.md'), 'utf8')

/** The rows of the page: the identifiers of an advisory, and the file of its test. */
const rows = [...page.matchAll(/^\| (.+?) \| .+ \| \[test\]\(\.\.\/test\/advisories\/(.+?)\) \|$/gm)].map(
  ([, ids = '', file = '']) => ({ ids, file }),
)

describe('docs/advisories.md', () => {
  it('has one row for each test of test/advisories', () => {
    expect(rows.map(({ file }) => file).sort()).toEqual(readdirSync(FOLDER).sort())
  })

  it.each(rows)('names the advisories that $file tests: $ids', ({ ids, file }) => {
    const titles = [...readFileSync(join(FOLDER, file), 'utf8').matchAll(/^describe\('([^']+)'/gm)].map(
      ([, title = '']) => title,
    )
    expect(titles.length).toBeGreaterThan(0)
    for (const title of titles) {
      expect(ids.split(', ').filter((id) => !title.includes(id))).toEqual([])
    }
  })
})
