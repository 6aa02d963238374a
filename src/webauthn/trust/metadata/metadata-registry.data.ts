import type { CoseAlgorithmId } from '../../structures/cose-algorithm.js'
import type { AttestationVerdict } from '../attestation-verdict.js'

/** Statuses that report a compromise of a model, its keys or its attestation (MDS 3.1 §3.1.4). */
export const COMPROMISED_STATUSES = [
  'REVOKED',
  'USER_VERIFICATION_BYPASS',
  'ATTESTATION_KEY_COMPROMISE',
  'USER_KEY_REMOTE_COMPROMISE',
  'USER_KEY_PHYSICAL_COMPROMISE',
] as const

/** The status of a model that its vendor has withdrawn and that should no longer be accepted (MDS 3.1 §3.1.4). */
export const RETIRED_STATUS = 'RETIRED'

/** All statuses of MDS 3.1 §3.1.4. */
export const KNOWN_STATUSES: ReadonlySet<string> = new Set([
  ...COMPROMISED_STATUSES,
  RETIRED_STATUS,
  'NOT_FIDO_CERTIFIED',
  'SELF_ASSERTION_SUBMITTED',
  'UPDATE_AVAILABLE',
  'FIDO_CERTIFIED',
  'FIDO_CERTIFIED_L1',
  'FIDO_CERTIFIED_L1plus',
  'FIDO_CERTIFIED_L2',
  'FIDO_CERTIFIED_L2plus',
  'FIDO_CERTIFIED_L3',
  'FIDO_CERTIFIED_L3plus',
  'FIPS140_CERTIFIED_L1',
  'FIPS140_CERTIFIED_L2',
  'FIPS140_CERTIFIED_L3',
  'FIPS140_CERTIFIED_L4',
])

/**
 * The attestation types of the FIDO registry that match a verified statement. An uncertain statement with certificates
 * matches all types with certificates.
 */
export const ATTESTATION_TYPE_NAMES: Readonly<Record<AttestationVerdict['type'], readonly string[]>> = {
  none: [],
  self: ['basic_surrogate'],
  basic: ['basic_full'],
  attca: ['attca'],
  anonca: ['anonca'],
  uncertain: ['basic_full', 'attca', 'anonca'],
  compound: [],
}

const P256 = ['secp256r1_ecdsa_sha256_raw', 'secp256r1_ecdsa_sha256_der'] as const
const P384 = ['secp384r1_ecdsa_sha384_raw'] as const
/** The second name is a mistake in older editions of the registry. */
const P521 = ['secp521r1_ecdsa_sha512_raw', 'secp512r1_ecdsa_sha256_raw'] as const
const ED25519 = ['ed25519_eddsa_sha512_raw'] as const
const ED448 = ['ed448_eddsa_sha512_raw'] as const

/**
 * The names of the COSE algorithms in the FIDO registry 2.3 §3.6.1. Each identifier has exactly one curve (§5.8.5), and
 * so has each name. The registry does not list ML-DSA.
 */
export const ALGORITHM_NAMES: Readonly<Record<CoseAlgorithmId, readonly string[]>> = {
  [-7]: P256,
  [-9]: P256,
  [-35]: P384,
  [-51]: P384,
  [-36]: P521,
  [-52]: P521,
  [-47]: ['secp256k1_ecdsa_sha256_raw', 'secp256k1_ecdsa_sha256_der'],
  [-8]: ED25519,
  [-19]: ED25519,
  [-53]: ED448,
  [-257]: ['rsassa_pkcsv15_sha256_raw', 'rsa_emsa_pkcs1_sha256_raw', 'rsa_emsa_pkcs1_sha256_der'],
  [-258]: ['rsassa_pkcsv15_sha384_raw'],
  [-259]: ['rsassa_pkcsv15_sha512_raw'],
  [-65535]: ['rsassa_pkcsv15_sha1_raw'],
  [-37]: ['rsassa_pss_sha256_raw', 'rsassa_pss_sha256_der'],
  [-38]: ['rsassa_pss_sha384_raw'],
  [-39]: ['rsassa_pss_sha512_raw'],
  [-48]: [],
  [-49]: [],
  [-50]: [],
}
