import { equalBytes } from '../bytes/equal.js'
import { attempt } from './attempt.js'
import type { Certificate } from './certificate.js'
import { EXTENSION } from './certificate-extensions.js'
import { type RevocationList, serialNumberText } from './crl.js'
import { parseDistributionPoints } from './distribution-point.js'
import { assessIssuance } from './issued-by.js'
import { usesSha1 } from './signature-algorithm.js'

/** The revocation status of a certificate. `unknown`: no authentic and current list covers it. */
export type RevocationStatus = 'good' | 'revoked' | 'unknown'

/**
 * Revocation lists from the caller. A list applies to a certificate only if the verified key of its issuer signed the
 * list; names and key identifiers in the list are not trusted. The result of the check is cached with the issuer's
 * certificate.
 */
export class RevocationLists {
  readonly #lists: readonly RevocationList[]

  constructor(lists: readonly RevocationList[]) {
    this.#lists = lists
  }

  /**
   * Assesses the revocation status of a certificate (RFC 5280 §6.3.3).
   *
   * @param issuer the certificate whose key signed `certificate`
   * @param at milliseconds since 1970-01-01 UTC
   */
  assess(certificate: Certificate, issuer: Certificate, at: number): RevocationStatus {
    const relevant = this.#lists.filter(
      (list) => isAbout(list, certificate) && list.thisUpdate <= at && isAuthentic(list, issuer),
    )
    const serialNumber = serialNumberText(certificate.serialNumber)
    // A revocation in an outdated list still applies, but the absence of a certificate from it proves nothing.
    if (relevant.some(({ revoked }) => revoked.has(serialNumber))) return 'revoked'
    return relevant.some(({ nextUpdate }) => nextUpdate !== undefined && at < nextUpdate) ? 'good' : 'unknown'
  }
}

/** §6.3.3(b): checks issuer and scope. */
function isAbout({ issuer, scope }: RevocationList, certificate: Certificate): boolean {
  if (scope === 'partial' || !equalBytes(issuer, certificate.issuer)) return false
  const kind = certificate.basicConstraints?.ca === true ? 'authorities' : 'end-entities'
  if (scope.only !== 'both' && scope.only !== kind) return false
  const { distributionPoints } = scope
  return distributionPoints === undefined || addressesOf(certificate).some((address) => distributionPoints.has(address))
}

function addressesOf(certificate: Certificate): readonly string[] {
  const extension = certificate.extensions.get(EXTENSION.crlDistributionPoints)
  if (extension === undefined) return []
  return [...(attempt(() => parseDistributionPoints(extension.value, 'crlDistributionPoints')) ?? [])]
}

/** §6.3.3(f), (g): the issuer's key must have signed the list and be allowed to. SHA-1 is rejected. */
function isAuthentic(list: RevocationList, issuer: Certificate): boolean {
  const maySign = issuer.keyUsage?.has('cRLSign') ?? true
  if (!maySign || usesSha1(list.signatureAlgorithm)) return false
  return assessIssuance(list, issuer) === 'signed'
}
