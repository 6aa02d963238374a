import { NestFactory } from '@nestjs/core'
import { Clock, SystemClock } from '../common/clock.js'
import { StructuredLogger } from '../common/logger.js'
import { SystemRandom } from '../common/random.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { MetadataService } from '../metadata/metadata.service.js'
import { MetadataCliModule } from './metadata-cli.module.js'

/** Runs work with the metadata of the configured database, and closes it again. */
export async function withMetadata<T>(
  config: LatchkeyConfig,
  at: Date | 'now',
  work: (metadata: MetadataService) => Promise<T>,
): Promise<T> {
  const clock = at === 'now' ? new SystemClock() : new StoppedClock(at)
  // What is to be said, the command says.
  const runtime = { clock, random: new SystemRandom(), logger: new StructuredLogger('silent') }
  const options = { logger: false, abortOnError: false } as const
  const app = await NestFactory.createApplicationContext(MetadataCliModule.register(config, runtime), options)
  try {
    return await work(app.get(MetadataService))
  } finally {
    await app.close()
  }
}

/** Stands at the time somebody asked for. */
class StoppedClock extends Clock {
  readonly #at: Date

  constructor(at: Date) {
    super()
    this.#at = at
  }

  now(): Date {
    return this.#at
  }
}
