import { EngineError } from '../../../src/webauthn/errors/engine-error.js'
import type { CborValue } from '../../../src/webauthn/bytes/cbor.js'

/** Converts hexadecimal digits to bytes and ignores spaces. */
export function hex(digits: string): Uint8Array {
  return new Uint8Array(Buffer.from(digits.replaceAll(' ', ''), 'hex'))
}

export function utf8(text: string): Uint8Array {
  return new Uint8Array(Buffer.from(text, 'utf8'))
}

export function concat(...parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts))
}

/** Encodes CBOR in its shortest form. Map entries keep their insertion order. */
export function cbor(value: CborValue): Uint8Array {
  if (typeof value === 'boolean') return Uint8Array.of(value ? 0xf5 : 0xf4)
  if (typeof value === 'number') return value < 0 ? head(1, -1 - value) : head(0, value)
  if (typeof value === 'string') return concat(head(3, utf8(value).length), utf8(value))
  if (value instanceof Uint8Array) return concat(head(2, value.length), value)
  if (Array.isArray(value)) return concat(head(4, value.length), ...value.map(cbor))
  return concat(head(5, value.size), ...[...value].flatMap(([key, member]) => [cbor(key), cbor(member)]))
}

/** Encodes the header of a CBOR item with its argument in the shortest form. */
export function head(major: number, argument: number): Uint8Array {
  const initial = major << 5
  if (argument < 24) return Uint8Array.of(initial | argument)
  const width = [1, 2, 4, 8].find((bytes) => argument < 2 ** (8 * bytes)) as number
  const information = 24 + Math.log2(width)
  const digits = argument.toString(16).padStart(2 * width, '0')
  return concat(Uint8Array.of(initial | information), hex(digits))
}

/** Returns the EngineError that `act` throws. Fails the test if `act` returns or throws anything else. */
export function refusalOf(act: () => unknown): EngineError {
  let result: unknown
  try {
    result = act()
  } catch (error) {
    if (error instanceof EngineError) return error
    throw error
  }
  throw new Error(`nothing was thrown: ${String(result)}`)
}

/** Runs a parser on arbitrary input and requires that it returns or throws an EngineError. */
export function survives(act: () => unknown): boolean {
  try {
    act()
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
  }
  return true
}
