/** Curves of EC2 keys (IANA COSE Elliptic Curves). */
export type EcCurve = 'P-256' | 'P-384' | 'P-521' | 'secp256k1'

/** Curves of OKP keys (IANA COSE Elliptic Curves). */
export type OkpCurve = 'Ed25519' | 'Ed448'

/** Hash functions under their names in `node:crypto`. */
export type HashName = 'sha1' | 'sha256' | 'sha384' | 'sha512'

interface AlgorithmBase<Id extends number> {
  /** The identifier in the IANA registry of COSE algorithms. */
  readonly id: Id
  readonly name: string
  /** `attestation` for algorithms that are accepted in old attestation statements, but not for credentials. */
  readonly use: 'credential' | 'attestation'
}

/** ECDSA. The signature is a DER sequence of two integers (§6.5.5). */
export interface EcdsaAlgorithm<Id extends number = number> extends AlgorithmBase<Id> {
  readonly keyType: 'EC2'
  readonly scheme: 'ecdsa'
  readonly curve: EcCurve
  readonly hash: HashName
}

/** EdDSA without prehashing. */
export interface EddsaAlgorithm<Id extends number = number> extends AlgorithmBase<Id> {
  readonly keyType: 'OKP'
  readonly scheme: 'eddsa'
  readonly curve: OkpCurve
}

/** RSA with PKCS #1 v1.5 padding, or with PSS padding and a salt of the length of the hash. */
export interface RsaAlgorithm<Id extends number = number> extends AlgorithmBase<Id> {
  readonly keyType: 'RSA'
  readonly scheme: 'rsa-pkcs1' | 'rsa-pss'
  readonly hash: HashName
}

/** The lengths of an ML-DSA parameter set in bytes (FIPS 204 §4). */
interface MlDsaLengths {
  readonly publicKeyLength: number
  readonly signatureLength: number
}

/** ML-DSA (FIPS 204). */
export interface MlDsaAlgorithm<Id extends number = number> extends AlgorithmBase<Id>, MlDsaLengths {
  readonly keyType: 'AKP'
  readonly scheme: 'ml-dsa'
}

export const ML_DSA_44 = { publicKeyLength: 1312, signatureLength: 2420 } as const satisfies MlDsaLengths
export const ML_DSA_65 = { publicKeyLength: 1952, signatureLength: 3309 } as const satisfies MlDsaLengths
export const ML_DSA_87 = { publicKeyLength: 2592, signatureLength: 4627 } as const satisfies MlDsaLengths

function ecdsa<Id extends number>(id: Id, name: string, curve: EcCurve, hash: HashName): EcdsaAlgorithm<Id> {
  return { id, name, use: 'credential', keyType: 'EC2', scheme: 'ecdsa', curve, hash }
}

function eddsa<Id extends number>(id: Id, name: string, curve: OkpCurve): EddsaAlgorithm<Id> {
  return { id, name, use: 'credential', keyType: 'OKP', scheme: 'eddsa', curve }
}

function rsa<Id extends number>(
  id: Id,
  name: string,
  scheme: RsaAlgorithm['scheme'],
  hash: HashName,
): RsaAlgorithm<Id> {
  return { id, name, use: 'credential', keyType: 'RSA', scheme, hash }
}

function mlDsa<Id extends number>(id: Id, name: string, lengths: MlDsaLengths): MlDsaAlgorithm<Id> {
  return { id, name, use: 'credential', keyType: 'AKP', scheme: 'ml-dsa', ...lengths }
}

/**
 * All supported algorithms with their key type and curve (§5.8.5, RFC 9053, RFC 8812, RFC 9864). RFC 9053 allows
 * `EdDSA` and the ECDSA algorithms with several curves; §5.8.5 restricts each to one.
 */
export const COSE_ALGORITHMS = [
  ecdsa(-7, 'ES256', 'P-256', 'sha256'),
  ecdsa(-35, 'ES384', 'P-384', 'sha384'),
  ecdsa(-36, 'ES512', 'P-521', 'sha512'),
  ecdsa(-47, 'ES256K', 'secp256k1', 'sha256'),
  ecdsa(-9, 'ESP256', 'P-256', 'sha256'),
  ecdsa(-51, 'ESP384', 'P-384', 'sha384'),
  ecdsa(-52, 'ESP512', 'P-521', 'sha512'),
  eddsa(-8, 'EdDSA', 'Ed25519'),
  eddsa(-19, 'Ed25519', 'Ed25519'),
  eddsa(-53, 'Ed448', 'Ed448'),
  rsa(-257, 'RS256', 'rsa-pkcs1', 'sha256'),
  rsa(-258, 'RS384', 'rsa-pkcs1', 'sha384'),
  rsa(-259, 'RS512', 'rsa-pkcs1', 'sha512'),
  rsa(-37, 'PS256', 'rsa-pss', 'sha256'),
  rsa(-38, 'PS384', 'rsa-pss', 'sha384'),
  rsa(-39, 'PS512', 'rsa-pss', 'sha512'),
  { ...rsa(-65535, 'RS1', 'rsa-pkcs1', 'sha1'), use: 'attestation' },
  mlDsa(-48, 'ML-DSA-44', ML_DSA_44),
  mlDsa(-49, 'ML-DSA-65', ML_DSA_65),
  mlDsa(-50, 'ML-DSA-87', ML_DSA_87),
] as const

/** The identifier of a supported algorithm. */
export type CoseAlgorithmId = (typeof COSE_ALGORITHMS)[number]['id']

/** An entry of {@link COSE_ALGORITHMS}. */
export type CoseAlgorithm =
  | EcdsaAlgorithm<CoseAlgorithmId>
  | EddsaAlgorithm<CoseAlgorithmId>
  | RsaAlgorithm<CoseAlgorithmId>
  | MlDsaAlgorithm<CoseAlgorithmId>

const BY_ID: ReadonlyMap<number, CoseAlgorithm> = new Map(COSE_ALGORITHMS.map((algorithm) => [algorithm.id, algorithm]))

/** Returns the algorithm with the given COSE identifier, or undefined if it is not supported. */
export function findCoseAlgorithm(id: number): CoseAlgorithm | undefined {
  return BY_ID.get(id)
}
