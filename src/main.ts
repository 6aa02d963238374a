import 'reflect-metadata'
import { networkInterfaces } from 'node:os'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import { BootstrapApiKey } from './auth/api-keys/bootstrap-api-key.js'
import { SystemClock } from './common/clock.js'
import { StructuredLogger } from './common/logger.js'
import { SystemRandom } from './common/random.js'
import { InvalidConfigurationError } from './config/invalid-configuration-error.js'
import type { LatchkeyConfig } from './config/latchkey-config.js'
import { loadProcessConfig } from './config/load-config.js'
import { createApp } from './create-app.js'
import { startWarningsOf } from './doctor/start-warnings.js'
import { listen } from './listen.js'
import { shutDownOnSignals } from './shut-down.js'

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
  shutDownOnSignals(app, config.edge.http)
  await listen(app, { port, host: host ?? defaultHost(config) })
  for (const warning of startWarningsOf(config)) console.error(warning)
  await app.get(BootstrapApiKey, { strict: false }).printFirst()
  console.log(`Latchkey is listening on ${await addressOf(app, config)}`)
}

/** A configuration for localhost is for development: the server is then reachable only from this machine, unless HOST is set. */
function defaultHost(config: LatchkeyConfig): string {
  if (!config.overHttps) return 'localhost'
  const addresses = Object.values(networkInterfaces()).flatMap((list) => list ?? [])
  return addresses.some(({ family }) => family === 'IPv6') ? '::' : '0.0.0.0'
}

/** Passkeys for localhost do not work on its IP addresses, so the printed address has the name. */
async function addressOf(app: NestFastifyApplication, config: LatchkeyConfig): Promise<string> {
  const address = new URL(await app.getUrl())
  if (!config.overHttps) address.hostname = config.rpId
  return address.origin
}
