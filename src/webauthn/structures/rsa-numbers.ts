const EXPONENT_MAXIMUM_LENGTH = 4

/** Length of an RSA modulus without leading zeros, in bits. */
export function modulusBits(n: Uint8Array): number {
  return n.length * 8 - (Math.clz32(n[0] ?? 0) - 24)
}

/** Whether a number without leading zeros can be an RSA modulus of this length: a product of odd primes is odd. */
export function isRsaModulus(
  n: Uint8Array,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  const bits = modulusBits(n)
  return bits >= least && bits <= most && isOdd(n)
}

/** Whether a number without leading zeros can be a public exponent: odd, not 1, and of 32 bits at most. */
export function isRsaExponent(e: Uint8Array): boolean {
  const isOne = e.length === 1 && e[0] === 1
  return e.length <= EXPONENT_MAXIMUM_LENGTH && isOdd(e) && !isOne
}

function isOdd(integer: Uint8Array): boolean {
  return ((integer[integer.length - 1] ?? 0) & 1) === 1
}
