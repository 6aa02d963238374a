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

/** Ids of the rows with an outcome. */
function rowsThat({ steps }: TraceReport, ...outcomes: string[]): string[] {
  return steps.filter(({ outcome }) => outcomes.includes(outcome)).map(({ id }) => id)
}

describe.each([
  ['registration', REGISTRATION, () => register().trace, () => register({ deviate: EVIL })],
  ['authentication', AUTHENTICATION, () => authenticate().trace, () => authenticate({ deviate: EVIL })],
])('the report of a %s', (name, catalogue, accepted, refused) => {
  it('that passed has an outcome for every row, none of them open', () => {
    const report = accepted().report()
    expect(report).toMatchObject({ ceremony: name, edition: EDITION_LABEL, outcome: 'passed' })
    expect(report).not.toHaveProperty('failedStep')
    expect(report.steps.map(({ id }) => id)).toEqual(idsOf(catalogue))
    expect(rowsThat(report, 'failed', 'not-reached')).toEqual([])
  })

  it('leaves to client and caller what is theirs, and does everything else', () => {
    const report = accepted().report()
    const theirs = report.steps.filter(({ kind }) => kind === 'client' || kind === 'caller').map(({ id }) => id)
    expect(rowsThat(report, 'client', 'caller')).toEqual(theirs)
    expect(theirs).toHaveLength(3)
    expect(rowsThat(report, 'passed', 'skipped')).toHaveLength(report.steps.length - theirs.length)
  })

  it('that failed says where, why, and what was seen', () => {
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

  it('that failed has passed all rows before, and reached none after, but for those of others', () => {
    const { report } = refusalOf(refused)
    const ours = report.steps.filter(({ kind }) => kind === 'verify' || kind === 'let')
    const failed = ours.findIndex(({ outcome }) => outcome === 'failed')
    const before = ours.slice(0, failed).filter(({ outcome }) => outcome !== 'passed' && outcome !== 'skipped')
    expect(before).toEqual([])
    expect(new Set(ours.slice(failed + 1).map(({ outcome }) => outcome))).toEqual(new Set(['not-reached']))
  })
})

/** The row of a report with that id. */
function rowOf({ steps }: TraceReport, id: string): StepReport | undefined {
  return steps.find((step) => step.id === id)
}

describe('the report of an authentication tells of a step that was done in part', () => {
  it('that the record knows no eligibility to compare', () => {
    const report = authenticate({ record: { backupEligible: 'unknown' } }).trace.report()
    const reason = 'the credential record has no backup eligibility'
    expect(rowOf(report, AUTHENTICATION.rows.backup.id)).toMatchObject({
      outcome: 'passed',
      reason,
      demands: [{ outcome: 'skipped', reason }, { outcome: 'passed' }, { outcome: 'passed' }],
    })
  })

  it('that a counter fell and was let pass', () => {
    const fell = { deviate: fields({ signCount: 3 }), record: { signCount: 500 } }
    const report = authenticate({ ...fell, expected: { signCount: 'flag' } }).trace.report()
    const row = rowOf(report, AUTHENTICATION.rows.signCount.id)
    expect(row).toMatchObject({ outcome: 'passed', evidence: { stored: 500, received: 3, verdict: 'not-increased' } })
    expect(row?.text).toContain('if the relying party requires it')
  })
})

const RELAXED = { userVerification: 'preferred' } as const

/** The steps of a procedure and of those that carry steps of it out. */
function stepsOf({ steps }: { readonly steps: readonly StepReport[] }): StepReport[] {
  return steps.flatMap((step) => [step, ...(step.inner ?? []).flatMap(stepsOf)])
}

describe.each<[string, () => TraceReport]>([
  ['a registration', () => register().trace.report()],
  [
    'a registration that waives what it may',
    () => register({ expected: { ...RELAXED, mediation: 'conditional' } }).trace.report(),
  ],
  ['an authentication', () => authenticate().trace.report()],
  [
    'an authentication that waives what it may',
    () => authenticate({ expected: { ...RELAXED, signCount: 'ignore' } }).trace.report(),
  ],
  [
    'an authentication of a record that knows no eligibility',
    () => authenticate({ record: { backupEligible: 'unknown' } }).trace.report(),
  ],
])('the report of %s', (_, report) => {
  it('gives a reason for every step that was skipped', () => {
    const skipped = stepsOf(report()).filter(({ outcome }) => outcome === 'skipped')
    expect(skipped).not.toEqual([])
    for (const { reason } of skipped) expect(reason).toMatch(/^\S.+[^.]$/)
  })
})

describe('no report gives a secret away', () => {
  const secrets = [CHALLENGE, USER_HANDLE, ...keyBytes(key.cose), ...keyBytes(held.key.cose), held.id].flatMap(
    spellings,
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

/** The ways bytes are usually written. */
function spellings(bytes: Uint8Array): string[] {
  const buffer = Buffer.from(bytes)
  return [buffer.toString('base64url'), buffer.toString('base64'), buffer.toString('hex'), [...bytes].join(',')]
}
