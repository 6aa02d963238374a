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

/** A signature and what it is said to cover. */
export interface SignatureClaim {
  /** COSE algorithm. */
  readonly alg: number
  readonly data: Uint8Array
  readonly signature: Uint8Array
}

/** What most formats sign: the authenticator data followed by the client data hash. */
export function attestedBytes({ authenticatorData, clientDataHash }: StatementInput): Uint8Array {
  return Buffer.concat([authenticatorData.bytes, clientDataHash])
}

/** Demands that the key of a certificate is one for the algorithm, and that it signed. */
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

/** Whether the key of a certificate signed, and is one for the algorithm. */
export function isSignedByCertificate(certificate: Certificate, { alg, data, signature }: SignatureClaim): boolean {
  return holds(() => verifyWithCertificate(certificate, alg, data, signature))
}

/** Whether the credential itself signed, with the algorithm of its key. */
export function isSignedByCredential(key: PublicKey, { data, signature }: Omit<SignatureClaim, 'alg'>): boolean {
  return holds(() => verifySignatureWith(key, data, signature))
}

/** Whether the relying party accepts the hash function of an algorithm. */
export function acceptsHash(alg: number, { sha1 }: StatementSettings): boolean {
  const algorithm = findCoseAlgorithm(alg)
  const usesSha1 = algorithm !== undefined && 'hash' in algorithm && algorithm.hash === 'sha1'
  return !usesSha1 || sha1 === 'accepted'
}

/** Bytes that cannot be a signature are one that does not verify. */
function holds(verify: () => boolean): boolean {
  try {
    return verify()
  } catch (error) {
    if (error instanceof MalformedInputError && error.code === 'signature_malformed') return false
    throw error
  }
}
