/** Returns the milliseconds since the process started. Unlike the time of day, they never go back. */
export function monotonicMillis(): number {
  return performance.now()
}
