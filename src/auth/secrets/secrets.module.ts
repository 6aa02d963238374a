import { Global, Module } from '@nestjs/common'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { loadMasterSecret } from './load-master-secret.js'
import { MasterSecret } from './master-secret.js'

@Global()
@Module({
  providers: [
    {
      provide: MasterSecret,
      inject: [LatchkeyConfig, Random],
      useFactory: (config: LatchkeyConfig, random: Random) => loadMasterSecret(config.environment, random),
    },
  ],
  exports: [MasterSecret],
})
export class SecretsModule {}
