import { Module } from '@nestjs/common'
import { SigningKeysModule } from '../signing-keys.module.js'
import { SigningKeyMaintenanceService } from './signing-key-maintenance.service.js'

/** Creates, rotates and deletes signing keys on a schedule. Only a running server imports it; the command line does not. */
@Module({
  imports: [SigningKeysModule],
  providers: [SigningKeyMaintenanceService],
})
export class SigningKeyMaintenanceModule {}
