import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import { Injectable, type OnApplicationBootstrap, type OnApplicationShutdown } from '@nestjs/common'
import { InvalidConfigurationError } from '../../config/invalid-configuration-error.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { METRICS_TYPE, MetricsService } from './metrics.service.js'

/** Serves the metrics on a separate port, without credentials. */
@Injectable()
export class MetricsListener implements OnApplicationBootstrap, OnApplicationShutdown {
  #server: Server | undefined

  constructor(
    private readonly config: LatchkeyConfig,
    private readonly metrics: MetricsService,
  ) {}

  /** @throws InvalidConfigurationError when the system refuses the port or the host */
  async onApplicationBootstrap(): Promise<void> {
    const { metrics } = this.config
    if (metrics === 'off' || metrics.listener === null) return
    this.#server = createServer((request, response) => void this.#respond(request, response))
    await listen(this.#server, metrics.listener)
  }

  async onApplicationShutdown(): Promise<void> {
    const server = this.#server
    if (server?.listening !== true) return
    await new Promise<void>((resolve) => {
      server.close(() => resolve())
      server.closeAllConnections()
    })
  }

  async #respond({ method, url }: IncomingMessage, response: ServerResponse): Promise<void> {
    const isScrape = (method === 'GET' || method === 'HEAD') && url?.split('?')[0] === '/metrics'
    if (!isScrape) {
      response.writeHead(404).end()
      return
    }
    const text = await this.metrics.render()
    response.writeHead(200, { 'content-type': METRICS_TYPE, 'cache-control': 'no-store' }).end(text)
  }
}

function listen(server: Server, address: { readonly port: number; readonly host: string }): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', ({ message }) => {
      reject(new InvalidConfigurationError([{ path: 'metrics.port', reason: `cannot listen: ${message}` }]))
    })
    server.listen(address, resolve)
  })
}
