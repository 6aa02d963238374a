import { Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { type ApiKeyGrant, ApiKeysService } from './api-keys.service.js'

const GRANT: ApiKeyGrant = { name: 'first key', scopes: ['admin'] }

/**
 * Makes the API key that makes all others: on the first start a random one, which is shown once, or the one that the
 * environment gives; that one also later, where no key can do everything any more.
 */
@Injectable()
export class BootstrapApiKey implements OnApplicationBootstrap {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly config: LatchkeyConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { bootstrapApiKey } = this.config.environment
    if (bootstrapApiKey !== undefined) return this.apiKeys.createGiven(GRANT, bootstrapApiKey)
    const text = await this.apiKeys.createFirst(GRANT)
    // Past the log: a log is kept and shipped, and this is a secret.
    if (text !== undefined) process.stdout.write(`The first API key, shown this once: ${text}\n`)
  }
}
