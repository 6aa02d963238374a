import { Module } from '@nestjs/common'
import { ApiKeysModule } from './api-keys/api-keys.module.js'
import { SecretsModule } from './secrets/secrets.module.js'
import { SessionsModule } from './sessions/sessions.module.js'
import { SigningKeyMaintenanceModule } from './signing-keys/maintenance/signing-key-maintenance.module.js'
import { TokensModule } from './tokens/tokens.module.js'

/** Authentication of callers: API keys, sessions, tokens and the keys that sign them. */
@Module({
  imports: [ApiKeysModule, SecretsModule, SessionsModule, SigningKeyMaintenanceModule, TokensModule],
  exports: [ApiKeysModule, SecretsModule, SessionsModule, TokensModule],
})
export class AuthModule {}
