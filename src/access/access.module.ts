import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { AccessGuard } from './access.guard.js'
import { CallerSources } from './caller-source.js'

/** Guards all routes. The modules that authenticate callers register their {@link CallerSources}. */
@Module({
  providers: [CallerSources, { provide: APP_GUARD, useClass: AccessGuard }],
  exports: [CallerSources],
})
export class AccessModule {}
