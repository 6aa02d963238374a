import { parseStrictJson } from '../../bytes/json.js'
import { decodeUtf8 } from '../../bytes/utf8.js'
import { malformed, Members } from './members.js'
import { type MetadataEntry, readEntry } from './metadata-entry.js'
import { type MetadataProblem, Problems } from './problems.js'

/** The contents of a metadata BLOB (MDS 3.1 §3.1.6). */
export interface MetadataPayload {
  /** The terms under which the BLOB may be used. */
  readonly legalHeader: string
  /** Serial number of the BLOB; each one has a higher number than the one before. */
  readonly number: number
  /** The day on which the next BLOB is due at the latest: its first moment in UTC. */
  readonly nextUpdate: Date
  readonly entries: readonly MetadataEntry[]
  /** Parts of the BLOB that could not be read and were left out. */
  readonly problems: readonly MetadataProblem[]
}

/** Hundreds of models are listed. */
const MOST_ENTRIES = 20_000

/**
 * Reads a payload. Called only once the signature over it has been verified.
 *
 * @throws MalformedInputError `utf8_invalid`, `json_*`, `metadata_blob_malformed`: the BLOB as a whole is no good.
 *   Single entries that are none become `problems`.
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

/** How current a BLOB is (MDS 3.1 §3.2). */
export type Freshness =
  | { readonly verdict: 'fresh' }
  /** The next BLOB has been due for so many milliseconds. */
  | { readonly verdict: 'stale'; readonly overdueMillis: number }

const DAY_MILLIS = 86_400_000

/** A BLOB is stale once the day of its `nextUpdate` is over. What follows from that is for a policy to say. */
export function assessFreshness({ nextUpdate }: Pick<MetadataPayload, 'nextUpdate'>, at: Date): Freshness {
  const overdueMillis = at.getTime() - (nextUpdate.getTime() + DAY_MILLIS)
  return overdueMillis < 0 ? { verdict: 'fresh' } : { verdict: 'stale', overdueMillis }
}

/**
 * How a BLOB follows on the one in use, by their serial numbers (MDS 3.1 §3.2):
 *
 * - `newer`: to be used from now on;
 * - `unchanged`: the same one again;
 * - `older`: somebody plays back what has been superseded.
 */
export type Succession = 'newer' | 'unchanged' | 'older'

/** @param last serial number of the BLOB in use; `none` where there is none */
export function assessBlobSuccession(last: number | 'none', next: number): Succession {
  if (last === 'none' || next > last) return 'newer'
  return next === last ? 'unchanged' : 'older'
}
