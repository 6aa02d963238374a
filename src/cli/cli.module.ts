import { type DynamicModule, Module, type Type } from '@nestjs/common'
import { NestFactory } from '@nestjs/core'
import { type Clock, SystemClock } from '../common/clock.js'
import { CommonModule, type Runtime } from '../common/common.module.js'
import { StructuredLogger } from '../common/logger.js'
import { SystemRandom } from '../common/random.js'
import { ConfigModule } from '../config/config.module.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { DatabaseModule } from '../database/database.module.js'
import { createEntities } from '../entities.js'
import { MetricsModule } from '../observability/metrics/metrics.module.js'

/** One feature of the server on its database, without HTTP and scheduled tasks. */
@Module({})
export class CliModule {
  static register(feature: Type, config: LatchkeyConfig, runtime: Runtime): DynamicModule {
    return {
      module: CliModule,
      imports: [
        ConfigModule.forRoot(config),
        CommonModule.forRoot(runtime),
        DatabaseModule.forRoot({ createEntities }),
        MetricsModule,
        feature,
      ],
    }
  }
}

/** A provider of a feature module. */
interface ProviderOf<T> {
  readonly feature: Type
  readonly provider: Type<T>
}

/** Runs an operation with a provider on the configured database, and closes the database afterwards. */
export async function withProvider<T, Result>(
  { feature, provider }: ProviderOf<T>,
  config: LatchkeyConfig,
  operation: (instance: T) => Promise<Result>,
  clock: Clock = new SystemClock(),
): Promise<Result> {
  // The command prints its own messages.
  const runtime = { clock, random: new SystemRandom(), logger: new StructuredLogger('silent') }
  const options = { logger: false, abortOnError: false } as const
  const app = await NestFactory.createApplicationContext(CliModule.register(feature, config, runtime), options)
  try {
    return await operation(app.get(provider))
  } finally {
    await app.close()
  }
}
