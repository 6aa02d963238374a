import { setTimeout as sleep } from 'node:timers/promises'
import type { NestFastifyApplication } from '@nestjs/platform-fastify'
import type { HttpSettings } from './config/http.schema.js'
import { Readiness } from './observability/health/readiness.js'

type ShutdownSettings = Pick<HttpSettings, 'drainSeconds' | 'shutdownSeconds'>

/**
 * Shuts the process down at the first signal: it reports that it is not ready, accepts requests for `drain_seconds`, completes
 * the requests in progress, and closes the database. A second signal ends it at once.
 */
export function shutDownOnSignals(app: NestFastifyApplication, settings: ShutdownSettings): void {
  let isStopping = false
  const onSignal = () => {
    if (isStopping) process.exit(1)
    isStopping = true
    void shutDown(app, settings)
  }
  for (const signal of ['SIGTERM', 'SIGINT'] as const) process.on(signal, onSignal)
}

async function shutDown(app: NestFastifyApplication, settings: ShutdownSettings): Promise<void> {
  const { drainSeconds, shutdownSeconds } = settings
  app.get(Readiness, { strict: false }).stop()
  setTimeout(() => process.exit(1), (drainSeconds + shutdownSeconds) * 1000).unref()
  await sleep(drainSeconds * 1000)
  try {
    await app.close()
    process.exit(0)
  } catch {
    process.exit(1)
  }
}
