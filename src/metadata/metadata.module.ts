import { Module } from '@nestjs/common'
import { KeptBlobsRepository } from './kept-blobs.repository.js'
import { MetadataService } from './metadata.service.js'
import { TypeOrmKeptBlobsRepository } from './persistence/typeorm-kept-blobs.repository.js'

/** What is known of authenticator models. It uses no network: see `upkeep.module.ts`. */
@Module({
  providers: [MetadataService, { provide: KeptBlobsRepository, useClass: TypeOrmKeptBlobsRepository }],
  exports: [MetadataService],
})
export class MetadataModule {}
