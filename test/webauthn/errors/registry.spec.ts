import { BYTES_CODES } from '../../../src/webauthn/errors/bytes.codes.js'
import { CEREMONIES_CODES } from '../../../src/webauthn/errors/ceremonies.codes.js'
import type { CodeTable } from '../../../src/webauthn/errors/code-entry.js'
import { CRYPTO_CODES } from '../../../src/webauthn/errors/crypto.codes.js'
import { describeCode, ERROR_CODES, type ErrorCode } from '../../../src/webauthn/errors/registry.js'
import { STATEMENTS_CODES } from '../../../src/webauthn/errors/statements.codes.js'
import { STRUCTURES_CODES } from '../../../src/webauthn/errors/structures.codes.js'
import { TRUST_CODES } from '../../../src/webauthn/errors/trust.codes.js'

const TABLES: readonly CodeTable[] = [
  BYTES_CODES,
  STRUCTURES_CODES,
  CRYPTO_CODES,
  STATEMENTS_CODES,
  TRUST_CODES,
  CEREMONIES_CODES,
]
const CODES = Object.keys(ERROR_CODES) as ErrorCode[]

/** Paths of rules in the ceremony expectations and in the metadata rules. */
const SETTINGS = /^(?:attestation|metadata|backup|extensions)(?:\.[a-zA-Z0-9]+)+$|^(?:signCount|shortestCredentialId)$/

describe('the registry of error codes', () => {
  it('contains every code of every table, each in one table only', () => {
    // The registry is made by spreading the tables, so the later row of a duplicate code would win silently.
    expect(TABLES.flatMap((table) => Object.keys(table)).sort()).toEqual([...CODES].sort())
  })

  it.each(CODES)('%s is in snake_case and its title is one sentence', (code) => {
    const { title } = describeCode(code)
    expect(code).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/)
    expect(title).toMatch(/^[A-Z].*[^.]\.$/)
    expect(title).not.toMatch(/\. /)
  })

  it('gives every code its own title', () => {
    const titles = CODES.map((code) => describeCode(code).title)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('names a setting for every policy code and for no other code', () => {
    for (const code of CODES) {
      const { kind, setting } = describeCode(code)
      expect({ code, named: SETTINGS.test(setting ?? '') }).toEqual({ code, named: kind === 'policy' })
    }
  })
})
