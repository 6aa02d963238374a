import { isJsonObject, type JsonObject, type JsonValue } from '../../bytes/json.js'
import type { AcceptableAnchor } from '../trust-anchors.js'
import { readCertificate } from './metadata-certificate.js'
import { malformed, Members } from './members.js'
import type { Problems } from './problems.js'

/** The members of a vendor's metadata statement that the engine uses (Metadata Statement 3.1 §3). */
export interface MetadataStatement {
  /** The AAGUID of the model in lower case. */
  readonly aaguid: string | undefined
  /** The name of the model in English. */
  readonly description: string
  /** Names for users by IETF language tag, e.g. `en-US`. Empty if the statement has none. */
  readonly friendlyNames: ReadonlyMap<string, string>
  /** Names of the FIDO registry, e.g. `basic_full`; unknown ones are kept. */
  readonly attestationTypes: readonly string[]
  /** Names of the FIDO registry, e.g. `secp256r1_ecdsa_sha256_raw`; unknown ones are kept. */
  readonly authenticationAlgorithms: readonly string[]
  /** Trust anchors: roots, intermediates or attestation certificates. */
  readonly anchors: readonly AcceptableAnchor[]
  /** `unsupported`, `explicit`, `implicit` or a newer value; `undefined` if the statement does not contain it. */
  readonly multiDeviceCredentialSupport: string | undefined
  readonly getInfo: AuthenticatorGetInfo | undefined
  /** The complete statement as received, including icons and names. */
  readonly json: JsonObject
}

/** The members of an `authenticatorGetInfo` response that the engine uses (CTAP 2.2 §6.4). */
interface AuthenticatorGetInfo {
  /** Option IDs with their values, e.g. `rk`. */
  readonly options: ReadonlyMap<string, boolean>
  /** COSE algorithms of its credentials; `undefined` if the response does not list them. */
  readonly algorithms: readonly number[] | undefined
}

/**
 * Reads the statement of an entry. Skips unreadable certificates and records them in `problems`.
 *
 * @throws MalformedInputError `metadata_blob_malformed`
 */
export function readStatement(value: JsonValue | undefined, path: string, problems: Problems): MetadataStatement {
  const members = new Members(value, path)
  return {
    aaguid: members.optionalText('aaguid')?.toLowerCase(),
    description: members.text('description'),
    friendlyNames: readFriendlyNames(members, problems),
    attestationTypes: members.texts('attestationTypes'),
    authenticationAlgorithms: members.texts('authenticationAlgorithms'),
    anchors: readAnchors(members, problems),
    multiDeviceCredentialSupport: members.optionalText('multiDeviceCredentialSupport'),
    getInfo: readGetInfo(members, problems),
    json: members.json,
  }
}

/** Skips malformed names: no check depends on them. */
function readFriendlyNames(statement: Members, problems: Problems): ReadonlyMap<string, string> {
  const name = 'friendlyNames'
  if (!statement.has(name)) return new Map()
  const path = statement.pathOf(name)
  const members = problems.salvage(path, () => new Members(statement.json[name], path))
  const tags = Object.keys(members?.json ?? {})
  return new Map(
    tags.flatMap((tag) => {
      const text = problems.salvage(`${path}.${tag}`, () => members?.text(tag))
      return text === undefined ? [] : [[tag, text] as const]
    }),
  )
}

function readAnchors(members: Members, problems: Problems): readonly AcceptableAnchor[] {
  const name = 'attestationRootCertificates'
  if (!members.has(name)) return []
  const certificates = problems.salvageEach(members.list(name), members.pathOf(name), readCertificate)
  return certificates.map((certificate) => ({ certificate, vouchesFor: 'model' }))
}

/** Ignores the AAGUID in this member: vendors use many notations, and no check depends on it. */
function readGetInfo(statement: Members, problems: Problems): AuthenticatorGetInfo | undefined {
  const name = 'authenticatorGetInfo'
  if (!statement.has(name)) return undefined
  const path = statement.pathOf(name)
  return problems.salvage(path, () => {
    const members = new Members(statement.json[name], path)
    return { options: readOptions(members), algorithms: readAlgorithms(members) }
  })
}

function readOptions(members: Members): ReadonlyMap<string, boolean> {
  if (!members.has('options')) return new Map()
  const path = members.pathOf('options')
  const options = new Members(members.json['options'], path)
  return new Map(
    Object.entries(options.json).map(([name, value]) => {
      if (typeof value !== 'boolean') throw malformed(options.pathOf(name))
      return [name, value]
    }),
  )
}

function readAlgorithms(members: Members): readonly number[] | undefined {
  if (!members.has('algorithms')) return undefined
  return members.list('algorithms').map((value) => {
    const id = isJsonObject(value) ? value['alg'] : undefined
    if (typeof id !== 'number') throw malformed(members.pathOf('algorithms'))
    return id
  })
}
