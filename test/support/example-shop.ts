import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { createShop } from '../../examples/express/src/app.js'
import { connectLatchkey } from '../../examples/express/src/latchkey.js'

/** The example backend, listening on a port of its own. */
export interface RunningShop {
  readonly url: string
  /** Connects it to a server; before that it answers nothing. */
  connect(latchkeyUrl: string, apiKey: string): void
  stop(): Promise<void>
}

/** Takes a port first: Latchkey's configuration has to name the shop's origin before either can start. */
export async function openShop(): Promise<RunningShop> {
  const server: Server = createServer()
  server.listen(0, 'localhost')
  await once(server, 'listening')
  const { port } = server.address() as AddressInfo
  return {
    url: `http://localhost:${port}`,
    connect: (latchkeyUrl, apiKey) => {
      server.on('request', createShop({ latchkey: connectLatchkey(latchkeyUrl, apiKey), latchkeyUrl }))
    },
    stop: async () => {
      server.closeAllConnections()
      server.close()
      await once(server, 'close')
    },
  }
}
