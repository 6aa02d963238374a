/** Random bytes or characters of the lengths that secrets have almost never have fewer different values. */
const LEAST_DIFFERENT_VALUES = 8

/** Whether a secret cannot be random: it has fewer than eight different bytes, or consists of a repeated block. */
export function isRepetitive(bytes: Uint8Array): boolean {
  return new Set(bytes).size < LEAST_DIFFERENT_VALUES || isRepeatedBlock(bytes)
}

/** Whether bytes consist of a block of at most half their length, repeated. */
function isRepeatedBlock(bytes: Uint8Array): boolean {
  const half = Math.floor(bytes.length / 2)
  return Array.from({ length: half }, (_, index) => index + 1).some((period) =>
    bytes.subarray(period).every((byte, index) => byte === bytes[index]),
  )
}

/** Whether bytes are counted up or down, with fewer than eight different steps from one byte to the next. */
export function isSequence(bytes: Uint8Array): boolean {
  const steps = [...bytes].slice(1).map((byte, index) => byte - (bytes[index] ?? 0))
  return new Set(steps).size < LEAST_DIFFERENT_VALUES
}

/** At least 32 bytes in hex. */
const HEX = /^(?:[0-9a-f]{64,}|[0-9A-F]{64,})$/

/**
 * Whether text looks written by a person, without upper-case or without lower-case letters. Among a billion random secrets in
 * base64url, fewer than one looks like that. Hex does not count as written.
 */
export function looksWritten(text: string): boolean {
  return !HEX.test(text) && !(/[A-Z]/.test(text) && /[a-z]/.test(text))
}
