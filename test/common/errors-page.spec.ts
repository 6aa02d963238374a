import { readFileSync } from 'node:fs'
import { join } from 'node:path'
// @ts-expect-error: a script in plain JavaScript
import * as untyped from '../../scripts/docs/errors.mjs'
import { ENGINE_STATUS } from '../../src/common/problems/engine-problem.js'
import { PROBLEM_CODES } from '../../src/common/problems/problem-codes.data.js'
import { ERROR_CODES } from '../../src/webauthn/index.js'

const { renderErrorsPage } = untyped as { renderErrorsPage: (registries: object) => string }
const page = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8')

describe('docs/errors.md', () => {
  it('is what `npm run docs:errors` writes', () => {
    expect(page).toBe(renderErrorsPage({ service: PROBLEM_CODES, engine: ERROR_CODES, statusOf: ENGINE_STATUS }))
  })

  it('and the registries name each other exactly', () => {
    const named = [...page.matchAll(/^\| `([a-z0-9_]+)` \|/gm)].map(([, code]) => code)
    expect(named).toEqual([...Object.keys(PROBLEM_CODES), ...Object.keys(ERROR_CODES)])
  })
})
