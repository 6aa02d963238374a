import type { NonEmpty } from '../../bytes/brand.js'
import type { Certificate } from '../../crypto/certificate.js'
import { fitsAlgorithm, verifyJwsWithCertificate } from '../../crypto/certificate-key.js'
import { assessPath, type PathFault, type PathSettings, type TrustAnchor } from '../../crypto/certificate-path.js'
import { MalformedInputError } from '../../errors/engine-error.js'
import type { ErrorCode } from '../../errors/registry.js'
import type { CoseAlgorithmId } from '../../structures/cose-algorithm.js'
import { perform } from '../../trace/perform.js'
import type { Trace } from '../../trace/trace.js'
import { TLS_PURPOSES } from '../key-purposes.js'
import { type BlobEnvelope, findAlgorithm, parseEnvelope, readCertificates } from './blob-envelope.js'
import type { Members } from './members.js'
import { METADATA_BLOB } from './metadata-blob.steps.js'
import { assessBlobSuccession, type MetadataPayload, parsePayload } from './metadata-payload.js'

/** The name of the FIDO Metadata Service in its signing certificate. */
export const FIDO_METADATA_SERVICE = 'mds.fidoalliance.org'

/** The expectations on a BLOB. Take them from your own configuration and state, never from the BLOB. */
export interface BlobExpectations {
  /** The pinned roots of the service. The engine does not use the certificate store of the operating system. */
  readonly roots: NonEmpty<TrustAnchor>
  /** The name in the signer's certificate, such as {@link FIDO_METADATA_SERVICE}. */
  readonly signer: string
  /** Rules for the certificate path of the signer, including revocation lists, which the engine does not fetch. */
  readonly path: PathSettings
  /** The terms that the caller has agreed to, or `any` if the caller checks them itself. */
  readonly legalHeader: 'any' | { readonly agreed: string }
  /** The serial number of the BLOB in use, or `none`. Use `none` also to load the stored BLOB again. */
  readonly lastNumber: number | 'none'
  readonly at: Date
}

/** A BLOB that passed every processing rule. */
export interface VerifiedBlob {
  readonly payload: MetadataPayload
  /** The signer's certificate first, the root last. */
  readonly signerPath: NonEmpty<Certificate>
  readonly trace: Trace
}

const M = METADATA_BLOB.rows
const PATH = 'metadata'
const COMMON_NAME = '2.5.4.3'

/**
 * Verifies a metadata BLOB (FIDO MDS 3.1 §3.2) and parses its payload. Verify a stored BLOB again whenever you load it:
 * a file deserves no more trust than the network.
 *
 * @param blob the text of the compact JWS
 * @param expected the expectations, from your own configuration and state
 * @returns the verified BLOB. It shares no memory with the arguments, except for root certificates
 * @throws MalformedInputError when the JWS, a certificate or the payload is malformed
 * @throws VerificationError `metadata_*` when a rule fails
 * @throws UnsupportedError when the engine does not support the type of a key
 * @throws EngineDefectError when the engine itself fails; this is never a verdict on the BLOB
 */
export function verifyMetadataBlob(blob: string, expected: BlobExpectations): VerifiedBlob {
  return perform(METADATA_BLOB, (trace) => {
    const envelope = trace.let(M.envelope, () => parseEnvelope(blob, PATH))
    const signerPath = verifySigner(trace, envelope, expected)
    const payload = trace.let(M.payload, () => parsePayload(envelope.payload, PATH))
    verifyPayload(trace, payload, expected)
    return { payload, signerPath, trace }
  })
}

/** Verifies the certificates of the signer and the signature. */
function verifySigner(trace: Trace, envelope: BlobEnvelope, expected: BlobExpectations): NonEmpty<Certificate> {
  const { header } = envelope
  const algorithm = findAlgorithm(header)
  const { alg } = header.json

  trace.verify(M.certificatesElsewhere, !header.has('x5u') && !header.has('jku'))
  trace.verify(M.algorithm, algorithm !== undefined, () => ({ got: typeof alg === 'string' ? alg : typeof alg }))
  trace.verify(M.certificatesPresent, isFilledList(header.json['x5c']))
  const { chain, names } = trace.let(M.certificates, () => readSigner(header))
  const [signer] = chain
  const { roots: anchors, path: settings, at } = expected
  const verdict = assessPath({ chain, intermediates: [], anchors, at, settings, purposes: TLS_PURPOSES })
  const why = verdict.verdict === 'untrusted' ? verdict.why : undefined
  trace.verify(M.path, verdict.verdict === 'trusted', () => ({ why }), codeOf(why))
  trace.verify(M.signerName, names.includes(expected.signer), () => ({ got: names, expected: expected.signer }))
  trace.verify(M.keyType, fitsAlgorithm(signer, algorithm), () => ({ alg: algorithm }))
  trace.check(M.signature, () => isSignedBy(signer, algorithm, envelope))
  return verdict.path
}

/** Verifies the terms and the serial number of the BLOB. */
function verifyPayload(trace: Trace, payload: MetadataPayload, { legalHeader, lastNumber }: BlobExpectations): void {
  if (legalHeader === 'any') trace.skip(M.legalHeader, 'the caller checks the terms itself')
  else trace.verify(M.legalHeader, payload.legalHeader === legalHeader.agreed, () => ({ got: payload.legalHeader }))
  const succession = assessBlobSuccession(lastNumber, payload.number)
  const code = succession === 'unchanged' ? 'metadata_unchanged' : 'metadata_rolled_back'
  trace.verify(M.number, succession === 'newer', () => ({ got: payload.number, last: lastNumber }), code)
}

function isFilledList(value: unknown): boolean {
  return Array.isArray(value) && value.length > 0
}

function readSigner(header: Members): { readonly chain: NonEmpty<Certificate>; readonly names: readonly string[] } {
  const chain = readCertificates(header)
  return { chain, names: namesOf(chain[0]) }
}

/** Ignores the common name if the certificate has alternative names (RFC 6125 §6.4.4). */
function namesOf(signer: Certificate): readonly string[] {
  const alternatives = signer.subjectAltNames
  if (alternatives !== undefined) return alternatives.flatMap((name) => (name.form === 'dns' ? [name.value] : []))
  return signer.subjectAttributes.filter(({ oid }) => oid === COMMON_NAME).map(({ value }) => value)
}

function codeOf(why: PathFault | undefined): ErrorCode {
  if (why === 'path_revoked') return 'metadata_signer_revoked'
  return why === 'path_revocation_unknown' ? 'metadata_signer_status_unknown' : 'metadata_signer_untrusted'
}

/** Treats a malformed signature as an invalid one. */
function isSignedBy(signer: Certificate, algorithm: CoseAlgorithmId, envelope: BlobEnvelope): boolean {
  try {
    return verifyJwsWithCertificate(signer, algorithm, envelope.signedText, envelope.signature)
  } catch (error) {
    if (error instanceof MalformedInputError && error.code === 'signature_malformed') return false
    throw error
  }
}
