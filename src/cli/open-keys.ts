import { NestFactory } from '@nestjs/core'
import { KeyRotation } from '../auth/signing-keys/key-rotation.js'
import { SystemClock } from '../common/clock.js'
import { StructuredLogger } from '../common/logger.js'
import { SystemRandom } from '../common/random.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { KeysCliModule } from './keys-cli.module.js'

/** Runs work with the signing keys of the configured database, and closes it again. */
export async function withKeys<T>(config: LatchkeyConfig, work: (keys: KeyRotation) => Promise<T>): Promise<T> {
  // What is to be said, the command says.
  const runtime = {
    clock: new SystemClock(),
    random: new SystemRandom(),
    logger: new StructuredLogger('silent'),
  }
  const options = { logger: false, abortOnError: false } as const
  const app = await NestFactory.createApplicationContext(KeysCliModule.register(config, runtime), options)
  try {
    return await work(app.get(KeyRotation))
  } finally {
    await app.close()
  }
}
