import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_PIPE } from '@nestjs/core'
import { CommonModule, type Surroundings } from './common/common.module.js'
import { createValidationPipe } from './common/http/validation.js'
import { ProblemFilter } from './common/problems/problem.filter.js'
import { ConfigModule } from './config/config.module.js'
import type { LatchkeyConfig } from './config/latchkey-config.js'
import { DatabaseModule } from './database/database.module.js'
import { HealthModule } from './health/health.module.js'

/** The features of the service; each says itself what it exports. */
const FEATURES = [HealthModule]

@Module({})
export class AppModule {
  static of(config: LatchkeyConfig, surroundings: Surroundings): DynamicModule {
    return {
      module: AppModule,
      imports: [ConfigModule.of(config), CommonModule.of(surroundings), DatabaseModule, ...FEATURES],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: createValidationPipe },
      ],
    }
  }
}
