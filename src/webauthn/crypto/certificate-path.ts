import type { NonEmpty } from '../bytes/brand.js'
import { equalBytes } from '../bytes/equal.js'
import type { Certificate } from './certificate.js'
import { assessIssuance, type IssuanceVerdict } from './issued-by.js'
import { findPathFault, type PathFault } from './path-rules.js'
import type { PathSettings } from './path-settings.js'

export type { PathFault } from './path-rules.js'
export { DEFAULT_PATH_SETTINGS, type PathSettings } from './path-settings.js'

/**
 * A trusted certificate: a root, an intermediate or a leaf. An issuer matches by name and key; a leaf must be
 * identical to the anchor.
 */
export interface TrustAnchor {
  readonly certificate: Certificate
}

/** The input of {@link assessPath}. */
interface PathInput {
  /** The chain as received. Starts with the leaf; each certificate is issued by the next. */
  readonly chain: NonEmpty<Certificate>
  /** Additional certificates from the caller that may complete the path. */
  readonly intermediates: readonly Certificate[]
  readonly anchors: readonly TrustAnchor[]
  /** The time at which the certificates must be valid. */
  readonly at: Date
  readonly settings: PathSettings
  /** OIDs of the accepted purposes. A critical extended key usage must include one of them (RFC 5280 §4.2.1.12). */
  readonly purposes: ReadonlySet<string>
}

/** A certificate path that ends at a trust anchor. */
interface TrustedPath {
  readonly verdict: 'trusted'
  readonly anchor: TrustAnchor
  /** The path from the leaf to the anchor, inclusive. One certificate if the leaf is the anchor. */
  readonly path: NonEmpty<Certificate>
}

/** A trusted path, or the reason why no path was found. */
export type PathVerdict = TrustedPath | { readonly verdict: 'untrusted'; readonly why: PathFault }

/** The maximum number of certificates in a path, including leaf and anchor. */
export const MAX_PATH_CERTIFICATES = 6
/** The maximum number of signatures to verify for one path. */
const MAX_SIGNATURES = 32

/**
 * Assesses whether a chain leads to a trust anchor (RFC 5280 §6.1, with the exceptions in {@link PathSettings}). Does
 * not throw for any certificate content and does not use the network.
 */
export function assessPath(input: PathInput): PathVerdict {
  const fault = findChainFault(input)
  if (fault !== undefined) return { verdict: 'untrusted', why: fault }
  return new PathSearch(input).find()
}

/**
 * Checks the received chain before any anchor: x5c must be in order and contain issuers only (§8.2, §8.3, §8.6). The
 * check includes certificates above the end of the later path.
 */
function findChainFault({ chain, anchors, settings }: PathInput): PathFault | undefined {
  if (chain.length > MAX_PATH_CERTIFICATES) return 'path_too_long'
  const [, ...issuers] = chain
  if (settings.rootInChain !== 'accepted' && issuers.some((issuer) => anchors.some((anchor) => is(anchor, issuer))))
    return 'path_root_included'
  if (hasDuplicate(chain)) return 'path_wrong_order'
  for (const [index, issuer] of issuers.entries()) {
    const issued = chain[index] as Certificate
    if (!isNamedIn(issued, issuer)) return findOrderFault(issued, chain)
    const verdict = assessIssuance(issued, issuer)
    if (verdict !== 'signed') return verdict
  }
  return undefined
}

/** A self-signed root is its own issuer, so the checks of names and signatures do not detect that it is repeated. */
function hasDuplicate(chain: readonly Certificate[]): boolean {
  return chain.some((one, index) => chain.slice(index + 1).some((other) => equalBytes(one.der, other.der)))
}

function findOrderFault(issued: Certificate, chain: readonly Certificate[]): PathFault {
  const isElsewhere = chain.some((other) => other !== issued && isNamedIn(issued, other))
  return isElsewhere ? 'path_wrong_order' : 'path_unrelated_certificate'
}

/** Compares names as encoded, without normalisation (RFC 5280 §6.1.3(a)(4)). */
function isNamedIn(issued: Certificate, issuer: Certificate): boolean {
  return equalBytes(issued.issuer, issuer.subject)
}

function is({ certificate }: TrustAnchor, other: Certificate): boolean {
  return equalBytes(certificate.der, other.der)
}

/**
 * Searches depth-first for a path from the leaf to an anchor that satisfies all rules. Issuers are taken from the
 * anchors, the chain in its order, and the caller's intermediates. The limits on path length and signatures bound the
 * work.
 */
class PathSearch {
  readonly #input: PathInput
  #signaturesLeft = MAX_SIGNATURES
  /** The reason why the first complete path was rejected. */
  #pathFault: PathFault | undefined
  /** The reason why a path could not be completed. */
  #linkFault: PathFault | undefined

  constructor(input: PathInput) {
    this.#input = input
  }

  find(): PathVerdict {
    const trusted = this.#extend([this.#input.chain[0]])
    return trusted ?? { verdict: 'untrusted', why: this.#pathFault ?? this.#searchFault ?? 'path_no_anchor' }
  }

  /** If the signature limit was reached, an issuer may exist that was not tried. */
  get #searchFault(): PathFault | undefined {
    return this.#signaturesLeft < 0 ? 'path_too_complex' : this.#linkFault
  }

  #extend(path: NonEmpty<Certificate>): TrustedPath | undefined {
    const { anchors } = this.#input
    const tip = path[path.length - 1] as Certificate
    const listed = anchors.find((anchor) => is(anchor, tip))
    const trusted = listed === undefined ? undefined : this.#judge(path, listed)
    return trusted ?? this.#extendByIssuers(path, tip)
  }

  #extendByIssuers(path: NonEmpty<Certificate>, tip: Certificate): TrustedPath | undefined {
    const candidates = this.#findCandidates(path, tip)
    const faults: PathFault[] = []
    for (const candidate of candidates) {
      const verdict = this.#assessIssuance(tip, candidate)
      const found = verdict === 'signed' ? this.#extend([...path, candidate]) : undefined
      if (found !== undefined) return found
      if (verdict !== 'signed') faults.push(verdict)
    }
    // A self-signed root with the name of an anchor but another key is not a signature fault: it is an unknown root.
    if (faults.length === candidates.length && !tip.isSelfIssued) this.#linkFault ??= faults[0]
    return undefined
  }

  /**
   * Returns certificates whose subject is the issuer of the tip and that are not in the path yet. Anchors come first.
   */
  #findCandidates(path: NonEmpty<Certificate>, tip: Certificate): readonly Certificate[] {
    const anchors = this.#input.anchors.map(({ certificate }) => certificate)
    const known = new Set([...anchors, ...this.#findReceived(tip), ...this.#input.intermediates])
    const candidates = [...known].filter(
      (other) => isNamedIn(tip, other) && !path.some((member) => equalBytes(member.der, other.der)),
    )
    if (candidates.length === 0 || path.length < MAX_PATH_CERTIFICATES) return candidates
    this.#linkFault ??= 'path_too_long'
    return []
  }

  /**
   * Returns the next certificate of the chain only, whose signature has already been verified. Otherwise an attacker
   * could send certificates with equal names and force a verification of every pair.
   */
  #findReceived(tip: Certificate): readonly Certificate[] {
    const { chain } = this.#input
    const position = chain.indexOf(tip)
    return position === -1 ? chain : chain.slice(position + 1, position + 2)
  }

  #assessIssuance(tip: Certificate, candidate: Certificate): IssuanceVerdict | 'path_too_complex' {
    this.#signaturesLeft -= 1
    return this.#signaturesLeft < 0 ? 'path_too_complex' : assessIssuance(tip, candidate)
  }

  #judge(path: NonEmpty<Certificate>, anchor: TrustAnchor): TrustedPath | undefined {
    const fault = findPathFault(path, this.#input)
    if (fault === undefined) return { verdict: 'trusted', anchor, path }
    this.#pathFault ??= fault
    return undefined
  }
}
