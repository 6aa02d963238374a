import { type AttestationVerdict, encodeBase64url, type TraceReport } from '../webauthn/index.js'
import type { StepReport } from '../webauthn/inspect.js'
import type { CeremonyRecord } from './ceremony-record.js'
import type { Evaluation } from './evaluate-record.js'
import { type UserHandleComparison, userHandleComparisonOf, warningsAbout } from './record-warnings.js'

/** One line of `latchkey verify --jsonl`. Bytes are base64url, `aaguid` is a UUID. */
interface EvaluationLine {
  readonly id: string
  readonly outcome: 'verified' | 'rejected'
  readonly code?: string
  readonly step?: string
  readonly attestation?: { readonly format: string; readonly type: string; readonly trust: string }
  readonly credential?: {
    readonly id: string
    readonly publicKey: string
    readonly signCount: number
    readonly aaguid?: string
    readonly backupEligible: boolean
    readonly backedUp: boolean
  }
  /** Only for verified authentications. */
  readonly userHandle?: UserHandleComparison
  readonly warnings?: readonly string[]
}

/** Renders the result of a record. Without trust anchors in the record, `untrusted` would be meaningless. */
export function renderLine(record: CeremonyRecord, evaluation: Evaluation): EvaluationLine {
  const { id } = record
  const warnings = warningsAbout(record)
  const about = warnings.length === 0 ? {} : { warnings }
  if (evaluation.outcome === 'rejected') {
    const { outcome, code, step } = evaluation
    return { id, outcome, code, ...(step !== undefined && { step }), ...about }
  }
  const { outcome, attestation, credential } = evaluation
  const userHandle = userHandleComparisonOf(record)
  return {
    id,
    outcome,
    ...(attestation && { attestation: renderAttestation(attestation, record.trust !== undefined) }),
    credential: {
      id: encodeBase64url(credential.id),
      publicKey: encodeBase64url(credential.publicKey),
      signCount: credential.signCount,
      ...(credential.aaguid !== undefined && { aaguid: credential.aaguid }),
      backupEligible: credential.flags.backupEligible,
      backedUp: credential.flags.backupState,
    },
    ...(userHandle && { userHandle }),
    ...about,
  }
}

function renderAttestation({ format, type, trust }: AttestationVerdict, assessed: boolean) {
  return { format, type, trust: trust.verdict === 'untrusted' && !assessed ? 'not-assessed' : trust.verdict }
}

/** Renders a trace as a table with one line for each step. Steps of inner procedures are indented. */
export function renderTable(report: TraceReport): string {
  const head = `${report.ceremony} (${report.section}), ${report.edition}: ${report.outcome}`
  return [head, ...report.steps.flatMap((step) => renderStep(step, ''))].join('\n')
}

function renderStep(step: StepReport, indent: string): readonly string[] {
  const note = step.code ?? step.reason
  const line = `${indent}${String(step.number).padStart(3)}  ${step.outcome.padEnd(11)}  ${step.text}`
  const evidence =
    step.outcome === 'failed' && step.evidence ? [`${indent}       ${JSON.stringify(step.evidence)}`] : []
  const inner =
    step.inner?.flatMap(({ steps }) => steps.flatMap((nested) => renderStep(nested, `${indent}     `))) ?? []
  return [note === undefined ? line : `${line} [${note}]`, ...evidence, ...inner]
}
