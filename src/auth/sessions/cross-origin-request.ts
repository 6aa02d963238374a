import type { FastifyRequest } from 'fastify'

/**
 * Returns whether a page of another origin sent the request. `SameSite` alone also accepts pages of sibling domains, so
 * this reads `Origin` and `Sec-Fetch-Site` (Fetch Metadata §2.3), which pages cannot change. Apps and backends send neither
 * header, and only their own cookies.
 *
 * @param allowed the other origins whose pages may send cookies
 */
export function isCrossOriginRequest(
  { headers: { origin, 'sec-fetch-site': site } }: Pick<FastifyRequest, 'headers'>,
  allowed: ReadonlySet<string>,
): boolean {
  // Some browsers send `Origin: null` even to the same origin, from pages that send no referrer.
  if (site === 'same-origin') return false
  if (origin !== undefined) return !allowed.has(origin)
  return site === 'cross-site' || site === 'same-site'
}
