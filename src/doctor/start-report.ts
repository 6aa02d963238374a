import { Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { StructuredLogger } from '../common/logger.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { checkConfiguration, DATABASE } from './configuration-checks.js'

/**
 * Logs the findings of the doctor when the server starts. On localhost, only a readable database is logged, because most of
 * the other advice is for servers that other machines reach.
 */
@Injectable()
export class StartReport implements OnApplicationBootstrap {
  constructor(
    private readonly config: LatchkeyConfig,
    private readonly logger: StructuredLogger,
  ) {}

  onApplicationBootstrap(): void {
    for (const finding of checkConfiguration(this.config)) {
      const { check, severity, found, advice } = finding
      if (severity !== 'ok') {
        if (this.config.overHttps || check === DATABASE) this.logger.alert(found, { check, severity, advice })
      } else if (this.config.overHttps) this.logger.event(found, { check, severity })
    }
  }
}
