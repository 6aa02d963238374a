import { Injectable, type PipeTransform } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import type { HttpExchange } from '../../common/http/http-exchange.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { RefreshTokenCarrier } from './refresh-token-carrier.js'

@Injectable()
export class RefreshTokenCarrierPipe implements PipeTransform<HttpExchange, RefreshTokenCarrier> {
  readonly #origins: ReadonlySet<string>

  constructor(
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
  ) {
    this.#origins = new Set([...config.origins, ...config.edge.cors.origins])
  }

  transform(exchange: HttpExchange): RefreshTokenCarrier {
    const { tokens, overHttps: secure } = this.config
    const carriage = { by: tokens.refreshToken, secure, now: this.clock.now(), origins: this.#origins }
    return new RefreshTokenCarrier(exchange, carriage)
  }
}
