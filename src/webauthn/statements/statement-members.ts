import type { NonEmpty } from '../bytes/brand.js'
import type { CborMap, CborValue } from '../bytes/cbor.js'
import { type Certificate, parseCertificate } from '../crypto/certificate.js'
import { MAX_PATH_CERTIFICATES } from '../crypto/certificate-path.js'
import { MalformedInputError, UnsupportedError } from '../errors/engine-error.js'
import { type CoseAlgorithmId, findCoseAlgorithm } from '../structures/cose-algorithm.js'

/** The path of the statement in error messages. */
export const STATEMENT_PATH = 'response.attestationObject.attStmt'

/** A member name that error messages may quote. Other names could be very long or inject lines into a log. */
const PRINTABLE_NAME = /^\w{1,32}$/

/**
 * Checks that a statement is a map with no members other than `members`. The CDDL of §8 does not allow additional ones.
 *
 * @throws MalformedInputError `statement_malformed` when the statement is not a map or has another member
 */
export function openStatement(statement: CborMap | readonly CborValue[], members: readonly string[]): CborMap {
  if (!(statement instanceof Map)) throw malformed(STATEMENT_PATH)
  for (const name of statement.keys()) {
    if (typeof name !== 'string') throw malformed(STATEMENT_PATH)
    if (!members.includes(name)) throw malformed(PRINTABLE_NAME.test(name) ? memberPath(name) : STATEMENT_PATH)
  }
  return statement
}

/**
 * Reads a non-empty byte string.
 *
 * @throws MalformedInputError `statement_malformed`
 */
export function readBytes(statement: CborMap, name: string): Uint8Array {
  const value = statement.get(name)
  if (!(value instanceof Uint8Array) || value.length === 0) throw malformed(memberPath(name))
  return value
}

/**
 * Reads a text string.
 *
 * @throws MalformedInputError `statement_malformed`
 */
export function readText(statement: CborMap, name: string): string {
  const value = statement.get(name)
  if (typeof value !== 'string') throw malformed(memberPath(name))
  return value
}

/**
 * Reads the member `alg`, a COSEAlgorithmIdentifier.
 *
 * @throws MalformedInputError `statement_malformed`
 * @throws UnsupportedError `algorithm_unsupported` when the engine does not know the algorithm
 */
export function readAlgorithm(statement: CborMap): CoseAlgorithmId {
  const id = statement.get('alg')
  if (typeof id !== 'number') throw malformed(memberPath('alg'))
  const algorithm = findCoseAlgorithm(id)
  if (algorithm === undefined) throw new UnsupportedError('algorithm_unsupported', String(id))
  return algorithm.id
}

/**
 * Parses the member `x5c`: one or more certificates, attestation certificate first. Rejects a list that is longer than
 * a certificate path may be before it parses any certificate.
 *
 * @throws MalformedInputError `statement_malformed`, and like {@link parseCertificate}
 */
export function readTrustPath(statement: CborMap): NonEmpty<Certificate> {
  const x5c = statement.get('x5c')
  if (!Array.isArray(x5c) || x5c.length > MAX_PATH_CERTIFICATES) throw malformed(memberPath('x5c'))
  const [leaf, ...rest] = x5c.map((item, index) => {
    if (!(item instanceof Uint8Array)) throw malformed(memberPath(`x5c[${index}]`))
    return parseCertificate(item, memberPath(`x5c[${index}]`))
  })
  if (leaf === undefined) throw malformed(memberPath('x5c'))
  return [leaf, ...rest]
}

/** Returns a `statement_malformed` error. */
export function malformed(path: string): MalformedInputError {
  return new MalformedInputError('statement_malformed', { path })
}

/** Returns the path of a member in error messages. */
export function memberPath(member: string): string {
  return `${STATEMENT_PATH}.${member}`
}

/** Returns the path of an extension of the attestation certificate in error messages. */
export function extensionPath(oid: string): string {
  return memberPath(`x5c[0].extensions[${oid}]`)
}
