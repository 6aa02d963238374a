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

/** Name of the FIDO Metadata Service, which its signing certificate bears. */
export const FIDO_METADATA_SERVICE = 'mds.fidoalliance.org'

/** Whose BLOB is expected, and in which state. Nothing of it comes from the BLOB. */
export interface BlobExpectations {
  /** The pinned roots of the service. The certificate authorities of the operating system are not asked. */
  readonly roots: NonEmpty<TrustAnchor>
  /** The name in the signer's certificate, e.g. {@link FIDO_METADATA_SERVICE}. */
  readonly signer: string
  /** Rules for the signer's path. Revocation lists come with them: the engine fetches none. */
  readonly path: PathSettings
  /** The terms that were agreed to; `any` where the caller reads them itself. */
  readonly legalHeader: 'any' | { readonly agreed: string }
  /** Serial number of the BLOB in use; `none` also for loading the kept one again. */
  readonly lastNumber: number | 'none'
  readonly at: Date
}

/** A BLOB that every processing rule has accepted. */
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
 * Verifies a metadata BLOB (FIDO MDS 3.1 §3.2) and reads its payload. A kept BLOB is verified in the same way each time
 * it is loaded: a file is as little to be trusted as the network. Of the arguments, nothing but the
 * certificate of a root stands in the result.
 *
 * @param blob the text of the compact JWS
 * @throws MalformedInputError when it is none, or its payload is not that of a BLOB
 * @throws VerificationError when a rule refuses: `metadata_*`
 * @throws UnsupportedError when a key is of a kind that is not supported
 * @throws EngineDefectError when something goes wrong in the engine itself, which is no verdict on the BLOB
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

/** Who signed, and that they did. */
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

/** What the payload says of the BLOB itself. */
function verifyPayload(trace: Trace, payload: MetadataPayload, { legalHeader, lastNumber }: BlobExpectations): void {
  if (legalHeader === 'any') trace.skip(M.legalHeader, 'the caller reads the terms itself')
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

/** Where there are alternative names, the common name counts no more (RFC 6125 §6.4.4). */
function namesOf(signer: Certificate): readonly string[] {
  const alternatives = signer.subjectAltNames
  if (alternatives !== undefined) return alternatives.flatMap((name) => (name.form === 'dns' ? [name.value] : []))
  return signer.subjectAttributes.filter(({ oid }) => oid === COMMON_NAME).map(({ value }) => value)
}

function codeOf(why: PathFault | undefined): ErrorCode {
  if (why === 'path_revoked') return 'metadata_signer_revoked'
  return why === 'path_revocation_unknown' ? 'metadata_signer_status_unknown' : 'metadata_signer_untrusted'
}

/** Bytes that cannot be a signature are one that does not verify. */
function isSignedBy(signer: Certificate, algorithm: CoseAlgorithmId, envelope: BlobEnvelope): boolean {
  try {
    return verifyJwsWithCertificate(signer, algorithm, envelope.signedText, envelope.signature)
  } catch (error) {
    if (error instanceof MalformedInputError && error.code === 'signature_malformed') return false
    throw error
  }
}
