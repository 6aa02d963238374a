import { AUTHENTICATION } from '../../../src/webauthn/ceremonies/authentication.steps.js'
import { REGISTRATION } from '../../../src/webauthn/ceremonies/registration.steps.js'
import { CATALOGUES } from '../../../src/webauthn/catalogues.js'
import { describeCode, ERROR_CODES } from '../../../src/webauthn/errors/registry.js'
import type { Catalogue, Step } from '../../../src/webauthn/trace/step.js'

const rowsOf = (catalogue: Catalogue): Step[] => Object.values(catalogue.rows)
const ALL = CATALOGUES.flatMap(rowsOf)

function repeated<T>(values: readonly T[]): T[] {
  return values.filter((value, index) => values.indexOf(value) !== index)
}

it.each([
  [REGISTRATION, '§7.1', 29],
  [AUTHENTICATION, '§7.2', 25],
])('the catalogue of a ceremony has a row for every step of its section', (catalogue: Catalogue, section, count) => {
  expect(catalogue.section).toBe(section)
  expect(rowsOf(catalogue)).toHaveLength(count)
})

it('all catalogues have different names', () => {
  expect(repeated(CATALOGUES.map(({ name }) => name))).toEqual([])
})

it('all step IDs of all catalogues are different', () => {
  expect(repeated(ALL.map(({ id }) => id))).toEqual([])
})

describe.each(CATALOGUES.map((catalogue) => [catalogue.name, catalogue] as const))(
  'the catalogue %s',
  (name, catalogue) => {
    const rows = rowsOf(catalogue)

    it('numbers its rows from 1 in order', () => {
      expect(rows.map(({ number }) => number)).toEqual(rows.map((_, index) => index + 1))
    })

    it('prefixes each step ID with its name and uses the key of the row as the rest', () => {
      expect(rows.map(({ id }) => id)).toEqual(Object.keys(catalogue.rows).map((key) => `${name}.${key}`))
    })

    it('describes each step in one unique sentence and names its section', () => {
      for (const { text, anchor } of rows) {
        expect(text).toMatch(/^[A-Z].*[^.]\.$/)
        expect(anchor).toMatch(/^[a-zA-Z0-9-]+$/)
      }
      expect(repeated(rows.map(({ text }) => text))).toEqual([])
    })

    it('has registered codes for exactly the rows that can fail', () => {
      for (const { id, kind, code, furtherCodes = [] } of rows) {
        if (kind !== 'verify') expect({ id, code, furtherCodes }).toEqual({ id, code: null, furtherCodes: [] })
        for (const each of [code, ...furtherCodes]) {
          if (each === null) continue
          expect(Object.keys(ERROR_CODES)).toContain(each)
          expect(describeCode(each).kind).not.toBe('configuration')
        }
        expect(repeated([code, ...furtherCodes])).toEqual([])
      }
    })
  },
)
