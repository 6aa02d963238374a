import { Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { StructuredLogger } from '../../common/logger.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { type ApiKeyGrant, ApiKeysService } from './api-keys.service.js'

const GRANT: ApiKeyGrant = { name: 'bootstrap key', scopes: ['admin'] }

/**
 * Makes the API key that makes all others: the one that the environment gives, whenever it is new, or on the first start
 * a random one, which is shown once.
 */
@Injectable()
export class BootstrapApiKey implements OnApplicationBootstrap {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly config: LatchkeyConfig,
    private readonly logger: StructuredLogger,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { bootstrapApiKey } = this.config.environment
    if (bootstrapApiKey === undefined) return
    const isNew = await this.apiKeys.createGiven(GRANT, bootstrapApiKey)
    if (isNew) this.logger.alert('LATCHKEY_BOOTSTRAP_API_KEY is an API key from now on, and may do everything')
  }

  /** Once the server listens: a key that was shown by a start that failed would be lost to who starts again. */
  async showFirst(): Promise<void> {
    const text = await this.apiKeys.createFirst(GRANT)
    // Past the log: a log is kept and shipped, and this is a secret.
    if (text !== undefined) process.stdout.write(`The first API key, shown this once: ${text}\n`)
  }
}
