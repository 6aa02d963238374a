import { Module } from '@nestjs/common'
import { UsersModule } from '../../users/users.module.js'
import { CeremoniesRepository } from './ceremonies.repository.js'
import { CeremoniesService } from './ceremonies.service.js'
import { CeremonyMetrics } from './ceremony-metrics.js'
import { TypeOrmCeremoniesRepository } from './persistence/typeorm-ceremonies.repository.js'

/** The server-side records of ceremonies between their start and their finish. */
@Module({
  imports: [UsersModule],
  providers: [
    CeremoniesService,
    CeremonyMetrics,
    { provide: CeremoniesRepository, useClass: TypeOrmCeremoniesRepository },
  ],
  exports: [CeremoniesService, CeremonyMetrics],
})
export class CeremoniesModule {}
