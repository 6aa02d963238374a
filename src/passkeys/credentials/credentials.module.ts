import { Module } from '@nestjs/common'
import { AuthModule } from '../../auth/auth.module.js'
import { MetadataModule } from '../../metadata/metadata.module.js'
import { UsersModule } from '../../users/users.module.js'
import { AuthenticatorModels } from './authenticator-models.js'
import { DecoyAccounts } from './decoy-accounts.js'
import { LastPasskeyRule } from './last-passkey-rule.js'
import { PasskeyManagementService } from './passkey-management.service.js'
import { PasskeyPresenter } from './passkey-presenter.js'
import { PasskeysController } from './passkeys.controller.js'
import { PasskeysRepository } from './passkeys.repository.js'
import { PasskeysService } from './passkeys.service.js'
import { TypeOrmPasskeysRepository } from './persistence/typeorm-passkeys.repository.js'

/** The registered passkeys: storage, presentation and management. */
@Module({
  imports: [AuthModule, MetadataModule, UsersModule],
  controllers: [PasskeysController],
  providers: [
    AuthenticatorModels,
    DecoyAccounts,
    LastPasskeyRule,
    PasskeyManagementService,
    PasskeyPresenter,
    PasskeysService,
    { provide: PasskeysRepository, useClass: TypeOrmPasskeysRepository },
  ],
  exports: [DecoyAccounts, PasskeyManagementService, PasskeyPresenter, PasskeysRepository, PasskeysService],
})
export class CredentialsModule {}
