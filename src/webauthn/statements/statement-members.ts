import type { NonEmpty } from '../bytes/brand.js'
import type { CborMap, CborValue } from '../bytes/cbor.js'
import { type Certificate, parseCertificate } from '../crypto/certificate.js'
import { MAX_PATH_CERTIFICATES } from '../crypto/certificate-path.js'
import { MalformedInputError, UnsupportedError } from '../errors/engine-error.js'
import { type CoseAlgorithmId, findCoseAlgorithm } from '../structures/cose-algorithm.js'

/** The path of a statement in errors. */
export const STATEMENT_PATH = 'response.attestationObject.attStmt'

/** A name that may go into an error: any other could be as long as the statement, or break a line of a log. */
const SHOWABLE = /^\w{1,32}$/

/**
 * Opens a statement whose format defines `members` and no others: the CDDL of §8 leaves its maps closed.
 *
 * @throws MalformedInputError `statement_malformed`
 */
export function openStatement(statement: CborMap | readonly CborValue[], members: readonly string[]): CborMap {
  if (!(statement instanceof Map)) throw malformed(STATEMENT_PATH)
  for (const name of statement.keys()) {
    if (typeof name !== 'string') throw malformed(STATEMENT_PATH)
    if (!members.includes(name)) throw malformed(SHOWABLE.test(name) ? memberPath(name) : STATEMENT_PATH)
  }
  return statement
}

/** A byte string of at least one byte. */
export function readBytes(statement: CborMap, name: string): Uint8Array {
  const value = statement.get(name)
  if (!(value instanceof Uint8Array) || value.length === 0) throw malformed(memberPath(name))
  return value
}

/** A text string. */
export function readText(statement: CborMap, name: string): string {
  const value = statement.get(name)
  if (typeof value !== 'string') throw malformed(memberPath(name))
  return value
}

/**
 * The member `alg`, a COSEAlgorithmIdentifier.
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
 * The member `x5c`: one certificate or more, the attestation certificate first. More than a path may have are not even
 * parsed.
 *
 * @throws MalformedInputError `statement_malformed`, and as {@link parseCertificate}
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

/** Says that the statement does not have the shape of its format. */
export function malformed(path: string): MalformedInputError {
  return new MalformedInputError('statement_malformed', { path })
}

/** The path of a member in errors. */
export function memberPath(member: string): string {
  return `${STATEMENT_PATH}.${member}`
}

/** The path of an extension of the attestation certificate in errors. */
export function extensionPath(oid: string): string {
  return memberPath(`x5c[0].extensions[${oid}]`)
}
