import { once } from 'node:events'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import type { Browser } from 'playwright-core'
import { NO_RATE_LIMITS } from './config.js'
import { startServerProcess } from './http-server.js'

const MAIN = join(import.meta.dirname, '../../dist/main.js')

/** The longest wait for a line of the log, in milliseconds. */
const PATIENCE = 5_000

/** The API key of every server that {@link startBuiltServer} starts. */
export const BACKEND_KEY = 'lk_browser_0123456789abcdefghijklmnopqrstuvwxyzABCDEF'

/** The built server in its own directory, on an origin that its configuration allows. */
export interface BuiltServer {
  /** `http://localhost:<port>`, which is also the origin of its pages. */
  readonly url: string
  /** Sends a JSON request with the API key. Throws unless it succeeds. */
  backend(path: string, body: object): Promise<Record<string, unknown>>
  /** Waits until the log contains a text. */
  logged(text: string): Promise<void>
  stop(): Promise<void>
}

/**
 * Starts `node dist/main.js`.
 *
 * @param config the keys of `passkey_config.jsonc` that differ from their defaults
 */
export async function startBuiltServer(config: Readonly<Record<string, unknown>> = {}): Promise<BuiltServer> {
  if (!existsSync(MAIN)) throw new Error(`${MAIN} is missing: run "npm run build" first`)
  const directory = mkdtempSync(join(tmpdir(), 'latchkey-browser-'))
  const port = await findFreePort()
  const content = { hostname: `localhost:${port}`, ...NO_RATE_LIMITS, ...config }
  writeFileSync(join(directory, 'passkey_config.jsonc'), JSON.stringify(content))
  const variables = { PORT: String(port), LATCHKEY_BOOTSTRAP_API_KEY: BACKEND_KEY }
  const server = await startServerProcess({ directory, variables })
  return {
    url: server.url,
    backend: (path, body) => send(`${server.url}${path}`, body),
    logged: async (text) => {
      const tooLate = AbortSignal.timeout(PATIENCE)
      while (!server.output().includes(text)) {
        if (tooLate.aborted) throw new Error(`The log does not contain ${text}:\n${server.output()}`)
        await setTimeout(20)
      }
    },
    stop: async () => {
      await server.stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Stops servers and browsers. Ignores the ones that failed to start. */
export async function stopAll(...started: readonly (BuiltServer | Browser | undefined)[]): Promise<void> {
  for (const each of started) await (each === undefined ? undefined : 'stop' in each ? each.stop() : each.close())
}

/** Finds a free port. The configuration contains the origin, so the port must be known before the server starts. */
async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  probe.close()
  await once(probe, 'close')
  return port
}

async function send(url: string, body: object): Promise<Record<string, unknown>> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${BACKEND_KEY}` }
  const answer = await fetch(url, { method: 'POST', headers, body: JSON.stringify(body) })
  const text = await answer.text()
  if (!answer.ok) throw new Error(`${url} returned ${answer.status}: ${text}`)
  return JSON.parse(text) as Record<string, unknown>
}
