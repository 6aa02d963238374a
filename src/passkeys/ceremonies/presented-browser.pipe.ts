import { Injectable, type PipeTransform } from '@nestjs/common'
import { sha256 } from '../../common/hash.js'
import type { HttpExchange } from '../../common/http/http-exchange.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { browserCookieName, parseBrowserSecret } from './browser-binding.js'

/** Returns the hash of the browser's secret, or null when the request has no valid cookie. */
@Injectable()
export class PresentedBrowserPipe implements PipeTransform<HttpExchange, Uint8Array | null> {
  constructor(private readonly config: LatchkeyConfig) {}

  transform({ request }: HttpExchange): Uint8Array | null {
    const secret = parseBrowserSecret(request.cookies[browserCookieName(this.config)])
    return secret === undefined ? null : sha256(secret)
  }
}
