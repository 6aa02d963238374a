import type { NonEmpty } from '../bytes/brand.js'
import { equalBytes } from '../bytes/equal.js'
import type { Certificate } from '../crypto/certificate.js'
import { serialNumberText } from '../crypto/crl.js'
import { sameKey } from '../crypto/key-material.js'
import { type AuthorizationList, ORIGIN_GENERATED, PURPOSE_SIGN } from '../structures/android/authorization-list.js'
import {
  KEY_DESCRIPTION_OID,
  type KeyDescription,
  parseKeyDescription,
  SECURITY_LEVELS,
} from '../structures/android/key-description.js'
import type { CoseAlgorithmId } from '../structures/cose-algorithm.js'
import type { Trace } from '../trace/trace.js'
import { ANDROID_KEY } from './android-key.steps.js'
import { acceptsHash, attestedBytes, verifyCertificateSignature } from './attestation-signature.js'
import type { StatementSettings } from './settings.js'
import type { SingleResult, StatementFormat, StatementInput } from './statement.js'
import { extensionPath, openStatement, readAlgorithm, readBytes, readTrustPath } from './statement-members.js'

interface AndroidKeyStatement {
  readonly alg: CoseAlgorithmId
  readonly signature: Uint8Array
  readonly trustPath: NonEmpty<Certificate>
}

type Settings = StatementSettings['androidKey']

const S = ANDROID_KEY.rows

/** The format `android-key` (§8.4). */
export const ANDROID_KEY_FORMAT: StatementFormat<SingleResult> = {
  format: 'android-key',
  catalogue: ANDROID_KEY,
  verify,
}

function verify(trace: Trace, input: StatementInput): SingleResult {
  const { publicKey } = input.authenticatorData.attestedCredentialData
  const settings = input.settings.androidKey
  const statement = trace.let(S.syntax, () => parseAndroidKeyStatement(input.statement))
  const { alg, trustPath } = statement
  const [certificate] = trustPath

  trace.verify(S.hash, acceptsHash(alg, input.settings), () => ({ alg }))
  const key = trace.let(S.attestationKey, () => certificate.publicKey())
  const claim = { ...statement, data: attestedBytes(input) }
  verifyCertificateSignature(trace, S.signature, certificate, claim)
  trace.verify(S.publicKey, sameKey(key.material, publicKey))
  const description = verifyDescription(trace, trustPath)
  const { attestationChallenge, softwareEnforced, teeEnforced } = description
  trace.verify(S.challenge, equalBytes(attestationChallenge, input.clientDataHash), () => ({
    got: attestationChallenge,
  }))
  trace.verify(S.allApplications, !softwareEnforced.allApplications && !teeEnforced.allApplications)
  trace.verify(S.securityLevel, isSecure(description, settings), () => securityLevelsOf(description))
  verifyAuthorizations(trace, description, settings)
  verifyRevocation(trace, trustPath, settings)
  return { type: 'certified', means: 'basic', trustPath }
}

/**
 * Android writes the key description into the certificate of the key. A key description in an issuer certificate means
 * that an application used its own attested key to issue certificates.
 */
function verifyDescription(trace: Trace, [certificate, ...issuers]: NonEmpty<Certificate>): KeyDescription {
  const extension = certificate.extensions.get(KEY_DESCRIPTION_OID)
  const isMisplaced = issuers.some(({ extensions }) => extensions.has(KEY_DESCRIPTION_OID))
  trace.verify(S.description, extension !== undefined)
  trace.verify(S.description, !isMisplaced, undefined, 'android_key_description_misplaced')
  return trace.let(S.descriptionValue, () => parseKeyDescription(extension.value, extensionPath(KEY_DESCRIPTION_OID)))
}

function verifyAuthorizations(trace: Trace, description: KeyDescription, settings: Settings): void {
  const { softwareEnforced, teeEnforced } = description
  if (settings.absentAuthorizations === 'accepted' && softwareEnforced.isEmpty && teeEnforced.isEmpty) {
    trace.skip(S.origin, 'both authorization lists are empty')
    trace.skip(S.purpose, 'both authorization lists are empty')
    return
  }
  const lists = settings.authorizationList === 'union' ? [teeEnforced, softwareEnforced] : [teeEnforced]
  const origins = lists.flatMap(({ origin }) => origin ?? [])
  const purposes = lists.flatMap((list: AuthorizationList) => list.purposes ?? [])
  const isGenerated = origins.length > 0 && origins.every((origin) => origin === ORIGIN_GENERATED)
  const signsOnly = purposes.every((purpose) => purpose === PURPOSE_SIGN)

  trace.verify(S.origin, isGenerated, () => ({ origins }))
  trace.verify(S.purpose, purposes.includes(PURPOSE_SIGN), () => ({ purposes }))
  trace.verify(S.purpose, signsOnly || settings.purpose === 'includes-sign', undefined, 'android_key_purpose_refused')
}

function verifyRevocation(trace: Trace, trustPath: NonEmpty<Certificate>, { revokedSerialNumbers }: Settings): void {
  if (revokedSerialNumbers === 'unchecked') {
    trace.skip(S.revocation, 'no list of revoked certificates is in use')
    return
  }
  const revoked = trustPath.map(listedSerialNumber).filter((serialNumber) => revokedSerialNumbers.has(serialNumber))
  trace.verify(S.revocation, revoked.length === 0, () => ({ revoked }))
}

/** Returns a serial number in the notation of the status list: lower-case hex without leading zeros. */
function listedSerialNumber({ serialNumber }: Certificate): string {
  return serialNumberText(serialNumber).replace(/^0+(?=.)/, '')
}

function isSecure(description: KeyDescription, { leastSecurityLevel }: Settings): boolean {
  // An unknown level has the index -1, and `slice` then returns only the most secure level.
  const secure = SECURITY_LEVELS.slice(SECURITY_LEVELS.indexOf(leastSecurityLevel))
  return Object.values(securityLevelsOf(description)).every((level) => secure.includes(level))
}

function securityLevelsOf(description: KeyDescription) {
  const { attestationSecurityLevel, keymasterSecurityLevel } = description
  return { attestationSecurityLevel, keymasterSecurityLevel }
}

function parseAndroidKeyStatement(value: StatementInput['statement']): AndroidKeyStatement {
  const statement = openStatement(value, ['alg', 'sig', 'x5c'])
  return {
    alg: readAlgorithm(statement),
    signature: readBytes(statement, 'sig'),
    trustPath: readTrustPath(statement),
  }
}
