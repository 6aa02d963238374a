import { readFileSync } from 'node:fs'
import { join } from 'node:path'
// @ts-expect-error: a script in plain JavaScript
import * as untypedHelp from '../../scripts/docs/error-help.data.mjs'
// @ts-expect-error: a script in plain JavaScript
import * as untyped from '../../scripts/docs/errors.mjs'
import { ENGINE_STATUS } from '../../src/common/problems/engine-problem.js'
import { configKeyOf } from '../../src/config/config-key.js'
import { PROBLEM_CODES } from '../../src/common/problems/problem-codes.data.js'
import { ERROR_CODES } from '../../src/webauthn/inspect.js'

const { renderErrorsPage } = untyped as { renderErrorsPage: (registries: object) => string }
const { ERROR_HELP } = untypedHelp as { ERROR_HELP: Record<string, string> }
const page = readFileSync(join(import.meta.dirname, '../../docs/errors.md'), 'utf8')

describe('docs/errors.md', () => {
  it('is the output of `npm run docs:errors`', () => {
    expect(page).toBe(
      renderErrorsPage({ service: PROBLEM_CODES, engine: ERROR_CODES, statusOf: ENGINE_STATUS, configKeyOf }),
    )
  })

  it('lists exactly the codes of the two registries', () => {
    const named = [...page.matchAll(/^\| `([a-z0-9_]+)` \|/gm)].map(([, code]) => code)
    expect(named).toEqual([...Object.keys(PROBLEM_CODES), ...Object.keys(ERROR_CODES)])
  })

  it('gives advice for existing codes only', () => {
    expect(Object.keys(ERROR_HELP).filter((code) => !(code in ERROR_CODES))).toEqual([])
  })
})
