import type { Certificate } from '../crypto/certificate.js'
import { fitsStatementAlgorithm, verifyWithCertificate } from '../crypto/certificate-key.js'
import type { PublicKey } from '../crypto/public-key.js'
import { verifySignatureWith } from '../crypto/signature.js'
import { MalformedInputError } from '../errors/engine-error.js'
import { findCoseAlgorithm } from '../structures/cose-algorithm.js'
import type { VerifyStep } from '../trace/step.js'
import type { Trace } from '../trace/trace.js'
import type { StatementSettings } from './settings.js'
import type { StatementInput } from './statement.js'

/** A signature to verify, with the data that it should cover. */
interface SignatureClaim {
  /** COSE algorithm. */
  readonly alg: number
  readonly data: Uint8Array
  readonly signature: Uint8Array
}

/** Returns the data that most formats sign: the authenticator data followed by the client data hash. */
export function attestedBytes({ authenticatorData, clientDataHash }: StatementInput): Uint8Array {
  return Buffer.concat([authenticatorData.bytes, clientDataHash])
}

/** Verifies that the key of a certificate fits the algorithm, and verifies the signature with it. */
export function verifyCertificateSignature(
  trace: Trace,
  step: VerifyStep,
  certificate: Certificate,
  claim: SignatureClaim,
): void {
  const evidence = () => ({ alg: claim.alg, keyType: certificate.keyMaterial.kty })
  trace.verify(step, fitsStatementAlgorithm(certificate, claim.alg), evidence, 'attestation_algorithm_mismatch')
  trace.check(step, () => isSignedByCertificate(certificate, claim), evidence)
}

/** Returns whether the key of a certificate fits the algorithm and the signature is valid. */
export function isSignedByCertificate(certificate: Certificate, { alg, data, signature }: SignatureClaim): boolean {
  return holds(() => verifyWithCertificate(certificate, alg, data, signature))
}

/** Returns whether the signature is valid for the credential key and its algorithm. */
export function isSignedByCredential(key: PublicKey, { data, signature }: Omit<SignatureClaim, 'alg'>): boolean {
  return holds(() => verifySignatureWith(key, data, signature))
}

/** Returns whether the relying party accepts the hash function of a COSE algorithm. */
export function acceptsHash(alg: number, { sha1 }: StatementSettings): boolean {
  const algorithm = findCoseAlgorithm(alg)
  const usesSha1 = algorithm !== undefined && 'hash' in algorithm && algorithm.hash === 'sha1'
  return !usesSha1 || sha1 === 'accepted'
}

/** Treats a malformed signature as an invalid one. */
function holds(verify: () => boolean): boolean {
  try {
    return verify()
  } catch (error) {
    if (error instanceof MalformedInputError && error.code === 'signature_malformed') return false
    throw error
  }
}
