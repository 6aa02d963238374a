import { Injectable } from '@nestjs/common'

/** Tells the time. Everything that compares, stores or signs a time asks here, so that a test can move it. */
export abstract class Clock {
  abstract now(): Date
}

@Injectable()
export class SystemClock extends Clock {
  now(): Date {
    return new Date()
  }
}
