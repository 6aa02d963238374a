import { Module } from '@nestjs/common'
import { APP_INTERCEPTOR } from '@nestjs/core'
import { ApiKeyThrottle } from './api-key-throttle.js'
import { MemoryRateLimitStore } from './memory-rate-limit-store.js'
import { RateLimitStore } from './rate-limit-store.js'
import { RateLimitsInterceptor } from './rate-limits.interceptor.js'
import { RateLimitsService } from './rate-limits.service.js'

/** Rate limits per address, user and API key. */
@Module({
  providers: [
    ApiKeyThrottle,
    RateLimitsService,
    { provide: RateLimitStore, useClass: MemoryRateLimitStore },
    { provide: APP_INTERCEPTOR, useClass: RateLimitsInterceptor },
  ],
  exports: [ApiKeyThrottle],
})
export class LimitsModule {}
