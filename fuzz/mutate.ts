import type { Random } from './random.js'

type Mutation = (bytes: Uint8Array, random: Random, other: Uint8Array) => Uint8Array

/** Boundary values of lengths, CBOR heads, DER tags and flags. */
const INTERESTING = [0x00, 0x01, 0x17, 0x18, 0x19, 0x1b, 0x1f, 0x20, 0x30, 0x40, 0x5f, 0x7f, 0x80, 0x9f, 0xa0, 0xbf]
const MORE_INTERESTING = [
  0xc2, 0xd8, 0xe0, 0xf4, 0xf6, 0xf7, 0xf9, 0xfb, 0xfe, 0xff, 0x22, 0x5c, 0x5b, 0x5d, 0x7b, 0x7d,
]
const EDGES = [...INTERESTING, ...MORE_INTERESTING]

const MUTATIONS: readonly Mutation[] = [
  (bytes, random) => withByte(bytes, random, (byte) => byte ^ (1 << random.below(8))),
  (bytes, random) => withByte(bytes, random, () => random.below(256)),
  (bytes, random) => withByte(bytes, random, () => random.pick(EDGES)),
  (bytes, random) => withByte(bytes, random, (byte) => byte + random.below(5) - 2),
  (bytes, random) => bytes.slice(0, random.below(bytes.length + 1)),
  (bytes, random) => splice(bytes, random.below(bytes.length + 1), 0, randomBytes(random)),
  (bytes, random) => splice(bytes, random.below(bytes.length + 1), 1 + random.below(8), new Uint8Array()),
  (bytes, random) => repeat(bytes, random),
  (bytes, random, other) => cross(bytes, other, random),
]

/**
 * Returns a copy of `bytes` with one to four small changes.
 *
 * @param other another input of the same target, for crossover
 */
export function mutate(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  let mutated = bytes
  const changes = 1 + random.below(4)
  for (let i = 0; i < changes; i++) mutated = random.pick(MUTATIONS)(mutated, random, other)
  return mutated
}

function withByte(bytes: Uint8Array, random: Random, change: (byte: number) => number): Uint8Array {
  const copy = bytes.slice()
  if (copy.length > 0) {
    const at = random.below(copy.length)
    copy[at] = change(copy[at] as number)
  }
  return copy
}

function splice(bytes: Uint8Array, at: number, remove: number, insert: Uint8Array): Uint8Array {
  return new Uint8Array([...bytes.subarray(0, at), ...insert, ...bytes.subarray(at + remove)])
}

/** Repeats a piece many times, which increases nesting and counts. */
function repeat(bytes: Uint8Array, random: Random): Uint8Array {
  const from = random.below(bytes.length + 1)
  const piece = bytes.subarray(from, from + 1 + random.below(16))
  const copies = new Uint8Array(Array.from({ length: 1 + random.below(64) }, () => [...piece]).flat())
  return splice(bytes, from, 0, copies)
}

function cross(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const head = bytes.subarray(0, random.below(bytes.length + 1))
  return splice(head, head.length, 0, other.subarray(random.below(other.length + 1)))
}

function randomBytes(random: Random): Uint8Array {
  return Uint8Array.from({ length: 1 + random.below(8) }, () => random.below(256))
}
