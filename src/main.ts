import 'reflect-metadata'
import { SystemClock } from './common/clock.js'
import { StructuredLogger } from './common/logger.js'
import { SystemRandom } from './common/random.js'
import { InvalidConfigurationError } from './config/invalid-configuration-error.js'
import type { LatchkeyConfig } from './config/latchkey-config.js'
import { loadProcessConfig } from './config/load-config.js'
import { createApp } from './create-app.js'

try {
  await serve(loadProcessConfig())
} catch (error) {
  console.error(error instanceof InvalidConfigurationError ? error.message : error)
  process.exit(1)
}

async function serve(config: LatchkeyConfig): Promise<void> {
  const { port, host, logLevel } = config.environment
  const app = await createApp(config, {
    clock: new SystemClock(),
    random: new SystemRandom(),
    logger: new StructuredLogger(logLevel),
  })
  await app.listen({ port, host: host ?? (config.overHttps ? '::' : 'localhost') })
  console.log(`Latchkey is listening on ${await app.getUrl()}`)
}
