import { type DynamicModule, Module } from '@nestjs/common'
import { SigningKeysModule } from '../auth/signing-keys/signing-keys.module.js'
import { CommonModule, type Runtime } from '../common/common.module.js'
import { ConfigModule } from '../config/config.module.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { DatabaseModule } from '../database/database.module.js'
import { createEntities } from '../entities.js'

/** As much of the service as its signing keys take: no HTTP, no schedule. */
@Module({})
export class KeysCliModule {
  static register(config: LatchkeyConfig, runtime: Runtime): DynamicModule {
    return {
      module: KeysCliModule,
      imports: [
        ConfigModule.forRoot(config),
        CommonModule.forRoot(runtime),
        DatabaseModule.forRoot({ createEntities }),
        SigningKeysModule,
      ],
    }
  }
}
