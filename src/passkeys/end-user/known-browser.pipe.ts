import { Injectable, type PipeTransform } from '@nestjs/common'
import { sha256 } from '../../common/hash.js'
import type { HttpExchange } from '../../common/http/http-exchange.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { browserCookieOf, secretIn } from './browser-binding.js'

/** Answers the hash of the browser's secret; null where the browser brings none. */
@Injectable()
export class KnownBrowserPipe implements PipeTransform<HttpExchange, Uint8Array | null> {
  constructor(private readonly config: LatchkeyConfig) {}

  transform({ request }: HttpExchange): Uint8Array | null {
    const secret = secretIn(request.cookies[browserCookieOf(this.config)])
    return secret === undefined ? null : sha256(secret)
  }
}
