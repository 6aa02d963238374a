import { sha256 } from '../crypto/hash.js'
import type { Trace } from '../trace/trace.js'
import { ANDROID_SAFETYNET } from './android-safetynet.steps.js'
import { attestedBytes, verifyCertificateSignature } from './attestation-signature.js'
import { parseSafetyNetResponse, type SafetyNetResponse } from './safetynet-response.js'
import type { SingleResult, StatementFormat, StatementInput } from './statement.js'
import { malformed, memberPath, openStatement, readBytes, readText } from './statement-members.js'

const S = ANDROID_SAFETYNET.rows

/** The COSE algorithm of the JWS algorithm `RS256`. */
const RS256 = -257
const HOSTNAME = 'attest.android.com'

/** The format `android-safetynet` (§8.5). Google has shut down the service, so valid statements are old. */
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

/** Verifies that the SafetyNet service signed the response. */
function verifyOrigin(trace: Trace, { trustPath, signedBytes, signature }: SafetyNetResponse): void {
  const [certificate] = trustPath
  const names = trace.let(S.alternativeName, () => certificate.subjectAltNames ?? [])
  const isIssuedToHost = names.some((name) => name.form === 'dns' && name.value.toLowerCase() === HOSTNAME)
  trace.verify(S.hostname, isIssuedToHost, () => ({ expected: HOSTNAME }))
  trace.let(S.attestationKey, () => certificate.publicKey())
  verifyCertificateSignature(trace, S.signature, certificate, { alg: RS256, data: signedBytes, signature })
}

/** Verifies the result and the time of the response. */
function verifyContent(trace: Trace, response: SafetyNetResponse, { settings, at }: StatementInput): void {
  const { ctsProfileMatch, maximumAgeMillis } = settings.androidSafetyNet
  if (ctsProfileMatch === 'ignored') trace.skip(S.ctsProfileMatch, 'ctsProfileMatch is ignored')
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

/** `ver` must be present, but all versions of the service use the same response format. */
function parseSafetyNetStatement(value: StatementInput['statement']): SafetyNetResponse {
  const statement = openStatement(value, ['ver', 'response'])
  if (readText(statement, 'ver') === '') throw malformed(memberPath('ver'))
  return parseSafetyNetResponse(readBytes(statement, 'response'), memberPath('response'))
}
