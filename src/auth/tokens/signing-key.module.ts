import { Module } from '@nestjs/common'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { loadSigningKey } from './load-signing-key.js'
import { SigningKey } from './signing-key.js'

@Module({
  providers: [
    {
      provide: SigningKey,
      inject: [LatchkeyConfig],
      useFactory: (config: LatchkeyConfig) => loadSigningKey(config.environment),
    },
  ],
  exports: [SigningKey],
})
export class SigningKeyModule {}
