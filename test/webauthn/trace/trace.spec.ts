import {
  EngineDefectError,
  EngineError,
  MalformedInputError,
  UnsupportedError,
} from '../../../src/webauthn/errors/engine-error.js'
import type { Evidence } from '../../../src/webauthn/trace/evidence.js'
import { perform } from '../../../src/webauthn/trace/perform.js'
import type { TraceReport } from '../../../src/webauthn/trace/report.js'
import { Trace } from '../../../src/webauthn/trace/trace.js'
import { PolicyError, VerificationError } from '../../../src/webauthn/trace/verification-error.js'
import { INNER, OUTER } from './procedure.js'

const O = OUTER.rows
const I = INNER.rows

/** Returns what `run` throws. */
function thrownBy(run: () => unknown): unknown {
  try {
    run()
  } catch (error) {
    return error
  }
  throw new Error('nothing was thrown')
}

describe('Trace.verify', () => {
  it('records a condition that holds', () => {
    const trace: Trace = new Trace(OUTER)
    trace.verify(O.origin, true)
    expect(trace.entries).toEqual([{ step: O.origin, outcome: 'passed', evidence: undefined }])
  })

  it.each([
    ['origin_unexpected', VerificationError],
    ['backup_state_refused', PolicyError],
    ['format_unsupported', UnsupportedError],
    ['attested_data_missing', MalformedInputError],
  ] as const)('throws the error class of the code %s', (code, expected) => {
    const error = thrownBy(() => new Trace(OUTER).verify(O.origin, false, undefined, code)) as EngineError
    expect(error).toBeInstanceOf(expected)
    expect(error.name).toBe(expected.name)
    expect(error.code).toBe(code)
    expect(error.occurrence?.step).toBe('outer.origin')
  })

  it('names the step in the error, and the setting in a PolicyError', () => {
    const error = thrownBy(() => new Trace(OUTER).verify(O.origin, false, undefined, 'backup_state_refused'))
    expect(error).toMatchObject({ step: 'outer.origin', setting: 'backup.state' })
    expect(error).toMatchObject({ message: 'backup_state_refused at outer.origin' })
  })

  it('uses the step as the path of a MalformedInputError', () => {
    const error = thrownBy(() => new Trace(OUTER).verify(O.origin, false, undefined, 'attested_data_missing'))
    expect(error).toMatchObject({ path: 'outer.origin' })
  })

  it('does not compute evidence before a report is rendered', () => {
    let computed = 0
    const evidence = (): Evidence => ({ times: ++computed })
    const trace: Trace = new Trace(OUTER)
    trace.verify(O.origin, true, evidence)
    const error = thrownBy(() => trace.verify(O.optional, false, evidence)) as EngineError
    expect(computed).toBe(0)
    error.occurrence?.report()
    expect(computed).toBe(2)
  })
})

describe('Trace.check', () => {
  it('records a condition that holds and throws if it does not', () => {
    const trace: Trace = new Trace(OUTER)
    trace.check(O.origin, () => true)
    const error = thrownBy(() => trace.check(O.optional, () => false))
    expect(error).toMatchObject({ code: 'user_verification_missing', step: 'outer.optional' })
    expect(trace.entries).toMatchObject([
      { step: O.origin, outcome: 'passed' },
      { step: O.optional, outcome: 'failed', code: 'user_verification_missing' },
    ])
  })

  it('throws an EngineError with the step in which it occurred', () => {
    const fault = new MalformedInputError('bytes_truncated', { path: 'x', offset: 3 })
    const trace: Trace = new Trace(OUTER)
    const error = thrownBy(() => trace.check(O.origin, () => raise(fault))) as EngineError
    expect(error).toBeInstanceOf(MalformedInputError)
    expect(error).toMatchObject({ code: fault.code, path: 'x', offset: 3, occurrence: { step: 'outer.origin' } })
    expect(trace.entries).toEqual([{ step: O.origin, outcome: 'failed', code: 'bytes_truncated' }])
  })
})

describe('Trace.check records evidence', () => {
  const evidenceOf = (trace: Trace) => trace.report().steps.find(({ id }) => id === 'outer.origin')?.evidence
  const check = (trace: Trace, holds: () => boolean) => trace.check(O.origin, holds, () => ({ alg: -7 }))

  it('when the condition holds', () => {
    const trace: Trace = new Trace(OUTER)
    check(trace, () => true)
    expect(evidenceOf(trace)).toEqual({ alg: -7 })
  })

  it.each<[string, () => boolean]>([
    ['does not hold', () => false],
    ['throws', () => raise(new UnsupportedError('algorithm_unsupported', '-999'))],
  ])('when the condition %s', (_, holds) => {
    const trace: Trace = new Trace(OUTER)
    thrownBy(() => check(trace, holds))
    expect(evidenceOf(trace)).toEqual({ alg: -7 })
  })
})

describe('Trace.let', () => {
  it('returns the computed value', () => {
    const trace: Trace = new Trace(OUTER)
    expect(trace.let(O.parse, () => 7)).toBe(7)
    expect(trace.entries).toEqual([{ step: O.parse, outcome: 'passed' }])
  })

  it('throws an EngineError with the step in which it occurred', () => {
    const fault = new MalformedInputError('bytes_truncated', { path: 'x', offset: 3 })
    const trace: Trace = new Trace(OUTER)
    const error = thrownBy(() => trace.let(O.parse, () => raise(fault))) as EngineError
    expect(error).toBeInstanceOf(MalformedInputError)
    expect(error).toMatchObject({ code: fault.code, path: 'x', offset: 3, occurrence: { step: 'outer.parse' } })
    expect(fault.occurrence).toBeUndefined()
    expect(trace.report()).toMatchObject({ outcome: 'failed', failedStep: 'outer.parse' })
  })

  it('rethrows other errors unchanged and records no outcome', () => {
    const defect = new TypeError('boom')
    const trace: Trace = new Trace(OUTER)
    expect(thrownBy(() => trace.let(O.parse, () => raise(defect)))).toBe(defect)
    expect(trace.entries).toEqual([])
  })
})

describe('Trace.within', () => {
  it('runs a nested catalogue in a step', () => {
    const trace: Trace = new Trace(OUTER)
    expect(trace.within(O.nested, INNER, (inner) => inner.let(I.parse, () => 'x'))).toBe('x')
    expect(trace.entries).toMatchObject([{ step: O.nested, outcome: 'passed', inner: { catalogue: INNER } }])
  })

  it('reports the inner step of a failure and the whole outer procedure', () => {
    const trace: Trace = new Trace(OUTER)
    trace.let(O.parse, () => undefined)
    const error = thrownBy(() => trace.within(O.nested, INNER, (inner) => inner.verify(I.check, false))) as EngineError
    expect(error.occurrence?.step).toBe('inner.check')
    const report = error.occurrence?.report() as TraceReport
    expect(report).toMatchObject({ ceremony: 'outer', outcome: 'failed', failedStep: 'inner.check' })
    const nested = report.steps.find(({ id }) => id === 'outer.nested')
    expect(nested).toMatchObject({ outcome: 'failed', code: 'tpm_name_mismatch' })
    expect(nested?.inner?.[0]?.steps.map(({ outcome }) => outcome)).toEqual(['not-reached', 'failed', 'not-reached'])
  })

  it('attempt continues after a failed alternative and records the reason', () => {
    const trace: Trace = new Trace(OUTER)
    const refused = trace.attempt(O.nested, INNER, (inner) => inner.verify(I.check, false))
    const accepted = trace.attempt(O.nested, INNER, () => 'accepted')
    expect([refused, accepted]).toEqual([undefined, 'accepted'])
    const report = trace.report()
    expect(report.outcome).toBe('passed')
    expect(trace.entries[0]).toMatchObject({ outcome: 'skipped', reason: 'an alternative failed: tpm_name_mismatch' })
    const nested = report.steps.find(({ id }) => id === 'outer.nested')
    expect(nested).toMatchObject({ outcome: 'passed', inner: [{ procedure: 'inner' }, { procedure: 'inner' }] })
    expect(nested?.inner?.[0]?.steps.map(({ outcome }) => outcome)).toEqual(['not-reached', 'failed', 'not-reached'])
  })

  it('attempt rethrows errors that are not EngineErrors', () => {
    const defect = new RangeError('boom')
    expect(thrownBy(() => new Trace(OUTER).attempt(O.nested, INNER, () => raise(defect)))).toBe(defect)
  })

  it('rethrows other errors unchanged', () => {
    const defect = new RangeError('boom')
    expect(thrownBy(() => new Trace(OUTER).within(O.nested, INNER, () => raise(defect)))).toBe(defect)
  })
})

describe('perform', () => {
  it('returns the result of the procedure', () => {
    expect(perform(OUTER, (trace) => trace.let(O.parse, () => 1))).toBe(1)
  })

  it('rethrows EngineErrors', () => {
    const fault = new UnsupportedError('algorithm_unsupported', '-999')
    expect(thrownBy(() => perform(OUTER, () => raise(fault)))).toBe(fault)
  })

  it.each([new TypeError('boom'), 'a text', undefined])(
    'throws an EngineDefectError with the cause %p, never a verdict',
    (cause) => {
      const error = thrownBy(() => perform(OUTER, () => raise(cause))) as EngineDefectError
      expect(error).toBeInstanceOf(EngineDefectError)
      expect(error).not.toBeInstanceOf(EngineError)
      expect(error.cause).toBe(cause)
      expect(error.message).not.toContain('boom')
    },
  )
})

function raise(error: unknown): never {
  throw error
}
