/** Pseudo-random numbers that are the same for the same seed (mulberry32). */
export class Dice {
  #state: number

  constructor(seed: number) {
    this.#state = seed >>> 0
  }

  /** Returns an integer from 0 to `sides - 1`. */
  roll(sides: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(this.#state ^ (this.#state >>> 15), this.#state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) % sides
  }

  /** Returns true with a probability of 1 in `sides`. */
  once(sides: number): boolean {
    return this.roll(sides) === 0
  }

  pick<T>(choices: readonly T[]): T {
    return choices[this.roll(choices.length)] as T
  }
}

/** Values that often reveal errors in programs. */
const HOSTILE: readonly unknown[] = [
  null,
  true,
  false,
  0,
  -1,
  1.5,
  1e308,
  Number.MAX_SAFE_INTEGER,
  '',
  ' ',
  '\u0000',
  '\ud800',
  '\u202e',
  'null',
  '../../etc/passwd',
  "'; DROP TABLE users; --",
  '<script>',
  '%00%ff',
  'http://evil.example',
  'x'.repeat(300),
  'é'.repeat(70_000),
  [],
  {},
  [[]],
  [null],
  [{}],
  { constructor: 1 },
  { toString: 1 },
  { then: 1 },
  { length: 1e9 },
  { type: 'Buffer', data: [1, 2, 3] },
  { 0: 'x', length: 1 },
  Array.from({ length: 200 }, () => 'x'),
  JSON.parse('['.repeat(60) + ']'.repeat(60)),
]

/** Returns a copy, because mutations change the values of a body. */
const hostile = (dice: Dice): unknown => structuredClone(dice.pick(HOSTILE))

const NAMES = ['id', 'type', 'extra', '', '0', 'constructor', '__proto__', 'toString', 'userId', 'publicKey', 'é']

type Container = Record<string, unknown> | unknown[]

/** Returns a copy of a JSON value with one to three changes. */
export function mutateJson(json: unknown, dice: Dice): unknown {
  const root = { value: structuredClone(json) }
  for (let left = 1 + dice.roll(3); left > 0; left -= 1) mutateOnce(root, dice)
  return root.value
}

function mutateOnce(root: Record<string, unknown>, dice: Dice): void {
  const places = placesIn(root)
  if (places.length === 0) return
  const [container, key] = dice.pick(places)
  const value = (container as Record<string, unknown>)[key]
  const changes = [
    () => set(container, key, hostile(dice)),
    () => set(container, dice.pick(NAMES), hostile(dice)),
    () => Reflect.deleteProperty(container, key),
    () => set(container, key, [value]),
    () => set(container, key, { [dice.pick(NAMES)]: value }),
    () => set(container, key, typeof value === 'string' ? mutateText(value, dice) : hostile(dice)),
    () => set(container, key, typeof value === 'string' ? mutateEncoded(value, dice) : value),
    () => set(container, key, typeof value === 'string' ? mutateEncoded(value, dice) : value),
  ]
  dice.pick(changes)()
}

/** Sets a member, even one named `__proto__`. */
function set(container: Container, key: string, value: unknown): boolean {
  return Reflect.defineProperty(container, key, { value, writable: true, enumerable: true, configurable: true })
}

/** Lists all members and items of a JSON value, each as its container and key. */
function placesIn(container: Container): [Container, string][] {
  return Object.entries(container).flatMap(([key, value]: [string, unknown]) => {
    const here: [Container, string] = [container, key]
    return typeof value === 'object' && value !== null ? [here, ...placesIn(value as Container)] : [here]
  })
}

const ALPHABET = 'ABCabc019-_=+/ .{}"\\\u0000é'

/** Changes, adds or removes one character, or removes or repeats a part. */
export function mutateText(text: string, dice: Dice): string {
  const at = dice.roll(text.length + 1)
  const character = ALPHABET[dice.roll(ALPHABET.length)] ?? ''
  const changes = [
    `${text.slice(0, at)}${character}${text.slice(at + 1)}`,
    `${text.slice(0, at)}${character}${text.slice(at)}`,
    `${text.slice(0, at)}${text.slice(at + 1)}`,
    text.slice(0, at),
    text.slice(at),
    text + text.slice(at),
    text.toUpperCase(),
  ]
  return dice.pick(changes)
}

/** Changes some of the bytes that a base64url text encodes. If the text is not base64url, changes the text itself. */
function mutateEncoded(text: string, dice: Dice): string {
  const bytes = Buffer.from(text, 'base64url')
  if (bytes.length < 16 || bytes.toString('base64url') !== text) return mutateText(text, dice)
  return mutateBytes(bytes, dice).toString('base64url')
}

/** Changes some bytes, and sometimes truncates them. */
export function mutateBytes(bytes: Uint8Array, dice: Dice): Buffer {
  const copy = Buffer.from(bytes)
  for (let left = 1 + dice.roll(4); left > 0 && copy.length > 0; left -= 1)
    copy[dice.roll(copy.length)] = dice.roll(256)
  return dice.once(4) ? copy.subarray(0, dice.roll(copy.length + 1)) : copy
}
