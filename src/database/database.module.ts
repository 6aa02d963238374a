import { Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { openDataSource } from './data-source.js'
import { UnitOfWork } from './unit-of-work.js'

/** Closes the database after the HTTP server has answered its last request. */
@Injectable()
class DatabaseLifetime implements OnApplicationShutdown {
  constructor(private readonly dataSource: DataSource) {}

  async onApplicationShutdown(): Promise<void> {
    if (this.dataSource.isInitialized) await this.dataSource.destroy()
  }
}

@Global()
@Module({
  providers: [
    {
      provide: DataSource,
      inject: [LatchkeyConfig],
      useFactory: (config: LatchkeyConfig) => openDataSource(config.environment.databaseFile),
    },
    { provide: UnitOfWork, inject: [DataSource], useFactory: (dataSource: DataSource) => new UnitOfWork(dataSource) },
    DatabaseLifetime,
  ],
  exports: [UnitOfWork],
})
export class DatabaseModule {}
