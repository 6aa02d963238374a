/**
 * What the signature counter says (§6.1.1):
 *
 * - `increased`: as it should be;
 * - `absent`: the authenticator has no counter, stored and received are both 0;
 * - `not-increased`: a sign, not a proof, that the authenticator was cloned.
 */
export type SignCountVerdict = 'increased' | 'absent' | 'not-increased'

/** §7.2 step 22. Both counts are unsigned 32-bit numbers. */
export function assessSignCount(stored: number, received: number): SignCountVerdict {
  if (stored === 0 && received === 0) return 'absent'
  return received > stored ? 'increased' : 'not-increased'
}
