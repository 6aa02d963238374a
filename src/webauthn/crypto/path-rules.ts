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

/** Why a certificate path is not trusted: a code of the registry. */
export type PathFault = Extract<ErrorCode, `path_${string}`>

/** From the leaf to the anchor; names chain and signatures verify. */
type Path = NonEmpty<Certificate>

/** What a path is held against. */
interface Demands {
  readonly at: Date
  readonly settings: PathSettings
  /** Dotted OIDs. */
  readonly purposes: ReadonlySet<string>
}

interface PathContext extends Omit<Demands, 'at'> {
  readonly path: Path
  /** Everything but the leaf: every one of them issued the one before it. */
  readonly issuers: readonly Certificate[]
  /** Everything but the anchor: its own signature proves nothing, as it is trusted by itself. */
  readonly belowAnchor: readonly Certificate[]
  /** Milliseconds since 1970. */
  readonly at: number
}

/** Every rule with the fault it finds, in the order of the check. The anchor obeys them like every other issuer. */
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

/** The first rule the path breaks, if any (RFC 5280 §6.1.3, §6.1.4). */
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

/** §4.1.2.5: the last second belongs to the validity. */
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
 * Whether an anchor may issue without basicConstraints that make it an authority. It has to be a root, and issue in
 * another name than its own: a leaf that was made an anchor must not vouch for a certificate of the same name and key.
 */
function isExcusedFromCa(anchor: Certificate, issued: Certificate, settings: PathSettings): boolean {
  if (!anchor.isSelfIssued || issued.isSelfIssued) return false
  return anchor.version === 1 || settings.anchorWithoutCa === 'accepted'
}

/** §6.1.4(l), (m): of the certificates between the issuer and the leaf, those not self-issued count. */
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

/** §4.2.1.3: the leaf's key signs attestation statements. */
function mayLeafSign({ path: [{ keyUsage }] }: PathContext): boolean {
  return keyUsage?.has('digitalSignature') ?? true
}

/** Critical extensions that are processed here: alternative names with the name constraints. */
const KNOWN_EXTENSIONS: ReadonlySet<string> = new Set([
  EXTENSION.basicConstraints,
  EXTENSION.keyUsage,
  EXTENSION.extendedKeyUsage,
  EXTENSION.subjectAltName,
  EXTENSION.nameConstraints,
])

/** All that RFC 5280 says of policies. See `criticalPolicies` for why they may be passed over. */
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
 * §4.2.1.12: a restriction to purposes, none of which is meant here. One that is not critical is passed over: it restricts
 * nobody who does not ask for a purpose, and authenticators in use carry odd ones.
 */
function areCriticalPurposesMeant({ path, purposes }: PathContext): boolean {
  return path.every((certificate) => {
    if (certificate.extensions.get(EXTENSION.extendedKeyUsage)?.critical !== true) return true
    const allowed = attempt(() => certificate.extendedKeyUsage)
    return allowed !== undefined && [...allowed].some((oid) => oid === ANY_PURPOSE || purposes.has(oid))
  })
}

/** Hashes that are broken altogether have not come this far. */
function areHashesStrong({ belowAnchor, settings }: PathContext): boolean {
  return settings.sha1 === 'accepted' || !belowAnchor.some(({ signatureAlgorithm }) => usesSha1(signatureAlgorithm))
}

/** The keys of issuers have verified something; that of the leaf has not. */
function areKeysUsable({ path }: PathContext): boolean {
  return path.every((certificate) => findUsableKey(certificate) !== undefined)
}

function areKeysLongEnough({ path, settings }: PathContext): boolean {
  return path.every(({ keyMaterial: key }) => key.kty !== 'RSA' || modulusBits(key.n) >= settings.shortestRsaKey)
}

/** §6.3, for every certificate that an issuer of the path could revoke. */
function findRevocationFault({ belowAnchor, issuers, at, settings }: PathContext): PathFault | undefined {
  const { revocation } = settings
  if (revocation === 'unchecked') return undefined
  const statuses = belowAnchor.map((certificate, index) =>
    revocation.lists.assess(certificate, issuers[index] as Certificate, at),
  )
  if (statuses.includes('revoked')) return 'path_revoked'
  return statuses.includes('unknown') && revocation.unknown !== 'accepted' ? 'path_revocation_unknown' : undefined
}
