import type { CborMap, CborValue } from '../bytes/cbor.js'
import { ownBytes } from '../bytes/copy.js'
import type { JsonObject, JsonValue } from '../bytes/json.js'
import { attempt } from '../crypto/attempt.js'
import { MalformedInputError } from '../errors/engine-error.js'
import type { ClientExtensionResults } from '../structures/credential-json.js'
import { type ExtensionOutputs, parseExtensionOutputs } from '../structures/extensions.js'
import type { ExtensionExpectations } from './extension-expectations.js'

/** Outputs of both kinds as they came. */
interface RawOutputs {
  readonly client: ClientExtensionResults
  readonly authenticator: CborMap | undefined
}

/** An output nested deeper is none that anybody defined. */
const MAXIMUM_DEPTH = 32
const NO_CLIENT_OUTPUT: ClientExtensionResults = Object.freeze(Object.create(null) as JsonObject)

/**
 * Types the outputs of known extensions. The relying party may ignore an output nobody asked for (§7.1 step 28, §7.2
 * step 23): where it does, one that has not the shape of its extension is kept with the others, as data.
 *
 * @returns values that share no memory with the response
 * @throws MalformedInputError as {@link parseExtensionOutputs}, and `json_depth`
 */
export function readExtensionOutputs(raw: RawOutputs, expected: ExtensionExpectations): ExtensionOutputs {
  const { client, authenticator } = raw
  if (authenticator === undefined && Object.keys(client).length === 0) return parseExtensionOutputs(client, undefined)
  return own(expected.unsolicited === 'ignored' ? readTolerantly(raw, expected) : parse(raw))
}

function parse({ client, authenticator }: RawOutputs): ExtensionOutputs {
  return parseExtensionOutputs(client, authenticator)
}

function readTolerantly(raw: RawOutputs, expected: ExtensionExpectations): ExtensionOutputs {
  return attempt(() => parse(raw)) ?? setStrangeApart(raw, expected)
}

/** Reads what was asked for or has its shape; the rest joins the others. */
function setStrangeApart({ client, authenticator }: RawOutputs, expected: ExtensionExpectations): ExtensionOutputs {
  const known = Object.create(null) as JsonObject
  const strange = Object.create(null) as JsonObject
  for (const [id, output] of Object.entries(client)) {
    const alone = Object.create(null) as JsonObject
    alone[id] = output
    const isKnown = isAsked(id, expected) || hasShape({ client: alone, authenticator: undefined })
    ;(isKnown ? known : strange)[id] = output
  }
  const knownSigned: CborMap = new Map()
  const strangeSigned: CborMap = new Map()
  for (const [id, output] of authenticator ?? []) {
    const signed = new Map([[id, output]])
    const isKnown = isAsked(String(id), expected) || hasShape({ client: NO_CLIENT_OUTPUT, authenticator: signed })
    ;(isKnown ? knownSigned : strangeSigned).set(id, output)
  }
  const outputs = parse({ client: known, authenticator: knownSigned })
  const { others } = outputs
  return {
    ...outputs,
    others: {
      client: Object.assign(strange, others.client),
      authenticator: new Map([...strangeSigned, ...others.authenticator]),
    },
  }
}

/** Whether the relying party asked for an output, or demands something of it. */
function isAsked(id: string, expected: ExtensionExpectations): boolean {
  if (id === 'credProtect' && expected.credentialProtection !== 'any') return true
  if (id === 'credProps' && expected.residentKey !== 'any') return true
  if (id === 'largeBlob' && expected.largeBlob !== 'any') return true
  return expected.requested.has(id)
}

function hasShape(raw: RawOutputs): boolean {
  return attempt(() => parse(raw)) !== undefined
}

function own(outputs: ExtensionOutputs): ExtensionOutputs {
  const { largeBlob, credBlob, hmacSecret, others } = outputs
  return {
    ...outputs,
    largeBlob: largeBlob?.blob === undefined ? largeBlob : { ...largeBlob, blob: ownBytes(largeBlob.blob) },
    credBlob: credBlob instanceof Uint8Array ? ownBytes(credBlob) : credBlob,
    hmacSecret: hmacSecret instanceof Uint8Array ? ownBytes(hmacSecret) : hmacSecret,
    others: { client: ownMembers(others.client, 0), authenticator: ownMap(others.authenticator) },
  }
}

/** The parser of CBOR has limited the depth. */
function ownCbor(value: CborValue): CborValue {
  if (value instanceof Uint8Array) return ownBytes(value)
  if (Array.isArray(value)) return value.map(ownCbor)
  return value instanceof Map ? ownMap(value) : value
}

function ownMap(map: CborMap): CborMap {
  return new Map([...map].map(([key, value]) => [key, ownCbor(value)]))
}

function ownJson(value: JsonValue, depth: number): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAXIMUM_DEPTH) throw new MalformedInputError('json_depth', { path: 'clientExtensionResults' })
  return Array.isArray(value) ? value.map((item) => ownJson(item, depth + 1)) : ownMembers(value, depth + 1)
}

function ownMembers(object: JsonObject, depth: number): JsonObject {
  const copy = Object.create(null) as JsonObject
  for (const [name, value] of Object.entries(object)) copy[name] = ownJson(value, depth)
  return copy
}
