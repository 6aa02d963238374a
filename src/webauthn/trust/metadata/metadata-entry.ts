import type { Aaguid } from '../../bytes/brand.js'
import type { JsonObject, JsonValue } from '../../bytes/json.js'
import { malformed, Members } from './members.js'
import { type MetadataStatement, readStatement } from './metadata-statement.js'
import type { Problems } from './problems.js'
import { readStatusReports, type StatusReport } from './status-report.js'

/** The metadata of one authenticator model (MDS 3.1 §3.1.1). */
export interface MetadataEntry {
  /** The AAGUID of a FIDO2 authenticator. */
  readonly aaguid: Aaguid | undefined
  /** The key identifiers of a U2F authenticator: SHA-1 hashes of its attestation keys in lower-case hex. */
  readonly keyIdentifiers: readonly string[]
  /** `undefined` if the entry has no readable statement. */
  readonly statement: MetadataStatement | undefined
  readonly statusReports: readonly StatusReport[]
  /** The entry as received. */
  readonly json: JsonObject
}

const AAGUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/
const KEY_IDENTIFIER = /^[0-9a-f]{40}$/

/**
 * Reads one entry. If the entry identifies its model, its status reports are always read, so that a malformed statement
 * cannot hide a revocation.
 *
 * @throws MalformedInputError `metadata_blob_malformed` when the entry does not identify its model
 */
export function readEntry(value: JsonValue, path: string, problems: Problems): MetadataEntry {
  const members = new Members(value, path)
  const identity = readIdentity(members, problems)
  return {
    ...identity,
    statement: readStatementOf(members, identity.aaguid, problems),
    statusReports: readStatusReports(members, problems),
    json: members.json,
  }
}

/**
 * Reads the AAGUID or the key identifiers of an entry (MDS 3.1 §3.1.1). An entry with only an AAID belongs to a UAF
 * authenticator, which WebAuthn does not use. Malformed identifiers are skipped; valid ones are still used.
 */
function readIdentity(members: Members, problems: Problems): Pick<MetadataEntry, 'aaguid' | 'keyIdentifiers'> {
  const aaguid = problems.salvage(members.pathOf('aaguid'), () => readAaguid(members))
  const keyIdentifiers = readKeyIdentifiers(members, problems)
  if (aaguid === undefined && keyIdentifiers.length === 0 && !members.has('aaid')) throw malformed(members.path)
  return { aaguid, keyIdentifiers }
}

function readAaguid(members: Members): Aaguid | undefined {
  const aaguid = members.optionalText('aaguid')?.toLowerCase()
  if (aaguid === undefined || isAaguid(aaguid)) return aaguid
  throw malformed(members.pathOf('aaguid'))
}

function readKeyIdentifiers(members: Members, problems: Problems): readonly string[] {
  const name = 'attestationCertificateKeyIdentifiers'
  if (!members.has(name)) return []
  const path = members.pathOf(name)
  const list = problems.salvage(path, () => members.list(name))
  return problems.salvageEach(list ?? [], path, readKeyIdentifier)
}

function readKeyIdentifier(value: JsonValue, path: string): string {
  const identifier = typeof value === 'string' ? value.toLowerCase() : ''
  if (KEY_IDENTIFIER.test(identifier)) return identifier
  throw malformed(path)
}

function isAaguid(text: string): text is Aaguid {
  return AAGUID.test(text)
}

function readStatementOf(
  entry: Members,
  aaguid: Aaguid | undefined,
  problems: Problems,
): MetadataStatement | undefined {
  const name = 'metadataStatement'
  if (!entry.has(name)) return undefined
  const path = entry.pathOf(name)
  const statement = problems.salvage(path, () => readStatement(entry.json[name], path, problems))
  if (statement === undefined || statement.aaguid === aaguid) return statement
  // The anchors in the statement of another model must not apply to this one.
  problems.note('metadata_entry_contradictory', `${path}.aaguid`)
  return undefined
}
