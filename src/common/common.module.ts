import { type DynamicModule, Global, Module } from '@nestjs/common'
import { Clock } from './clock.js'
import { StructuredLogger } from './logger.js'
import { Random } from './random.js'

/** Time, randomness and the log: the dependencies that tests replace. */
export interface Runtime {
  readonly clock: Clock
  readonly random: Random
  readonly logger: StructuredLogger
}

@Global()
@Module({})
export class CommonModule {
  static forRoot({ clock, random, logger }: Runtime): DynamicModule {
    return {
      module: CommonModule,
      providers: [
        { provide: Clock, useValue: clock },
        { provide: Random, useValue: random },
        { provide: StructuredLogger, useValue: logger },
      ],
      exports: [Clock, Random, StructuredLogger],
    }
  }
}
