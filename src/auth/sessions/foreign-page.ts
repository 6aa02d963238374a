import type { FastifyRequest } from 'fastify'

/**
 * Whether a page sent a request that has no business with cookies here. `SameSite` alone lets through what the pages of
 * sibling domains send. Browsers say in `Origin` and `Sec-Fetch-Site` (Fetch Metadata §2.3) where a request comes from, and
 * no page can change that; apps and backends say nothing and send cookies of their own only.
 *
 * @param origins whose pages may
 */
export function comesFromForeignPage(
  { headers: { origin, 'sec-fetch-site': site } }: Pick<FastifyRequest, 'headers'>,
  origins: ReadonlySet<string>,
): boolean {
  // Pages that send no referrer have the origin "null" in some browsers, to their own server, too.
  if (site === 'same-origin') return false
  if (origin !== undefined) return !origins.has(origin)
  return site === 'cross-site' || site === 'same-site'
}
