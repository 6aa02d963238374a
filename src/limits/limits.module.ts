import { Module } from '@nestjs/common'
import { APP_INTERCEPTOR } from '@nestjs/core'
import { KeyChecks } from './key-checks.js'
import { LimitStore } from './limit-store.js'
import { LimitsInterceptor } from './limits.interceptor.js'
import { LimitsService } from './limits.service.js'
import { MemoryLimitStore } from './memory-limit-store.js'

/** How many requests are answered: of an address, of a user, with an API key. */
@Module({
  providers: [
    KeyChecks,
    LimitsService,
    { provide: LimitStore, useClass: MemoryLimitStore },
    { provide: APP_INTERCEPTOR, useClass: LimitsInterceptor },
  ],
  exports: [KeyChecks],
})
export class LimitsModule {}
