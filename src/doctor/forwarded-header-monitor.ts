import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import { StructuredLogger } from '../common/logger.js'
import { type Finding, warn } from './finding.js'

/** Counts the requests whose X-Forwarded-For header is ignored. Stores no address. */
@Injectable()
export class ForwardedHeaderMonitor {
  #ignored = 0

  constructor(private readonly logger: StructuredLogger) {}

  record(request: Pick<FastifyRequest, 'headers' | 'ips'>): void {
    if (request.headers['x-forwarded-for'] === undefined) return
    // `ips` starts with the address of the peer and ends with the first untrusted address. A single entry means that
    // the peer is untrusted.
    if ((request.ips?.length ?? 1) > 1) return
    this.#ignored += 1
    if (this.#ignored === 1) {
      this.logger.alert('ignored X-Forwarded-For, because its sender is not in http.trusted_proxies')
    }
  }

  /** Returns a warning; undefined when no header was ignored. */
  report(): Finding | undefined {
    if (this.#ignored === 0) return undefined
    const found = `The server ignored X-Forwarded-For in ${this.#ignored} requests, because their sender is not a trusted proxy.`
    return warn('forwarded requests', found, 'If the sender is your proxy, add its address to "http.trusted_proxies".')
  }
}
