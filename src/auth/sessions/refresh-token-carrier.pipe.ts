import { Injectable, type PipeTransform } from '@nestjs/common'
import { Clock } from '../../common/clock.js'
import type { HttpExchange } from '../../common/http/http-exchange.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { RefreshTokenCarrier } from './refresh-token-carrier.js'

@Injectable()
export class RefreshTokenCarrierPipe implements PipeTransform<HttpExchange, RefreshTokenCarrier> {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
  ) {}

  transform(exchange: HttpExchange): RefreshTokenCarrier {
    const { tokens, overHttps: secure } = this.config
    return new RefreshTokenCarrier(exchange, { by: tokens.refreshToken, secure, now: this.clock.now() })
  }
}
