import { Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { ApiKeysService } from './api-keys.service.js'

/** Makes the first API key on the first start, and shows it once when it is a random one. */
@Injectable()
export class BootstrapApiKey implements OnApplicationBootstrap {
  constructor(
    private readonly apiKeys: ApiKeysService,
    private readonly config: LatchkeyConfig,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { bootstrapApiKey } = this.config.environment
    const text = await this.apiKeys.createFirst({ name: 'first key', scopes: ['admin'] }, bootstrapApiKey)
    // Past the log: a log is kept and shipped, and this is a secret.
    if (text !== undefined) process.stdout.write(`The first API key, shown this once: ${text}\n`)
  }
}
