import type { NonEmpty, Sha256 } from '../bytes/brand.js'
import { contextTag, readDer } from '../bytes/der.js'
import { readOctetString } from '../bytes/der-values.js'
import { equalBytes } from '../bytes/equal.js'
import type { Certificate } from '../crypto/certificate.js'
import { sha256 } from '../crypto/hash.js'
import { sameKey } from '../crypto/key-material.js'
import { MalformedInputError } from '../errors/engine-error.js'
import type { Trace } from '../trace/trace.js'
import { APPLE } from './apple.steps.js'
import { attestedBytes } from './attestation-signature.js'
import type { SingleResult, StatementFormat, StatementInput } from './statement.js'
import { extensionPath, openStatement, readTrustPath } from './statement-members.js'

const S = APPLE.rows

/** The certificate extension that contains the nonce (§8.8). */
const NONCE_OID = '1.2.840.113635.100.8.2'
const NONCE_LENGTH = 32

/** The format `apple` (§8.8). */
export const APPLE_FORMAT: StatementFormat<SingleResult> = { format: 'apple', catalogue: APPLE, verify }

function verify(trace: Trace, input: StatementInput): SingleResult {
  const { publicKey } = input.authenticatorData.attestedCredentialData
  const trustPath = trace.let(S.syntax, () => parseAppleStatement(input.statement))
  const [certificate] = trustPath

  const nonceToHash = trace.let(S.nonceToHash, () => attestedBytes(input))
  const expected = trace.let(S.expectedNonce, () => sha256(nonceToHash))
  const certified = trace.let(S.certifiedNonce, () => readNonce(certificate))
  trace.verify(S.nonce, certified !== undefined, undefined, 'apple_nonce_missing')
  trace.verify(S.nonce, equalBytes(certified, expected), () => ({ certified, expected }))
  const certifiedKey = trace.let(S.certifiedKey, () => certificate.keyMaterial)
  trace.verify(S.publicKey, sameKey(certifiedKey, publicKey))
  return { type: 'certified', means: 'anonca', trustPath }
}

/** Reads the extension: a SEQUENCE with one element, `[1] EXPLICIT OCTET STRING`. */
function readNonce({ extensions }: Certificate): Sha256 | undefined {
  const extension = extensions.get(NONCE_OID)
  if (extension === undefined) return undefined
  const path = extensionPath(NONCE_OID)
  const sequence = readDer(extension.value, path)
  const tagged = sequence.enter(contextTag(1))
  const nonce = readOctetString(tagged)
  tagged.end()
  sequence.end()
  if (nonce.length !== NONCE_LENGTH) throw new MalformedInputError('apple_nonce_malformed', { path })
  return nonce as Sha256
}

/** Ignores `alg`, which Apple devices still send because earlier drafts of the format defined it. */
function parseAppleStatement(value: StatementInput['statement']): NonEmpty<Certificate> {
  return readTrustPath(openStatement(value, ['x5c', 'alg']))
}
