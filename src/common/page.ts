/** The number of items per page when the client sets no limit. */
export const DEFAULT_PAGE_SIZE = 50

/** One page of a list. */
export interface Page<T> {
  readonly items: readonly T[]
  /** The cursor of the next page; null on the last page. */
  readonly nextCursor: string | null
}

/**
 * Creates a page from the rows of a query for `limit + 1` rows: the additional row shows that another page follows.
 *
 * @param cursorOf returns the cursor that continues after an item
 */
export function createPage<T>(rows: readonly T[], limit: number, cursorOf: (item: T) => string): Page<T> {
  const items = rows.slice(0, limit)
  const last = items.at(-1)
  return { items, nextCursor: rows.length > limit && last !== undefined ? cursorOf(last) : null }
}
