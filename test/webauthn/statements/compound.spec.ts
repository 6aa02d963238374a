import type { CborValue, StatementMaker } from '../../../src/testing/index.js'
import {
  appleFormat,
  compoundFormat,
  noneFormat,
  packedFormat,
  packedSelfFormat,
} from '../../support/statements/formats.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../../support/statements/settings.js'
import { flipBit } from '../../../src/testing/bytes.js'
import { refusalOf, verifyMade } from '../../support/statements/verify-statement.js'

const packed = packedFormat()
const broken = packedFormat({ changeSignature: flipBit })
const unknown: StatementMaker = { fmt: 'example.unknown', make: () => new Map() }
const formats = new Set(['compound', 'packed', 'none'] as const)
const any = { settings: { ...STRICT_STATEMENTS, compound: LAX_STATEMENTS.compound } }

function entry(fmt: CborValue, attStmt: CborValue): CborValue {
  return new Map<string, CborValue>([
    ['fmt', fmt],
    ['attStmt', attStmt],
  ])
}

describe('compound attestation', () => {
  it('verifies and returns the result of each part [att.compound.trust-merge]', () => {
    const { result, trace } = verifyMade(compoundFormat([packed, appleFormat(), packedSelfFormat()]))
    expect(result).toMatchObject({
      type: 'compound',
      parts: [
        { format: 'packed', result: { type: 'certified', means: 'uncertain' } },
        { format: 'apple', result: { type: 'certified', means: 'anonca' } },
        { format: 'packed', result: { type: 'self' } },
      ],
    })
    expect(trace.report()).toMatchObject({ outcome: 'passed' })
  })

  it.each<[string, readonly StatementMaker[], readonly string[]]>([
    ['none and none', [noneFormat(), noneFormat()], ['none', 'none']],
    ['none and self attestation', [noneFormat(), packedSelfFormat()], ['none', 'self']],
  ])('returns the results of %s unchanged [att.compound.trust-merge]', (_name, makers, types) => {
    const { result } = verifyMade(compoundFormat(makers))
    if (result.type !== 'compound') throw new Error('not compound')
    expect(result.parts.map((part) => part.result.type)).toEqual(types)
  })

  it.each<[string, StatementMaker, string, string]>([
    ['an empty list [att.compound.count]', compoundFormat([]), 'compound_too_few', 'compound.count'],
    ['a single statement [att.compound.count]', compoundFormat([packed]), 'compound_too_few', 'compound.count'],
    [
      'five statements',
      compoundFormat(Array.from({ length: 5 }, () => noneFormat())),
      'compound_too_many',
      'compound.count',
    ],
    [
      'a nested compound statement [att.compound.no-nesting]',
      compoundFormat([packed, compoundFormat([packed, packed])]),
      'compound_nested',
      'compound.nesting',
    ],
    [
      'one invalid statement of two [att.compound.policy]',
      compoundFormat([packed, broken]),
      'attestation_signature_invalid',
      'packed.signature',
    ],
    [
      'a statement of an unknown format [att.compound.policy]',
      compoundFormat([packed, unknown]),
      'format_unsupported',
      'compound.format',
    ],
    [
      'a string as an element',
      compoundFormat([packed], (parts) => [...parts, 'packed']),
      'statement_malformed',
      'compound.syntax',
    ],
    [
      'an element without attStmt',
      compoundFormat([packed], (parts) => [...parts, new Map([['fmt', 'none']])]),
      'statement_malformed',
      'compound.syntax',
    ],
    [
      'an element with a third member',
      compoundFormat([packed], (parts) => [
        ...parts,
        new Map<string, CborValue>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', Uint8Array.of(1)],
        ]),
      ]),
      'statement_malformed',
      'compound.syntax',
    ],
    [
      'a format that is a number',
      compoundFormat([packed], (parts) => [...parts, entry(1, new Map())]),
      'statement_malformed',
      'compound.syntax',
    ],
    [
      'a format that is not an identifier',
      compoundFormat([packed], (parts) => [...parts, entry('', new Map())]),
      'statement_malformed',
      'compound.syntax',
    ],
    [
      'a statement that is a string',
      compoundFormat([packed], (parts) => [...parts, entry('none', '')]),
      'statement_malformed',
      'compound.syntax',
    ],
    [
      'a statement that is an array',
      compoundFormat([packed], (parts) => [...parts, entry('packed', [])]),
      'statement_malformed',
      'packed.syntax',
    ],
  ])('rejects %s', (_name, maker, code, step) => {
    expect(refusalOf(maker)).toEqual({ code, step })
  })

  it('rejects a statement whose format is not accepted [att.compound.policy]', () => {
    expect(refusalOf(compoundFormat([packed, appleFormat()]), { formats })).toEqual({
      code: 'format_disabled',
      step: 'compound.format',
    })
  })

  it('verifies with four statements', () => {
    const { result } = verifyMade(compoundFormat(Array.from({ length: 4 }, () => noneFormat())))
    expect(result).toMatchObject({ parts: { length: 4 } })
  })

  it('reports every part', () => {
    const { trace } = verifyMade(compoundFormat([broken, packed]), any)
    const report = trace.report()
    expect(report.outcome).toBe('passed')
    expect(report.steps.find(({ id }) => id === 'compound.part')?.inner).toHaveLength(2)
  })

  it('reports which parts were verified or skipped, and why', () => {
    const { steps } = verifyMade(compoundFormat([packed, broken, unknown]), any).trace.report()
    const reason = 'an alternative failed: attestation_signature_invalid'
    expect(steps.find(({ id }) => id === 'compound.part')).toMatchObject({
      outcome: 'passed',
      reason,
      demands: [{ outcome: 'passed' }, { outcome: 'skipped', reason }],
    })
    const notAccepted = 'the format is not accepted'
    expect(steps.find(({ id }) => id === 'compound.format')).toMatchObject({
      outcome: 'passed',
      reason: notAccepted,
      demands: [{ outcome: 'passed' }, { outcome: 'passed' }, { outcome: 'skipped', reason: notAccepted }],
    })
  })

  it('reports that every format was accepted', () => {
    const { steps } = verifyMade(compoundFormat([packed, broken]), any).trace.report()
    expect(steps.find(({ id }) => id === 'compound.format')).toMatchObject({ outcome: 'passed' })
  })

  it.each<[string, readonly StatementMaker[], number]>([
    ['ignores an invalid statement', [broken, packed], 1],
    ['ignores a statement of an unknown format', [unknown, packed], 1],
    ['returns all valid statements', [packed, packedSelfFormat(), noneFormat()], 3],
    ['accepts only statements of the format "none" if no statement failed', [noneFormat(), noneFormat()], 2],
    ['accepts the format "none" together with a stronger statement', [broken, noneFormat(), packed], 2],
  ])('%s if one statement suffices [att.compound.policy]', (_name, makers, count) => {
    expect(verifyMade(compoundFormat(makers), any).result).toMatchObject({ type: 'compound', parts: { length: count } })
  })

  it.each<[string, readonly StatementMaker[]]>([
    ['all statements are invalid', [broken, broken]],
    ['the format of the valid statement is not accepted', [broken, appleFormat()]],
    ['the valid statement proves nothing', [broken, noneFormat()]],
  ])('rejects a compound of which one statement suffices if %s [att.compound.policy]', (_name, makers) => {
    expect(refusalOf(compoundFormat(makers), { ...any, formats })).toEqual({
      code: 'compound_insufficient',
      step: 'compound.sufficient',
    })
  })
})
