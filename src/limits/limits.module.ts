import { Module } from '@nestjs/common'
import { APP_GUARD } from '@nestjs/core'
import { AccessGuard } from '../access/access.guard.js'
import { AccessModule } from '../access/access.module.js'
import { ApiKeyThrottle } from './api-key-throttle.js'
import { MemoryRateLimitStore } from './memory-rate-limit-store.js'
import { RateLimitStore } from './rate-limit-store.js'
import { RateLimitsGuard } from './rate-limits.guard.js'
import { RateLimitsService } from './rate-limits.service.js'

/** Rate limits per address, user and API key, and the guards of all routes: they run in the order in which they are listed. */
@Module({
  imports: [AccessModule],
  providers: [
    ApiKeyThrottle,
    RateLimitsService,
    { provide: RateLimitStore, useClass: MemoryRateLimitStore },
    { provide: APP_GUARD, useExisting: AccessGuard },
    { provide: APP_GUARD, useClass: RateLimitsGuard },
  ],
  exports: [ApiKeyThrottle],
})
export class LimitsModule {}
