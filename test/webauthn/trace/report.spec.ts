import { EDITION_LABEL } from '../../../src/webauthn/trace/edition.js'
import type { StepReport, TraceReport } from '../../../src/webauthn/trace/report.js'
import { Trace } from '../../../src/webauthn/trace/trace.js'
import { refusalOf } from '../../support/table.js'
import { INNER, OUTER } from './procedure.js'

const O = OUTER.rows
const I = INNER.rows

function outcomes({ steps }: TraceReport): Record<string, string> {
  return Object.fromEntries(steps.map(({ id, outcome }) => [id, outcome]))
}

function row({ steps }: TraceReport, id: string): StepReport | undefined {
  return steps.find((step) => step.id === id)
}

describe('a report', () => {
  it('contains ceremony, section, edition and outcome', () => {
    const { steps, ...head } = new Trace(OUTER).report()
    expect(head).toEqual({ ceremony: 'outer', section: '§1', edition: EDITION_LABEL, outcome: 'passed' })
    expect(steps).toHaveLength(7)
  })

  it('contains the outcome of every step, including steps of the client and the caller', () => {
    const trace: Trace = new Trace(OUTER)
    trace.let(O.parse, () => 1)
    trace.verify(O.origin, true)
    trace.skip(O.nested, 'nothing to do')
    expect(outcomes(trace.report())).toEqual({
      'outer.prepare': 'caller',
      'outer.ask': 'client',
      'outer.parse': 'passed',
      'outer.origin': 'passed',
      'outer.nested': 'skipped',
      'outer.optional': 'not-reached',
      'outer.store': 'caller',
    })
  })

  it('contains code and evidence of a failed step and no code for other steps', () => {
    const trace: Trace = new Trace(OUTER)
    const { report } = refusalOf(() => {
      trace.let(O.parse, () => 1)
      trace.verify(O.origin, false, () => ({ got: 'https://evi1.example', expected: ['https://example.org'] }))
    })
    expect(report).toMatchObject({ outcome: 'failed', failedStep: 'outer.origin' })
    expect(row(report, 'outer.origin')).toEqual({
      id: 'outer.origin',
      number: 4,
      kind: 'verify',
      text: 'The origin is expected.',
      outcome: 'failed',
      code: 'origin_unexpected',
      evidence: { got: 'https://evi1.example', expected: ['https://example.org'] },
    })
    expect(report.steps.filter(({ code }) => code !== undefined)).toHaveLength(1)
  })

  it('contains the reason of a skipped step', () => {
    const trace: Trace = new Trace(OUTER)
    trace.skip(O.optional, 'not asked for')
    expect(row(trace.report(), 'outer.optional')).toMatchObject({ outcome: 'skipped', reason: 'not asked for' })
  })

  it('reports a step as failed if one check fails, with the evidence of all checks', () => {
    const trace: Trace = new Trace(OUTER)
    const { report } = refusalOf(() => {
      trace.verify(O.origin, true, () => ({ first: 1 }))
      trace.verify(O.origin, false, () => ({ second: 2 }), 'top_origin_unexpected')
    })
    expect(row(report, 'outer.origin')).toMatchObject({
      outcome: 'failed',
      code: 'top_origin_unexpected',
      evidence: { first: 1, second: 2 },
    })
    expect(row(report, 'outer.origin')?.demands).toStrictEqual([
      { outcome: 'passed' },
      { outcome: 'failed', code: 'top_origin_unexpected' },
    ])
  })

  it('lists the outcome of each check if they differ', () => {
    const trace: Trace = new Trace(OUTER)
    trace.skip(O.origin, 'nothing to compare')
    trace.verify(O.origin, true)
    trace.skip(O.optional, 'one reason')
    trace.skip(O.optional, 'another')
    const report = trace.report()
    expect(row(report, 'outer.origin')).toMatchObject({
      outcome: 'passed',
      reason: 'nothing to compare',
      demands: [{ outcome: 'skipped', reason: 'nothing to compare' }, { outcome: 'passed' }],
    })
    expect(row(report, 'outer.optional')).toMatchObject({
      outcome: 'skipped',
      reason: 'one reason; another',
      demands: [
        { outcome: 'skipped', reason: 'one reason' },
        { outcome: 'skipped', reason: 'another' },
      ],
    })
  })

  it('identifies the failed check after a skipped one', () => {
    const trace: Trace = new Trace(OUTER)
    const { report } = refusalOf(() => {
      trace.skip(O.origin, 'nothing to compare')
      trace.verify(O.origin, false, undefined, 'top_origin_unexpected')
    })
    const demands = [
      { outcome: 'skipped', reason: 'nothing to compare' },
      { outcome: 'failed', code: 'top_origin_unexpected' },
    ]
    expect(row(report, 'outer.origin')).toMatchObject({ outcome: 'failed', code: 'top_origin_unexpected', demands })
  })

  it('does not list checks with equal outcomes', () => {
    const trace: Trace = new Trace(OUTER)
    for (const _ of [1, 2]) trace.verify(O.origin, true)
    for (const _ of [1, 2]) trace.skip(O.optional, 'not asked for')
    const report = trace.report()
    expect(row(report, 'outer.origin')).not.toHaveProperty('demands')
    expect(row(report, 'outer.optional')).toMatchObject({ outcome: 'skipped', reason: 'not asked for' })
    expect(row(report, 'outer.optional')).not.toHaveProperty('demands')
  })

  it('reports a step as failed although later checks pass', () => {
    const trace: Trace = new Trace(OUTER)
    refusalOf(() => trace.verify(O.origin, false))
    trace.verify(O.origin, true)
    expect(trace.report()).toMatchObject({ outcome: 'failed', failedStep: 'outer.origin' })
    expect(row(trace.report(), 'outer.origin')).toMatchObject({ outcome: 'failed', code: 'origin_unexpected' })
  })

  it('contains the nested catalogue of a step', () => {
    const trace: Trace = new Trace(OUTER)
    trace.within(O.nested, INNER, (inner) => inner.verify(I.check, true))
    expect(row(trace.report(), 'outer.nested')?.inner).toMatchObject([{ procedure: 'inner', section: '§2' }])
  })

  it('has no evidence for a step without evidence', () => {
    const trace: Trace = new Trace(OUTER)
    trace.verify(O.origin, true)
    expect(row(trace.report(), 'outer.origin')).not.toHaveProperty('evidence')
  })

  it('is plain JSON', () => {
    const trace: Trace = new Trace(OUTER)
    trace.verify(O.origin, true, () => ({ bytes: Uint8Array.of(1), none: undefined, nothing: null, list: ['a', 1] }))
    trace.within(O.nested, INNER, (inner) => inner.skip(I.check, 'x'))
    const report = trace.report()
    expect(JSON.parse(JSON.stringify(report))).toStrictEqual(report)
  })
})
