import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { Injectable, type OnApplicationBootstrap } from '@nestjs/common'
import { StructuredLogger } from '../../common/logger.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { type ApiKeyGrant, ApiKeysService } from './api-keys.service.js'

const GRANT: ApiKeyGrant = { name: 'bootstrap key', scopes: ['admin'] }

/**
 * Creates the first API key, which can create all others: the one in `LATCHKEY_BOOTSTRAP_API_KEY`, or a random key on the
 * first start.
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
    const isNew = await this.apiKeys.createFromText(GRANT, bootstrapApiKey)
    if (isNew) this.logger.alert('created the API key in LATCHKEY_BOOTSTRAP_API_KEY, with the scope admin')
  }

  /**
   * Creates a random key if no key exists, and prints it to a terminal. Without a terminal, output usually becomes a log, so
   * the key goes to a file that only its owner can read. It must run after the server listens: the key of a failed start
   * could get lost, and the next start would not create another one.
   */
  async printFirst(): Promise<void> {
    const text = await this.apiKeys.createFirst(GRANT)
    if (text === undefined) return
    if (process.stdout.isTTY) {
      process.stdout.write(`The first API key, shown only once: ${text}\n`)
      return
    }
    const file = join(this.config.environment.dataDirectory, 'first-api-key')
    rmSync(file, { force: true })
    writeFileSync(file, `${text}\n`, { mode: 0o600, flag: 'wx' })
    process.stdout.write(`The first API key is in ${file}. Delete the file when you have stored the key.\n`)
  }
}
