/**
 * The result of comparing signature counters (§6.1.1):
 *
 * - `increased`: the counter is valid;
 * - `absent`: both counters are 0, because the authenticator has no counter;
 * - `not-increased`: a signal, but not proof, that the authenticator may be cloned.
 */
export type SignCountVerdict = 'increased' | 'absent' | 'not-increased'

/** Compares the stored with the received counter (§7.2 step 22). Both are unsigned 32-bit integers. */
export function assessSignCount(stored: number, received: number): SignCountVerdict {
  if (stored === 0 && received === 0) return 'absent'
  return received > stored ? 'increased' : 'not-increased'
}
