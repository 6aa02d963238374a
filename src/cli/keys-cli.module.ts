import { type DynamicModule, Module } from '@nestjs/common'
import { SecretsModule } from '../auth/secrets/secrets.module.js'
import { SigningKeysModule } from '../auth/signing-keys/signing-keys.module.js'
import { CommonModule, type Surroundings } from '../common/common.module.js'
import { ConfigModule } from '../config/config.module.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { DatabaseModule } from '../database/database.module.js'

/** As much of the service as its signing keys take: no HTTP, no schedule. */
@Module({})
export class KeysCliModule {
  static of(config: LatchkeyConfig, surroundings: Surroundings): DynamicModule {
    return {
      module: KeysCliModule,
      imports: [
        ConfigModule.of(config),
        CommonModule.of(surroundings),
        DatabaseModule,
        SecretsModule,
        SigningKeysModule,
      ],
    }
  }
}
