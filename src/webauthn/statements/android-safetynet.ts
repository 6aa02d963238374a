import { sha256 } from '../crypto/hash.js'
import type { Trace } from '../trace/trace.js'
import { ANDROID_SAFETYNET } from './android-safetynet.steps.js'
import { attestedBytes, verifyCertificateSignature } from './attestation-signature.js'
import { parseSafetyNetResponse, type SafetyNetResponse } from './safetynet-response.js'
import type { SingleResult, StatementFormat, StatementInput } from './statement.js'
import { malformed, memberPath, openStatement, readBytes, readText } from './statement-members.js'

const S = ANDROID_SAFETYNET.rows

/** COSE identifier of the JWS algorithm of that name. */
const RS256 = -257
const HOSTNAME = 'attest.android.com'

/** The format `android-safetynet` (§8.5). Google has switched the service off: statements of it are old evidence. */
export const ANDROID_SAFETYNET_FORMAT: StatementFormat<SingleResult> = {
  format: 'android-safetynet',
  catalogue: ANDROID_SAFETYNET,
  verify,
}

function verify(trace: Trace, input: StatementInput): SingleResult {
  const response = trace.let(S.syntax, () => parseSafetyNetStatement(input.statement))
  const { algorithm, trustPath, nonce } = response
  const expectedNonce = Buffer.from(sha256(attestedBytes(input))).toString('base64')

  trace.verify(S.algorithm, algorithm === 'RS256', () => ({ got: algorithm }))
  trace.verify(S.nonce, nonce === expectedNonce)
  verifyOrigin(trace, response)
  verifyContent(trace, response, input)
  return { type: 'certified', means: 'basic', trustPath }
}

/** That the response comes from the SafetyNet service. */
function verifyOrigin(trace: Trace, { trustPath, signedBytes, signature }: SafetyNetResponse): void {
  const [certificate] = trustPath
  const names = trace.let(S.alternativeName, () => certificate.subjectAltNames ?? [])
  const isIssuedToHost = names.some((name) => name.form === 'dns' && name.value.toLowerCase() === HOSTNAME)
  trace.verify(S.hostname, isIssuedToHost, () => ({ expected: HOSTNAME }))
  trace.let(S.attestationKey, () => certificate.publicKey())
  verifyCertificateSignature(trace, S.signature, certificate, { alg: RS256, data: signedBytes, signature })
}

/** What the service says of the device, and when it said so. */
function verifyContent(trace: Trace, response: SafetyNetResponse, { settings, at }: StatementInput): void {
  const { ctsProfileMatch, maximumAgeMillis } = settings.androidSafetyNet
  if (ctsProfileMatch === 'ignored') trace.skip(S.ctsProfileMatch, 'it is not asked for')
  else trace.verify(S.ctsProfileMatch, response.ctsProfileMatch === true)
  if (maximumAgeMillis === 'any') {
    trace.skip(S.timestamp, 'responses of any age are accepted')
    return
  }
  const { timestampMillis } = response
  const ageMillis = timestampMillis === undefined ? Number.POSITIVE_INFINITY : at.getTime() - timestampMillis
  trace.verify(S.timestamp, ageMillis >= 0 && ageMillis <= maximumAgeMillis, () => ({
    timestampMillis,
    maximumAgeMillis,
  }))
}

/** `ver` names some version and has no further meaning as yet: there is one version of the response only. */
function parseSafetyNetStatement(value: StatementInput['statement']): SafetyNetResponse {
  const statement = openStatement(value, ['ver', 'response'])
  if (readText(statement, 'ver') === '') throw malformed(memberPath('ver'))
  return parseSafetyNetResponse(readBytes(statement, 'response'), memberPath('response'))
}
