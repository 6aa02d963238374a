import { readFileSync } from 'node:fs'
import { join } from 'node:path'
// @ts-expect-error: a script in plain JavaScript
import * as untyped from '../../scripts/docs/spec-map.mjs'
import { CATALOGUES, type Catalogue, EDITION_LABEL } from '../../src/webauthn/inspect.js'

interface SpecMap {
  readonly catalogues: readonly Catalogue[]
  readonly edition: string
  readonly root: string
}

const { renderSpecMap } = untyped as { renderSpecMap: (map: SpecMap) => string }
const root = join(import.meta.dirname, '../..')

describe('docs/spec-map.md', () => {
  const map = renderSpecMap({ catalogues: CATALOGUES, edition: EDITION_LABEL, root })

  it('is the current output of `npm run docs`', () => {
    expect(readFileSync(join(root, 'docs/spec-map.md'), 'utf8')).toBe(map)
  })

  it('lists a file for every step that the engine performs', () => {
    const steps = CATALOGUES.flatMap(({ rows }) => Object.values(rows)).filter(
      ({ kind }) => kind === 'verify' || kind === 'let',
    )
    for (const { id } of steps) {
      const row = map.split('\n').find((line) => line.includes(` \`${id}\` `))
      expect(row).toMatch(/src\/webauthn\//)
    }
  })

  it('lists a test for every step with an error code', () => {
    const steps = CATALOGUES.flatMap(({ rows }) => Object.values(rows)).filter(({ code }) => code !== null)
    const untested = steps.filter(({ id }) => {
      const row = map.split('\n').find((line) => line.includes(` \`${id}\` `))
      return row?.includes('](../test/') !== true
    })
    expect(untested.map(({ id }) => id)).toEqual([])
  })
})
