import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import type { Server } from 'node:http'
import { createServer } from 'node:http'
import { createShop } from '../../examples/express/src/app.js'
import { connectLatchkey } from '../../examples/express/src/latchkey.js'

/** The example backend on its own port. */
export interface RunningShop {
  readonly url: string
  /** Connects the shop to a server. The shop does not respond until then. */
  connect(latchkeyUrl: string, apiKey: string): void
  stop(): Promise<void>
}

/** Reserves a port first, because Latchkey's configuration contains the origin of the shop. */
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
