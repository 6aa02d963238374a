import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describeCode } from '../../../src/webauthn/errors/registry.js'
import { STATEMENTS_CODES } from '../../../src/webauthn/errors/statements.codes.js'
import { findStatementFormat, STATEMENT_CATALOGUES } from '../../../src/webauthn/statements/registry.js'
import { ATTESTATION_FORMATS } from '../../../src/webauthn/statements/statement.js'
import type { Step } from '../../../src/webauthn/trace/step.js'

const specs = readdirSync(import.meta.dirname)
  .filter((name) => name.endsWith('.spec.ts') && name !== 'catalogues.spec.ts')
  .map((name) => readFileSync(join(import.meta.dirname, name), 'utf8'))
  .join('\n')

const steps: readonly Step[] = STATEMENT_CATALOGUES.flatMap(({ rows }) => Object.values(rows))
const refusing = steps.filter(({ kind, code }) => kind === 'verify' && code !== null)

describe('the catalogues of the attestation statement formats', () => {
  it.each(ATTESTATION_FORMATS)('include the format %s', (fmt) => {
    expect(STATEMENT_CATALOGUES).toContain(findStatementFormat(fmt)?.catalogue)
  })

  it.each(['', 'Packed', 'packed ', 'constructor', 'android-keystore'])('do not include the format %j', (fmt) => {
    expect(findStatementFormat(fmt)).toBeUndefined()
  })

  it.each(STATEMENT_CATALOGUES.map((catalogue) => [catalogue.name, catalogue] as const))(
    '%s numbers its steps from 1 and prefixes their ids with its own name',
    (name, { rows }) => {
      const listed = Object.entries(rows)
      expect(listed.map(([, { number }]) => number)).toEqual(listed.map((_, index) => index + 1))
      expect(listed.map(([, { id }]) => id)).toEqual(listed.map(([key]) => `${name}.${key}`))
    },
  )

  it('have a unique text for each step', () => {
    const texts = steps.map(({ id, text }) => `${id.split('.')[0]}: ${text}`)
    expect(new Set(texts).size).toBe(texts.length)
  })

  it.each(refusing.map((step) => [step.id, step] as const))('have a test for each code of %s', (id, step) => {
    expect(specs.includes(`'${id}'`)).toBe(true)
    for (const code of [step.code, ...(step.furtherCodes ?? [])])
      expect({ code, tested: specs.includes(`'${code}'`) }).toEqual({ code, tested: true })
  })

  it('have a test for every code of the layer', () => {
    for (const code of Object.keys(STATEMENTS_CODES))
      expect({ code, tested: specs.includes(`'${code}'`) }).toEqual({ code, tested: true })
  })

  it('name a setting for every policy code', () => {
    const codes = refusing.flatMap(({ code, furtherCodes }) => [code, ...(furtherCodes ?? [])])
    const policies = codes
      .flatMap((code) => (code === null ? [] : describeCode(code)))
      .filter(({ kind }) => kind === 'policy')
    for (const { setting } of policies) expect(setting).toMatch(/^attestation\.(statements\.|formats$)/)
  })
})
