import { Module } from '@nestjs/common'
import { CallerSources } from './caller-source.js'

/** The modules that authenticate callers register their {@link CallerSources}. LimitsModule adds the guards of all routes. */
@Module({
  providers: [CallerSources],
  exports: [CallerSources],
})
export class AccessModule {}
