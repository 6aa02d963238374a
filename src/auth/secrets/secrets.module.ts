import { Module } from '@nestjs/common'
import { StructuredLogger } from '../../common/logger.js'
import { Random } from '../../common/random.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { isWorldReadable, secretFileOf } from '../../config/secrets.js'
import { EncryptedDataRepository } from './encrypted-data.repository.js'
import { loadMasterSecret } from './load-master-secret.js'
import { MasterSecret } from './master-secret.js'
import { TypeOrmEncryptedDataRepository } from './persistence/typeorm-encrypted-data.repository.js'

/** The master secret of the installation. */
@Module({
  providers: [
    { provide: EncryptedDataRepository, useClass: TypeOrmEncryptedDataRepository },
    {
      provide: MasterSecret,
      inject: [LatchkeyConfig, Random, EncryptedDataRepository, StructuredLogger],
      useFactory: openMasterSecret,
    },
  ],
  exports: [MasterSecret],
})
export class SecretsModule {}

async function openMasterSecret(
  { environment }: LatchkeyConfig,
  random: Random,
  encryptedData: EncryptedDataRepository,
  logger: StructuredLogger,
): Promise<MasterSecret> {
  const secret = await loadMasterSecret({ environment, random, isInUse: () => encryptedData.exists() })
  const file = secretFileOf(environment)
  if (environment.masterSecret === undefined && isWorldReadable(file)) {
    logger.alert('every user of this machine can read the master secret', { file })
  }
  return secret
}
