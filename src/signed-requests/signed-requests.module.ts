import { Module } from '@nestjs/common'
import { PasskeysModule } from '../passkeys/passkeys.module.js'
import { TypeOrmUsedStampsRepository } from './persistence/typeorm-used-stamps.repository.js'
import { SignedRequestsController } from './signed-requests.controller.js'
import { SignedRequestsService } from './signed-requests.service.js'
import { UsedStampsRepository } from './used-stamps.repository.js'

/** Verifies requests that users sign with a passkey, for backends. */
@Module({
  imports: [PasskeysModule],
  controllers: [SignedRequestsController],
  providers: [SignedRequestsService, { provide: UsedStampsRepository, useClass: TypeOrmUsedStampsRepository }],
})
export class SignedRequestsModule {}
