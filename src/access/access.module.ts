import { Module } from '@nestjs/common'
import { AccessGuard } from './access.guard.js'
import { CallerSources } from './caller-source.js'

/** The modules that authenticate callers register their {@link CallerSources}. LimitsModule adds the guards of all routes. */
@Module({
  providers: [AccessGuard, CallerSources],
  exports: [AccessGuard, CallerSources],
})
export class AccessModule {}
