import { AUTHENTICATION } from '../../../src/webauthn/ceremonies/authentication.steps.js'
import { REGISTRATION } from '../../../src/webauthn/ceremonies/registration.steps.js'
import { EDITION_LABEL } from '../../../src/webauthn/trace/edition.js'
import type { StepReport, TraceReport } from '../../../src/webauthn/trace/report.js'
import type { Catalogue } from '../../../src/webauthn/trace/step.js'
import { clientData, fields } from '../../support/authenticator-changes.js'
import { CHALLENGE, ORIGIN, USER_HANDLE } from '../../support/expectations.js'
import { refusalOf } from '../../support/table.js'
import { authenticate, held } from './authentication-case.js'
import { AUTHENTICATION_REFUSALS } from './authentication-refusals.js'
import { key, register } from './registration-case.js'
import { REGISTRATION_REFUSALS } from './registration-refusals.js'

const EVIL = clientData({ origin: 'https://evi1.example' })

function idsOf(catalogue: Catalogue): string[] {
  return Object.values(catalogue.rows).map(({ id }) => id)
}

/** Returns the ids of the rows with one of these outcomes. */
function rowsWith({ steps }: TraceReport, ...outcomes: string[]): string[] {
  return steps.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id)
}

describe.each([
  ['registration', REGISTRATION, () => register().trace, () => register({ tamper: EVIL })],
  ['authentication', AUTHENTICATION, () => authenticate().trace, () => authenticate({ tamper: EVIL })],
])('the report of a %s', (name, catalogue, accepted, refused) => {
  it('that passed has a final outcome for every row', () => {
    const report = accepted().report()
    expect(report).toMatchObject({ ceremony: name, edition: EDITION_LABEL, outcome: 'passed' })
    expect(report).not.toHaveProperty('failedStep')
    expect(report.steps.map(({ id }) => id)).toEqual(idsOf(catalogue))
    expect(rowsWith(report, 'failed', 'not-reached')).toEqual([])
  })

  it('marks the steps of the client and the caller, and performs all others', () => {
    const report = accepted().report()
    const external = report.steps.filter(({ kind }) => kind === 'client' || kind === 'caller').map(({ id }) => id)
    expect(rowsWith(report, 'client', 'caller')).toEqual(external)
    expect(external).toHaveLength(3)
    expect(rowsWith(report, 'passed', 'skipped')).toHaveLength(report.steps.length - external.length)
  })

  it('that failed contains the step, the code and the evidence', () => {
    const { report } = refusalOf(refused)
    const { edition, outcome, failedStep, steps } = report
    expect({ edition, outcome, failedStep }).toEqual({
      edition: EDITION_LABEL,
      outcome: 'failed',
      failedStep: `${name}.origin`,
    })
    expect(steps.find(({ id }) => id === failedStep)).toMatchObject({
      outcome: 'failed',
      code: 'origin_unexpected',
      evidence: { got: 'https://evi1.example', expected: [ORIGIN] },
    })
  })

  it('that failed has passed all engine steps before the failed one and reached no later one', () => {
    const { report } = refusalOf(refused)
    const engineSteps = report.steps.filter(({ kind }) => kind === 'verify' || kind === 'let')
    const failed = engineSteps.findIndex(({ outcome }) => outcome === 'failed')
    const before = engineSteps.slice(0, failed).filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')
    expect(before).toEqual([])
    expect(new Set(engineSteps.slice(failed + 1).map(({ outcome }) => outcome))).toEqual(new Set(['not-reached']))
  })
})

/** Finds the row of a report by its id. */
function rowOf({ steps }: TraceReport, id: string): StepReport | undefined {
  return steps.find((step) => step.id === id)
}

describe('the report of an authentication', () => {
  it('lists the checks of a step that was partly skipped', () => {
    const report = authenticate({ record: { backupEligible: 'unknown' } }).trace.report()
    const reason = 'the credential record has no backup eligibility'
    expect(rowOf(report, AUTHENTICATION.rows.backup.id)).toMatchObject({
      outcome: 'passed',
      reason,
      demands: [{ outcome: 'skipped', reason }, { outcome: 'passed' }, { outcome: 'passed' }],
    })
  })

  it('shows a decreased counter that the policy accepts', () => {
    const decreased = { tamper: fields({ signCount: 3 }), record: { signCount: 500 } }
    const report = authenticate({ ...decreased, expected: { signCount: 'flag' } }).trace.report()
    const row = rowOf(report, AUTHENTICATION.rows.signCount.id)
    expect(row).toMatchObject({ outcome: 'passed', evidence: { stored: 500, received: 3, verdict: 'not-increased' } })
    expect(row?.text).toContain('if the relying party requires it')
  })
})

const RELAXED = { userVerification: 'preferred' } as const

/** Returns the steps of a procedure and of all procedures nested in it. */
function stepsOf({ steps }: { readonly steps: readonly StepReport[] }): StepReport[] {
  return steps.flatMap((step) => [step, ...(step.inner ?? []).flatMap(stepsOf)])
}

describe.each<[string, () => TraceReport]>([
  ['a registration', () => register().trace.report()],
  [
    'a registration with relaxed expectations',
    () => register({ expected: { ...RELAXED, mediation: 'conditional' } }).trace.report(),
  ],
  ['an authentication', () => authenticate().trace.report()],
  [
    'an authentication with relaxed expectations',
    () => authenticate({ expected: { ...RELAXED, signCount: 'ignore' } }).trace.report(),
  ],
  [
    'an authentication without backup eligibility in the record',
    () => authenticate({ record: { backupEligible: 'unknown' } }).trace.report(),
  ],
])('the report of %s', (_, report) => {
  it('contains a reason for every skipped step', () => {
    const skipped = stepsOf(report()).filter(({ outcome }) => outcome === 'skipped')
    expect(skipped).not.toEqual([])
    for (const { reason } of skipped) expect(reason).toMatch(/^\S.+[^.]$/)
  })
})

describe('the report contains no secret:', () => {
  const secrets = [CHALLENGE, USER_HANDLE, ...keyBytes(key.cose), ...keyBytes(held.key.cose), held.id].flatMap(
    encodingsOf,
  )

  const reports: [string, () => TraceReport][] = [
    ['an accepted registration', () => register().trace.report()],
    ['an accepted authentication', () => authenticate().trace.report()],
    ...REGISTRATION_REFUSALS.map((row): [string, () => TraceReport] => [
      row.name,
      () => refusalOf(() => register(row)).report,
    ]),
    ...AUTHENTICATION_REFUSALS.map((row): [string, () => TraceReport] => [
      row.name,
      () => refusalOf(() => authenticate(row)).report,
    ]),
  ]

  it.each(reports)('%s', (_, report) => {
    const text = JSON.stringify(report())
    expect(secrets.filter((secret) => text.includes(secret))).toEqual([])
  })
})

function keyBytes(cose: ReadonlyMap<number, unknown>): Uint8Array[] {
  return [...cose.values()].filter((value) => value instanceof Uint8Array)
}

/** Returns the usual text encodings of bytes. */
function encodingsOf(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes)
  return [buffer.toString('base64url'), buffer.toString('base64'), buffer.toString('hex'), [...bytes].join(',')]
}
