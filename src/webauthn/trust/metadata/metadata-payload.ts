import { parseStrictJson } from '../../bytes/json.js'
import { decodeUtf8 } from '../../bytes/utf8.js'
import { malformed, Members } from './members.js'
import { type MetadataEntry, readEntry } from './metadata-entry.js'
import { type MetadataProblem, Problems } from './problems.js'

/** The contents of a metadata BLOB (MDS 3.1 §3.1.6). */
export interface MetadataPayload {
  /** The terms of use of the BLOB. */
  readonly legalHeader: string
  /** The serial number of the BLOB, which increases with each BLOB. */
  readonly number: number
  /** The latest day on which the next BLOB is due, as midnight UTC. */
  readonly nextUpdate: Date
  readonly entries: readonly MetadataEntry[]
  /** Parts of the BLOB that could not be read and were skipped. */
  readonly problems: readonly MetadataProblem[]
}

/** Maximum number of entries. The published BLOB lists hundreds. */
const MOST_ENTRIES = 20_000

/**
 * Parses a payload whose signature has been verified. Malformed entries are skipped and reported in `problems`.
 *
 * @throws MalformedInputError `utf8_invalid`, `json_*`, `metadata_blob_malformed` when the BLOB as a whole is malformed
 */
export function parsePayload(bytes: Uint8Array, path: string): MetadataPayload {
  const members = new Members(parseStrictJson(decodeUtf8(bytes, path), path), path)
  const problems = new Problems()
  return {
    legalHeader: members.text('legalHeader'),
    number: members.count('no'),
    nextUpdate: members.date('nextUpdate'),
    entries: readEntries(members, problems),
    problems: problems.found,
  }
}

function readEntries(members: Members, problems: Problems): readonly MetadataEntry[] {
  const list = members.list('entries')
  if (list.length > MOST_ENTRIES) throw malformed(members.pathOf('entries'))
  const seen = new Set<string>()
  return list.flatMap((value, index) => {
    const path = `${members.pathOf('entries')}[${index}]`
    const entry = problems.salvage(path, () => readEntry(value, path, problems))
    if (entry === undefined) return []
    const names = [...entry.keyIdentifiers, ...(entry.aaguid === undefined ? [] : [entry.aaguid])]
    if (names.some((name) => seen.has(name))) problems.note('metadata_entry_duplicate', path)
    for (const name of names) seen.add(name)
    return [entry]
  })
}

/** Whether the next BLOB is overdue (MDS 3.1 §3.2). */
export type Freshness =
  | { readonly verdict: 'fresh' }
  /** `overdueMillis` is the time since the end of the day on which the next BLOB was due. */
  | { readonly verdict: 'stale'; readonly overdueMillis: number }

const DAY_MILLIS = 86_400_000

/** Assesses the freshness of a BLOB, which becomes stale at the end of its `nextUpdate` day. */
export function assessFreshness({ nextUpdate }: Pick<MetadataPayload, 'nextUpdate'>, at: Date): Freshness {
  const overdueMillis = at.getTime() - (nextUpdate.getTime() + DAY_MILLIS)
  return overdueMillis < 0 ? { verdict: 'fresh' } : { verdict: 'stale', overdueMillis }
}

/**
 * The result of comparing serial numbers (MDS 3.1 §3.2):
 *
 * - `newer`: the BLOB supersedes the one in use;
 * - `unchanged`: it is the one in use;
 * - `older`: it has been superseded; an attacker may be replaying it.
 */
type Succession = 'newer' | 'unchanged' | 'older'

/**
 * Compares the serial number of a BLOB with the BLOB in use.
 *
 * @param last the serial number of the BLOB in use, or `none`
 * @param next the serial number of the new BLOB
 */
export function assessBlobSuccession(last: number | 'none', next: number): Succession {
  if (last === 'none' || next > last) return 'newer'
  return next === last ? 'unchanged' : 'older'
}
