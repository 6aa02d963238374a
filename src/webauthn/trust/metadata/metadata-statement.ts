import { isJsonObject, type JsonObject, type JsonValue } from '../../bytes/json.js'
import type { AcceptableAnchor } from '../trust-anchors.js'
import { readCertificate } from './metadata-certificate.js'
import { malformed, Members } from './members.js'
import type { Problems } from './problems.js'

/** What a vendor states about an authenticator model (Metadata Statement 3.1 §3), as far as the engine uses it. */
export interface MetadataStatement {
  /** The model it is about, as lower-case text. */
  readonly aaguid: string | undefined
  /** In English. */
  readonly description: string
  /** Names of the FIDO registry, e.g. `basic_full`; unknown ones are kept. */
  readonly attestationTypes: readonly string[]
  /** Names of the FIDO registry, e.g. `secp256r1_ecdsa_sha256_raw`; unknown ones are kept. */
  readonly authenticationAlgorithms: readonly string[]
  /** Trust anchors: roots, intermediates or attestation certificates. */
  readonly anchors: readonly AcceptableAnchor[]
  /** `unsupported`, `explicit`, `implicit` or something newer; `undefined` where the statement does not say. */
  readonly multiDeviceCredentialSupport: string | undefined
  readonly getInfo: AuthenticatorGetInfo | undefined
  /** The statement as it stands in the BLOB: icons, names and everything else. */
  readonly json: JsonObject
}

/** What an authenticator of the model answers to `authenticatorGetInfo` (CTAP 2.2 §6.4), as far as the engine uses it. */
export interface AuthenticatorGetInfo {
  /** Option IDs with their values, e.g. `rk`. */
  readonly options: ReadonlyMap<string, boolean>
  /** COSE algorithms of its credentials; `undefined` where it does not say. */
  readonly algorithms: readonly number[] | undefined
}

/**
 * Reads the statement of an entry. A certificate that cannot be read is left out and noted.
 *
 * @throws MalformedInputError `metadata_blob_malformed`
 */
export function readStatement(value: JsonValue | undefined, path: string, problems: Problems): MetadataStatement {
  const members = new Members(value, path)
  return {
    aaguid: members.optionalText('aaguid')?.toLowerCase(),
    description: members.text('description'),
    attestationTypes: members.texts('attestationTypes'),
    authenticationAlgorithms: members.texts('authenticationAlgorithms'),
    anchors: readAnchors(members, problems),
    multiDeviceCredentialSupport: members.optionalText('multiDeviceCredentialSupport'),
    getInfo: readGetInfo(members, problems),
    json: members.json,
  }
}

function readAnchors(members: Members, problems: Problems): readonly AcceptableAnchor[] {
  const name = 'attestationRootCertificates'
  if (!members.has(name)) return []
  const certificates = problems.salvageEach(members.list(name), members.pathOf(name), readCertificate)
  return certificates.map((certificate) => ({ certificate, vouchesFor: 'model' }))
}

/** Vendors write the AAGUID in here in every thinkable way, and nothing depends on it: it is not read. */
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
