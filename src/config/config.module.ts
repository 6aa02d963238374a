import { type DynamicModule, Global, Module } from '@nestjs/common'
import { LatchkeyConfig } from './latchkey-config.js'

@Global()
@Module({})
export class ConfigModule {
  static forRoot(config: LatchkeyConfig): DynamicModule {
    return {
      module: ConfigModule,
      providers: [{ provide: LatchkeyConfig, useValue: config }],
      exports: [LatchkeyConfig],
    }
  }
}
