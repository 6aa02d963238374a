import type { NonEmpty } from '../bytes/brand.js'
import type { ErrorCode } from '../errors/registry.js'
import { modulusBits } from '../structures/rsa-numbers.js'
import { attempt } from './attempt.js'
import type { Certificate } from './certificate.js'
import { ANY_PURPOSE, EXTENSION } from './certificate-extensions.js'
import { findUsableKey } from './issued-by.js'
import { meetsNameConstraints } from './name-constraints.js'
import type { PathSettings } from './path-settings.js'
import { usesSha1 } from './signature-algorithm.js'

/** The reason why a certificate path is not trusted: an error code of the registry. */
export type PathFault = Extract<ErrorCode, `path_${string}`>

/** From the leaf to the anchor. Names match, and signatures have been verified. */
type Path = NonEmpty<Certificate>

/** The requirements for a path. */
interface Demands {
  readonly at: Date
  readonly settings: PathSettings
  /** OIDs. */
  readonly purposes: ReadonlySet<string>
}

interface PathContext extends Omit<Demands, 'at'> {
  readonly path: Path
  /** All certificates except the leaf. Each issued the one before it. */
  readonly issuers: readonly Certificate[]
  /** All certificates except the anchor, whose own signature proves nothing. */
  readonly belowAnchor: readonly Certificate[]
  /** In milliseconds since 1970-01-01 UTC. */
  readonly at: number
}

/** The rules in the order of the check, each with its error code. They also apply to the anchor. */
const RULES: readonly (readonly [PathFault, (context: PathContext) => boolean])[] = [
  ['path_not_yet_valid', hasBegun],
  ['path_expired', hasNotEnded],
  ['path_issuer_not_ca', areIssuersAuthorities],
  ['path_length_exceeded', areLengthsKept],
  ['path_key_usage', mayIssuersSignCertificates],
  ['path_leaf_key_usage', mayLeafSign],
  ['path_unknown_critical_extension', areCriticalExtensionsKnown],
  ['path_unknown_critical_extension', areCriticalPurposesMeant],
  ['path_name_constraints', ({ path }) => meetsNameConstraints(path)],
  ['path_weak_signature', areHashesStrong],
  ['path_key_unusable', areKeysUsable],
  ['path_weak_key', areKeysLongEnough],
]

/** Returns the code of the first rule that the path violates, or undefined (RFC 5280 §6.1.3, §6.1.4). */
export function findPathFault(path: Path, { at, settings, purposes }: Demands): PathFault | undefined {
  const [issuers, belowAnchor] = [path.slice(1), path.slice(0, -1)]
  const context = { path, issuers, belowAnchor, at: at.getTime(), settings, purposes }
  const broken = RULES.find(([, holds]) => !holds(context))
  return broken === undefined ? findRevocationFault(context) : broken[0]
}

/** §4.1.2.5 */
function hasBegun({ path, at }: PathContext): boolean {
  return path.every(({ notBefore }) => at >= notBefore)
}

/** §4.1.2.5: notAfter is the last second of validity. */
function hasNotEnded({ path, at, settings }: PathContext): boolean {
  return settings.expired === 'accepted' || path.every(({ notAfter }) => at < notAfter + 1000)
}

/** §6.1.4(k) */
function areIssuersAuthorities({ path, issuers, settings }: PathContext): boolean {
  return issuers.every((issuer, index) => {
    if (issuer.basicConstraints?.ca === true) return true
    const isAnchor = index === issuers.length - 1
    return isAnchor && isExcusedFromCa(issuer, path[index] as Certificate, settings)
  })
}

/**
 * Returns whether an anchor may issue without being a CA according to its basicConstraints. It must be self-issued,
 * and its subject must have another name. Otherwise a leaf used as an anchor could issue a certificate for its own
 * name.
 */
function isExcusedFromCa(anchor: Certificate, issued: Certificate, settings: PathSettings): boolean {
  if (!anchor.isSelfIssued || issued.isSelfIssued) return false
  return anchor.version === 1 || settings.anchorWithoutCa === 'accepted'
}

/** §6.1.4(l), (m): counts the intermediates between the issuer and the leaf that are not self-issued. */
function areLengthsKept({ issuers }: PathContext): boolean {
  return issuers.every(({ basicConstraints }, index) => {
    const intermediates = issuers.slice(0, index).filter((between) => !between.isSelfIssued)
    return intermediates.length <= (basicConstraints?.pathLength ?? Number.POSITIVE_INFINITY)
  })
}

/** §6.1.4(n) */
function mayIssuersSignCertificates({ issuers }: PathContext): boolean {
  return issuers.every(({ keyUsage }) => keyUsage?.has('keyCertSign') ?? true)
}

/** §4.2.1.3: the key of the leaf signs attestation statements. */
function mayLeafSign({ path: [{ keyUsage }] }: PathContext): boolean {
  return keyUsage?.has('digitalSignature') ?? true
}

/** Critical extensions that the engine processes. Alternative names are processed with the name constraints. */
const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  EXTENSION.basicConstraints,
  EXTENSION.keyUsage,
  EXTENSION.extendedKeyUsage,
  EXTENSION.subjectAltName,
  EXTENSION.nameConstraints,
])

/** The policy extensions of RFC 5280. See `criticalPolicies` for why they may be ignored. */
const POLICY_EXTENSIONS: ReadonlySet<string> = new Set([
  EXTENSION.certificatePolicies,
  EXTENSION.policyMappings,
  EXTENSION.policyConstraints,
  EXTENSION.inhibitAnyPolicy,
])

/** §4.2, §6.1.4(o), §6.1.5(f) */
function areCriticalExtensionsKnown({ path, settings }: PathContext): boolean {
  const isKnown = (oid: string): boolean =>
    KNOWN_EXTENSIONS.has(oid) || (settings.criticalPolicies === 'accepted' && POLICY_EXTENSIONS.has(oid))
  return path.every(({ extensions }) => [...extensions].every(([oid, { critical }]) => !critical || isKnown(oid)))
}

/**
 * §4.2.1.12: a critical extended key usage must include an accepted purpose. A non-critical one is ignored, because
 * it restricts only applications that require a purpose, and authenticators in use have unusual ones.
 */
function areCriticalPurposesMeant({ path, purposes }: PathContext): boolean {
  return path.every((certificate) => {
    if (certificate.extensions.get(EXTENSION.extendedKeyUsage)?.critical !== true) return true
    const allowed = attempt(() => certificate.extendedKeyUsage)
    return allowed !== undefined && [...allowed].some((oid) => oid === ANY_PURPOSE || purposes.has(oid))
  })
}

/** Signatures with broken hashes have already been rejected. */
function areHashesStrong({ belowAnchor, settings }: PathContext): boolean {
  return settings.sha1 === 'accepted' || !belowAnchor.some(({ signatureAlgorithm }) => usesSha1(signatureAlgorithm))
}

/** The keys of issuers were checked when they verified a signature. This rule checks the key of the leaf. */
function areKeysUsable({ path }: PathContext): boolean {
  return path.every((certificate) => findUsableKey(certificate) !== undefined)
}

function areKeysLongEnough({ path, settings }: PathContext): boolean {
  return path.every(({ keyMaterial: key }) => key.kty !== 'RSA' || modulusBits(key.n) >= settings.shortestRsaKey)
}

/** §6.3, for all certificates except the anchor. */
function findRevocationFault({ belowAnchor, issuers, at, settings }: PathContext): PathFault | undefined {
  const { revocation } = settings
  if (revocation === 'unchecked') return undefined
  const statuses = belowAnchor.map((certificate, index) =>
    revocation.lists.assess(certificate, issuers[index] as Certificate, at),
  )
  if (statuses.includes('revoked')) return 'path_revoked'
  return statuses.includes('unknown') && revocation.unknown !== 'accepted' ? 'path_revocation_unknown' : undefined
}
