import { noneFormat, packedSelfFormat } from '../../support/statements/formats.js'
import { refusalOf, verifyMade } from '../../support/statements/verify-statement.js'

const SYNTAX = { code: 'none_statement_not_empty', step: 'none.syntax' }

describe('a statement of the format none', () => {
  it('verifies with a nonzero AAGUID and proves nothing [att.none.zero-aaguid-optional]', () => {
    const { result, trace } = verifyMade(noneFormat())
    expect(result).toEqual({ type: 'none' })
    expect(trace.report()).toMatchObject({ outcome: 'passed' })
  })

  it('must not contain certificates [att.none.empty]', () => {
    expect(refusalOf(noneFormat(new Map([['x5c', [Uint8Array.of(1)]]])))).toEqual(SYNTAX)
  })

  it('must not be the statement of another format [att.none.empty]', () => {
    expect(refusalOf({ ...packedSelfFormat(), fmt: 'none' })).toEqual(SYNTAX)
  })
})
