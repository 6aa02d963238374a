import type { Random } from '../../common/random.js'

const SECOND = 1000
const FIRST_WAIT = 60 * SECOND

/**
 * How long to wait after so many failures in a row, in milliseconds: twice as long each time, at most `longest`, less a
 * random part of up to a half, so that many servers do not come back at the same moment.
 */
export function backOff(failures: number, longest: number, random: Random): number {
  const full = Math.min(longest, FIRST_WAIT * 2 ** (failures - 1))
  return Math.round(full * (1 - fractionOf(random) / 2))
}

/** A number from 0 to 1. */
function fractionOf(random: Random): number {
  return Buffer.from(random.bytes(4)).readUInt32BE() / 0xffff_ffff
}
