import { type DynamicModule, Global, Injectable, Module, type OnApplicationShutdown } from '@nestjs/common'
import { DataSource } from 'typeorm'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import { type CreateEntities, openDataSource } from './data-source.js'
import { UnitOfWork } from './unit-of-work.js'

/** Closes the database after the HTTP server has sent its last response. */
@Injectable()
class DatabaseLifecycle implements OnApplicationShutdown {
  constructor(private readonly unitOfWork: UnitOfWork) {}

  onApplicationShutdown(): Promise<void> {
    return this.unitOfWork.close()
  }
}

@Global()
@Module({})
export class DatabaseModule {
  /** Opens the configured database with the given entities. */
  static forRoot({ createEntities }: { readonly createEntities: CreateEntities }): DynamicModule {
    return {
      module: DatabaseModule,
      providers: [
        {
          provide: DataSource,
          inject: [LatchkeyConfig],
          useFactory: (config: LatchkeyConfig) => openDataSource(config.database, createEntities),
        },
        {
          provide: UnitOfWork,
          inject: [DataSource],
          useFactory: (dataSource: DataSource) => new UnitOfWork(dataSource),
        },
        DatabaseLifecycle,
      ],
      exports: [UnitOfWork],
    }
  }
}
