import type { JsonObject, JsonValue } from '../../bytes/json.js'
import type { Certificate } from '../../crypto/certificate.js'
import { readCertificate } from './metadata-certificate.js'
import { Members } from './members.js'
import type { Problems } from './problems.js'

/** The status of an unreadable report. It is handled like an unknown status. */
export const UNREADABLE_STATUS = 'UNREADABLE'

/** One status of an authenticator model (MDS 3.1 §3.1.3). */
export interface StatusReport {
  /** A value of MDS 3.1 §3.1.4, or a newer one. */
  readonly status: string
  /** The start of the status; `undefined` if it has no start. */
  readonly effectiveDate: Date | undefined
  /** The end of the status, exclusive; `undefined` if it has no end. */
  readonly sunsetDate: Date | undefined
  /** Whether the status applies to the whole model or only to certain attestation certificates. */
  readonly scope: 'model' | readonly Certificate[]
  /** The report as received. */
  readonly json: JsonObject
}

/**
 * Reads the status reports of an entry. An unreadable member makes a report stricter: an unreadable status is unknown, an
 * unreadable date does not limit the report, and an unreadable certificate extends it to the whole model.
 */
export function readStatusReports(entry: Members, problems: Problems): readonly StatusReport[] {
  const list = problems.salvage(entry.pathOf('statusReports'), () => entry.list('statusReports'))
  if (list === undefined) return [unreadable()]
  return list.map((value, index) => readStatusReport(value, `${entry.pathOf('statusReports')}[${index}]`, problems))
}

function readStatusReport(value: JsonValue, path: string, problems: Problems): StatusReport {
  const members = problems.salvage(path, () => new Members(value, path))
  if (members === undefined) return unreadable()
  const status = problems.salvage(path, () => members.text('status')) ?? UNREADABLE_STATUS
  const dateOf = (name: string): Date | undefined =>
    members.has(name) ? problems.salvage(path, () => members.date(name)) : undefined
  return {
    status,
    effectiveDate: dateOf('effectiveDate'),
    sunsetDate: dateOf('sunsetDate'),
    scope: readScope(members, problems),
    json: members.json,
  }
}

function readScope(members: Members, problems: Problems): StatusReport['scope'] {
  const names = ['batchCertificate', 'certificate'].filter((name) => members.has(name))
  const certificates = names.map((name) =>
    problems.salvage(members.pathOf(name), () => readCertificate(members.json[name], members.pathOf(name))),
  )
  const readable = certificates.filter((certificate) => certificate !== undefined)
  return readable.length === 0 || readable.length < certificates.length ? 'model' : readable
}

function unreadable(): StatusReport {
  const json = Object.create(null) as JsonObject
  return { status: UNREADABLE_STATUS, effectiveDate: undefined, sunsetDate: undefined, scope: 'model', json }
}

/** Returns whether a report is in effect. All reports in effect apply, regardless of their order. */
export function isInEffect({ effectiveDate, sunsetDate }: StatusReport, at: Date): boolean {
  const isFuture = effectiveDate !== undefined && effectiveDate.getTime() > at.getTime()
  const hasEnded = sunsetDate !== undefined && sunsetDate.getTime() <= at.getTime()
  return !isFuture && !hasEnded
}
