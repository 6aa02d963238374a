import { randomBytes, randomUUID } from 'node:crypto'
import { Injectable } from '@nestjs/common'

/** Unpredictable values, from a cryptographically secure source. */
export abstract class Random {
  abstract bytes(length: number): Uint8Array

  /** A version 4 UUID, lower case. */
  abstract uuid(): string
}

@Injectable()
export class SystemRandom extends Random {
  bytes(length: number): Uint8Array {
    return new Uint8Array(randomBytes(length))
  }

  uuid(): string {
    return randomUUID()
  }
}
