import type { CborValue } from '../bytes/cbor.js'
import { type CborOutputs, OpaqueCbor } from '../bytes/cbor-outputs.js'
import { ownBytes } from '../bytes/copy.js'
import type { JsonObject, JsonValue } from '../bytes/json.js'
import { attempt } from '../crypto/attempt.js'
import { MalformedInputError } from '../errors/engine-error.js'
import type { ClientExtensionResults } from '../structures/credential-json.js'
import { type ExtensionOutputs, parseExtensionOutputs } from '../structures/extensions.js'
import type { ExtensionExpectations } from './extension-expectations.js'

/** The extension outputs as received. */
interface RawOutputs {
  readonly client: ClientExtensionResults
  readonly authenticator: CborOutputs | undefined
}

/** No defined output is nested this deep. */
const MAXIMUM_DEPTH = 32
const NO_CLIENT_OUTPUT: ClientExtensionResults = Object.freeze(Object.create(null) as JsonObject)

/**
 * Parses the outputs of known extensions. If the relying party ignores unsolicited outputs (§7.1 step 28, §7.2 step 23),
 * malformed ones are moved to `others` instead of rejecting the ceremony.
 *
 * @returns values that share no memory with the response
 * @throws MalformedInputError like {@link parseExtensionOutputs}, and `json_depth`
 */
export function readExtensionOutputs(raw: RawOutputs, expected: ExtensionExpectations): ExtensionOutputs {
  const { client, authenticator } = raw
  if (authenticator === undefined && Object.keys(client).length === 0) return parseExtensionOutputs(client, undefined)
  return copyOutputs(expected.unsolicited === 'ignored' ? parseLeniently(raw, expected) : parse(raw))
}

function parse({ client, authenticator }: RawOutputs): ExtensionOutputs {
  return parseExtensionOutputs(client, authenticator)
}

function parseLeniently(raw: RawOutputs, expected: ExtensionExpectations): ExtensionOutputs {
  return attempt(() => parse(raw)) ?? parseSeparately(raw, expected)
}

/** Parses the outputs that are needed or well-formed, and adds the rest to `others`. */
function parseSeparately({ client, authenticator }: RawOutputs, expected: ExtensionExpectations): ExtensionOutputs {
  const known = Object.create(null) as JsonObject
  const ignored = Object.create(null) as JsonObject
  for (const [id, output] of Object.entries(client)) {
    const alone = Object.create(null) as JsonObject
    alone[id] = output
    const isKnown = isNeeded(id, expected) || isWellFormed({ client: alone, authenticator: undefined })
    ;(isKnown ? known : ignored)[id] = output
  }
  const knownSigned: CborOutputs = new Map()
  const ignoredSigned: CborOutputs = new Map()
  for (const [id, output] of authenticator ?? []) {
    const signed = new Map([[id, output]])
    const isKnown = isNeeded(String(id), expected) || isWellFormed({ client: NO_CLIENT_OUTPUT, authenticator: signed })
    ;(isKnown ? knownSigned : ignoredSigned).set(id, output)
  }
  const outputs = parse({ client: known, authenticator: knownSigned })
  const { others } = outputs
  return {
    ...outputs,
    others: {
      client: Object.assign(ignored, others.client),
      authenticator: new Map([...ignoredSigned, ...others.authenticator]),
    },
  }
}

/** Whether the relying party requested an output or has a requirement on it. */
function isNeeded(id: string, expected: ExtensionExpectations): boolean {
  if (id === 'credProtect' && expected.credentialProtection !== 'any') return true
  if (id === 'credProps' && expected.residentKey !== 'any') return true
  if (id === 'largeBlob' && expected.largeBlob !== 'any') return true
  return expected.requested.has(id)
}

function isWellFormed(raw: RawOutputs): boolean {
  return attempt(() => parse(raw)) !== undefined
}

function copyOutputs(outputs: ExtensionOutputs): ExtensionOutputs {
  const { largeBlob, credBlob, hmacSecret, others } = outputs
  return {
    ...outputs,
    largeBlob: largeBlob?.blob === undefined ? largeBlob : { ...largeBlob, blob: ownBytes(largeBlob.blob) },
    credBlob: credBlob instanceof Uint8Array ? ownBytes(credBlob) : credBlob,
    hmacSecret: hmacSecret instanceof Uint8Array ? ownBytes(hmacSecret) : hmacSecret,
    others: { client: copyMembers(others.client, 0), authenticator: copyMap(others.authenticator) },
  }
}

function copyOutput(value: CborValue | OpaqueCbor): CborValue | OpaqueCbor {
  return value instanceof OpaqueCbor ? new OpaqueCbor(ownBytes(value.bytes)) : copyCbor(value)
}

/** Copies a CBOR value, whose depth the CBOR decoder has limited. */
function copyCbor(value: CborValue): CborValue {
  if (value instanceof Uint8Array) return ownBytes(value)
  if (Array.isArray(value)) return value.map(copyCbor)
  return value instanceof Map ? new Map([...value].map(([key, member]) => [key, copyCbor(member)])) : value
}

function copyMap(map: CborOutputs): CborOutputs {
  return new Map([...map].map(([key, value]) => [key, copyOutput(value)]))
}

function copyJson(value: JsonValue, depth: number): JsonValue {
  if (typeof value !== 'object' || value === null) return value
  if (depth >= MAXIMUM_DEPTH) throw new MalformedInputError('json_depth', { path: 'clientExtensionResults' })
  return Array.isArray(value) ? value.map((item) => copyJson(item, depth + 1)) : copyMembers(value, depth + 1)
}

function copyMembers(object: JsonObject, depth: number): JsonObject {
  const copy = Object.create(null) as JsonObject
  for (const [name, value] of Object.entries(object)) copy[name] = copyJson(value, depth)
  return copy
}
