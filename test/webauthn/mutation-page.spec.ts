import { readFileSync } from 'node:fs'
// @ts-expect-error: a script in plain JavaScript
import * as untyped from '../../scripts/mutation/page.mjs'

interface Page {
  readonly text: string
  readonly unjudged: readonly unknown[]
  readonly stale: readonly unknown[]
}

const { makePage } = untyped as { makePage: () => Page }

describe('docs/mutation.md', () => {
  const { text, unjudged, stale } = makePage()

  it('is the current output of `npm run mutation -- --page`', () => {
    expect(readFileSync('docs/mutation.md', 'utf8')).toBe(text)
  })

  it('judges all surviving mutants and no others', () => {
    expect(unjudged).toEqual([])
    expect(stale).toEqual([])
  })

  it('shows a score of at least 90 % for every folder of the engine', () => {
    const scores = [...text.matchAll(/^\| .* \| ([\d.]+) % \|/gm)].map(([, score]) => Number(score))
    expect(scores.length).toBeGreaterThan(1)
    expect(Math.min(...scores)).toBeGreaterThanOrEqual(90)
  })
})
