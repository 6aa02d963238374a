import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { type Finding, warn } from './finding.js'

/** Notices what proxies write into requests, and whether it is believed. It keeps no address. */
@Injectable()
export class Forwarding {
  #disbelieved = 0

  note(request: Pick<FastifyRequest, 'headers' | 'ips'>): void {
    if (request.headers['x-forwarded-for'] === undefined) return
    // The list goes from who is connected to the client; it ends with the first that is not trusted.
    if ((request.ips?.length ?? 1) === 1) this.#disbelieved += 1
  }

  /** Undefined where nothing was noticed. */
  report(): Finding | undefined {
    if (this.#disbelieved === 0) return undefined
    const found = `${this.#disbelieved} requests came with an X-Forwarded-For that was not believed: whoever sent it is no trusted proxy.`
    return warn('forwarded requests', found, 'If that is your proxy, list its address in "http.trusted_proxies".')
  }
}
