const EXPONENT_MAXIMUM_LENGTH = 4

/** Returns the length of an RSA modulus in bits. The modulus must not have leading zeros. */
export function modulusBits(n: Uint8Array): number {
  return n.length * 8 - (Math.clz32(n[0] ?? 0) - 24)
}

/**
 * Returns whether an integer without leading zeros is odd, as a product of odd primes, and has an accepted length in
 * bits.
 */
export function isRsaModulus(
  n: Uint8Array,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  const bits = modulusBits(n)
  return bits >= least && bits <= most && isOdd(n)
}

/** Returns whether an integer without leading zeros is a valid public exponent: odd, not 1, and at most 32 bits. */
export function isRsaExponent(e: Uint8Array): boolean {
  const isOne = e.length === 1 && e[0] === 1
  return e.length <= EXPONENT_MAXIMUM_LENGTH && isOdd(e) && !isOne
}

function isOdd(integer: Uint8Array): boolean {
  return ((integer[integer.length - 1] ?? 0) & 1) === 1
}
