import { randomBytes, randomUUID } from 'node:crypto'

/** The only source of random values; cryptographically secure. */
export abstract class Random {
  abstract bytes(length: number): Uint8Array

  /** Returns a version 4 UUID in lower case. */
  abstract uuid(): string
}

export class SystemRandom extends Random {
  bytes(length: number): Uint8Array {
    return new Uint8Array(randomBytes(length))
  }

  uuid(): string {
    return randomUUID()
  }
}
