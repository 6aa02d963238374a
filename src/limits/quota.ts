/** How many requests of one kind are answered in any one window of time. */
export interface Quota {
  /** Stands in the headers of answers. */
  readonly name: 'address' | 'user' | 'api-key' | 'failed-api-keys'
  readonly limit: number
}

/** The window of every quota, in seconds. It begins with the first request that counts. */
export const WINDOW_SECONDS = 60

/** One count against a quota. */
export interface Subject {
  readonly quota: Quota
  /** Who is counted; text of any length. */
  readonly key: string
}

/** How a subject stands. */
export interface Standing {
  readonly quota: Quota
  readonly used: number
  /** Until the count begins anew, in milliseconds. */
  readonly resetMillis: number
}

export function remainingOf({ quota, used }: Standing): number {
  return Math.max(quota.limit - used, 0)
}

export function isExceeded({ quota, used }: Standing): boolean {
  return used > quota.limit
}

/** Whole seconds, so that who waits this long does not come too early. */
export function resetSecondsOf({ resetMillis }: Standing): number {
  return Math.ceil(resetMillis / 1000)
}
