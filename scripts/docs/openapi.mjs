// Renders docs/openapi.json, which a server with the default configuration serves as /openapi.json.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

export async function renderOpenApi() {
  const { SystemClock } = await import('../../dist/common/clock.js')
  const { StructuredLogger } = await import('../../dist/common/logger.js')
  const { SystemRandom } = await import('../../dist/common/random.js')
  const { loadConfig } = await import('../../dist/config/load-config.js')
  const { createApp } = await import('../../dist/create-app.js')
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-docs-'))
  const runtime = { clock: new SystemClock(), random: new SystemRandom(), logger: new StructuredLogger('silent') }
  // A server with a configured key does not print one.
  const variables = { LATCHKEY_BOOTSTRAP_API_KEY: 'lk_docs_0123456789abcdefghijklmnopqrstuvwxyz', LOG_LEVEL: 'silent' }
  const app = await createApp(loadConfig(variables, directory), runtime)
  const { body } = await app.getHttpAdapter().getInstance().inject('/openapi.json')
  await app.close()
  rmSync(directory, { recursive: true })
  return `${JSON.stringify(JSON.parse(body), null, 2)}\n`
}
