import type { NonEmpty } from '../bytes/brand.js'
import { equalBytes } from '../bytes/equal.js'
import type { Certificate } from './certificate.js'
import { assessIssuance, type IssuanceVerdict } from './issued-by.js'
import { findPathFault, type PathFault } from './path-rules.js'
import type { PathSettings } from './path-settings.js'

export type { PathFault } from './path-rules.js'
export { DEFAULT_PATH_SETTINGS, type PathSettings, type RevocationSettings } from './path-settings.js'

/**
 * Something trusted beforehand: a root, an intermediate, or the leaf itself. As an issuer it counts by its name and
 * key; as the leaf only the very same certificate does.
 */
export interface TrustAnchor {
  readonly certificate: Certificate
}

/** A path to assess. */
export interface PathInput {
  /** As received: leaf first, each certificate issued by the next. */
  readonly chain: NonEmpty<Certificate>
  /** Certificates of the caller's that may complete the path. */
  readonly intermediates: readonly Certificate[]
  readonly anchors: readonly TrustAnchor[]
  /** The moment for which validity is assessed. */
  readonly at: Date
  readonly settings: PathSettings
  /** Dotted OIDs of what the certificates serve here: a critical restriction has to allow one (RFC 5280 §4.2.1.12). */
  readonly purposes: ReadonlySet<string>
}

/** A path that leads to an anchor. */
export interface TrustedPath {
  readonly verdict: 'trusted'
  readonly anchor: TrustAnchor
  /** From the leaf to the anchor, both included; one certificate where the leaf is the anchor. */
  readonly path: NonEmpty<Certificate>
}

/** Whether a path leads to an anchor, and if not, why. */
export type PathVerdict = TrustedPath | { readonly verdict: 'untrusted'; readonly why: PathFault }

/** Most certificates of a path, leaf and anchor included. */
export const MAX_PATH_CERTIFICATES = 6
/** Most signatures that are looked at for one path. */
const MAX_SIGNATURES = 32

/**
 * Assesses whether a chain leads to a trust anchor (RFC 5280 §6.1, with the leeway of {@link PathSettings}). Throws for
 * nothing a certificate holds, and never asks the network.
 */
export function assessPath(input: PathInput): PathVerdict {
  const fault = findChainFault(input)
  if (fault !== undefined) return { verdict: 'untrusted', why: fault }
  return new PathSearch(input).find()
}

/**
 * The chain itself, before any anchor: x5c is in order and holds issuers only (§8.2, §8.3, §8.6). That goes for all of
 * it, also for what comes after the certificate at which the path will end.
 */
function findChainFault({ chain, anchors, settings }: PathInput): PathFault | undefined {
  if (chain.length > MAX_PATH_CERTIFICATES) return 'path_too_long'
  const [, ...issuers] = chain
  if (settings.rootInChain !== 'accepted' && issuers.some((issuer) => anchors.some((anchor) => is(anchor, issuer))))
    return 'path_root_included'
  for (const [index, issuer] of issuers.entries()) {
    const issued = chain[index] as Certificate
    if (!isNamedIn(issued, issuer)) return findOrderFault(issued, chain)
    const verdict = assessIssuance(issued, issuer)
    if (verdict !== 'signed') return verdict
  }
  return undefined
}

function findOrderFault(issued: Certificate, chain: readonly Certificate[]): PathFault {
  const isElsewhere = chain.some((other) => other !== issued && isNamedIn(issued, other))
  return isElsewhere ? 'path_wrong_order' : 'path_unrelated_certificate'
}

/** Names chain by their bytes: no two encodings of a name are taken for each other (RFC 5280 §6.1.3(a)(4)). */
function isNamedIn(issued: Certificate, issuer: Certificate): boolean {
  return equalBytes(issued.issuer, issuer.subject)
}

function is({ certificate }: TrustAnchor, other: Certificate): boolean {
  return equalBytes(certificate.der, other.der)
}

/**
 * Tries the ways from the leaf to an anchor, depth first, until one obeys every rule. The candidates are the chain, in
 * its order, and the caller's intermediates; the length of a path and the number of signatures bound the work.
 */
class PathSearch {
  readonly #input: PathInput
  #signaturesLeft = MAX_SIGNATURES
  /** Why the first complete path is refused. */
  #pathFault: PathFault | undefined
  /** Why a path could not be completed. */
  #linkFault: PathFault | undefined

  constructor(input: PathInput) {
    this.#input = input
  }

  find(): PathVerdict {
    const trusted = this.#extend([this.#input.chain[0]])
    return trusted ?? { verdict: 'untrusted', why: this.#pathFault ?? this.#searchFault ?? 'path_no_anchor' }
  }

  /** A search that was cut short does not know that a link is missing. */
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
    // A root that only bears the name of an anchor is signed as it should be: it is no root of ours, that is all.
    if (faults.length === candidates.length && !tip.isSelfIssued) this.#linkFault ??= faults[0]
    return undefined
  }

  /** By their name they may have signed the tip, and they are not in the path. Anchors first. */
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
   * Within the chain only the next certificate is asked, and has been already: whoever sends certificates that all bear
   * one name shall not have each verified with each.
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
