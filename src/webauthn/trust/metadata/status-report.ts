import type { JsonObject, JsonValue } from '../../bytes/json.js'
import type { Certificate } from '../../crypto/certificate.js'
import { readCertificate } from './metadata-certificate.js'
import { Members } from './members.js'
import type { Problems } from './problems.js'

/** The status of a report that could not be read. No policy knows it, so it counts as an unknown status. */
export const UNREADABLE_STATUS = 'UNREADABLE'

/** One status of an authenticator model (MDS 3.1 §3.1.3). */
export interface StatusReport {
  /** A value of MDS 3.1 §3.1.4, or one that is newer than this engine. */
  readonly status: string
  /** Since when the status holds; `undefined`: ever since. */
  readonly effectiveDate: Date | undefined
  /** From when on the status holds no more; `undefined`: forever. */
  readonly sunsetDate: Date | undefined
  /** What the status is about: the whole model, or the holders of certain attestation certificates. */
  readonly scope: 'model' | readonly Certificate[]
  /** The report as it stands in the BLOB. */
  readonly json: JsonObject
}

/**
 * Reads the reports of an entry. Whatever cannot be read makes a report weigh more, never less: without a status it
 * counts as unknown, without a date as in effect, without its certificate as one about the whole model.
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

/** Whether a report holds at this time. Every report that holds counts, wherever in the list it stands. */
export function isInEffect({ effectiveDate, sunsetDate }: StatusReport, at: Date): boolean {
  const isToCome = effectiveDate !== undefined && effectiveDate.getTime() > at.getTime()
  const hasEnded = sunsetDate !== undefined && sunsetDate.getTime() <= at.getTime()
  return !isToCome && !hasEnded
}
