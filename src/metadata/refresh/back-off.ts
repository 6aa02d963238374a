import type { Random } from '../../common/random.js'

const FIRST_WAIT = 60_000

/**
 * Returns the delay before the next attempt, in milliseconds. It doubles with each failure, up to `longest`, less a
 * random part of up to one half, so that many servers do not retry at the same moment.
 *
 * @param failures the number of failures in a row, from 1
 */
export function backOff(failures: number, longest: number, random: Random): number {
  const full = Math.min(longest, FIRST_WAIT * 2 ** (failures - 1))
  return Math.round(full * (1 - fractionOf(random) / 2))
}

/** Returns a number from 0 to 1. */
function fractionOf(random: Random): number {
  return Buffer.from(random.bytes(4)).readUInt32BE() / 0xffff_ffff
}
