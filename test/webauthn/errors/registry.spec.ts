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

/** Settings: members of the expectations of a ceremony, or of its metadata, that hold a rule. */
const SETTINGS = /^(?:attestation|metadata|backup|extensions)(?:\.[a-zA-Z0-9]+)+$|^(?:signCount|shortestCredentialId)$/

describe('the registry of error codes', () => {
  it('holds every code of every table, and each in one table only', () => {
    // The registry spreads the tables into each other: a code in two of them would silently take the later row.
    expect(TABLES.flatMap((table) => Object.keys(table)).sort()).toEqual([...CODES].sort())
  })

  it.each(CODES)('%s is snake_case, with one sentence for a title', (code) => {
    const { title } = describeCode(code)
    expect(code).toMatch(/^[a-z][a-z0-9]*(?:_[a-z0-9]+)*$/)
    expect(title).toMatch(/^[A-Z].*[^.]\.$/)
    expect(title).not.toMatch(/\. /)
  })

  it('has no two codes with the same title', () => {
    const titles = CODES.map((code) => describeCode(code).title)
    expect(titles.filter((title, index) => titles.indexOf(title) !== index)).toEqual([])
  })

  it('names the setting for every policy code, and for no other', () => {
    for (const code of CODES) {
      const { kind, setting } = describeCode(code)
      expect({ code, named: SETTINGS.test(setting ?? '') }).toEqual({ code, named: kind === 'policy' })
    }
  })
})
