import { Global, Module } from '@nestjs/common'
import { StructuredLogger } from '../../common/logger.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { isOpenToAll, secretFileOf } from '../../config/secrets.js'
import { SigningKeysModule } from '../signing-keys/signing-keys.module.js'
import { SigningKeysRepository } from '../signing-keys/signing-keys.repository.js'
import { loadMasterSecret } from './load-master-secret.js'
import { MasterSecret } from './master-secret.js'

async function openMasterSecret(
  { environment }: LatchkeyConfig,
  random: Random,
  keys: SigningKeysRepository,
  logger: StructuredLogger,
): Promise<MasterSecret> {
  const isInUse = async () => (await keys.list()).length > 0
  const secret = await loadMasterSecret({ environment, random, isInUse })
  const file = secretFileOf(environment)
  if (environment.masterSecret === undefined && isOpenToAll(file)) {
    logger.alert('everybody on this machine can read the master secret', { file })
  }
  return secret
}

@Global()
@Module({
  imports: [SigningKeysModule],
  providers: [
    {
      provide: MasterSecret,
      inject: [LatchkeyConfig, Random, SigningKeysRepository, StructuredLogger],
      useFactory: openMasterSecret,
    },
  ],
  exports: [MasterSecret],
})
export class SecretsModule {}
