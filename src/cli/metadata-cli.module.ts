import { type DynamicModule, Module } from '@nestjs/common'
import { CommonModule, type Runtime } from '../common/common.module.js'
import { ConfigModule } from '../config/config.module.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { DatabaseModule } from '../database/database.module.js'
import { createEntities } from '../entities.js'
import { MetadataModule } from '../metadata/metadata.module.js'

/** As much of the service as the metadata takes: no HTTP, no schedule, no network. */
@Module({})
export class MetadataCliModule {
  static register(config: LatchkeyConfig, runtime: Runtime): DynamicModule {
    return {
      module: MetadataCliModule,
      imports: [
        ConfigModule.forRoot(config),
        CommonModule.forRoot(runtime),
        DatabaseModule.forRoot({ createEntities }),
        MetadataModule,
      ],
    }
  }
}
