import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_PIPE } from '@nestjs/core'
import { AuthModule } from './auth/auth.module.js'
import { SecretsModule } from './auth/secrets/secrets.module.js'
import { SessionsModule } from './auth/sessions/sessions.module.js'
import { TokensModule } from './auth/tokens/tokens.module.js'
import { CommonModule, type Surroundings } from './common/common.module.js'
import { createValidationPipe } from './common/http/validation.js'
import { ProblemFilter } from './common/problems/problem.filter.js'
import { ConfigModule } from './config/config.module.js'
import type { LatchkeyConfig } from './config/latchkey-config.js'
import { CrossOriginModule } from './cross-origin/cross-origin.module.js'
import { DatabaseModule } from './database/database.module.js'
import { DemoModule } from './demo/demo.module.js'
import { DoctorModule } from './doctor/doctor.module.js'
import { DocumentsModule } from './documents/documents.module.js'
import { PropelAuthModule } from './doors/propelauth/propelauth.module.js'
import { HealthModule } from './health/health.module.js'
import { MetadataUpkeepModule } from './metadata/upkeep.module.js'
import { EndUserModule } from './passkeys/end-user/end-user.module.js'
import { PasskeysModule } from './passkeys/passkeys.module.js'
import { UsersModule } from './users/users.module.js'

/** The features of the service; each says itself what it exports. */
const FEATURES = [
  SecretsModule,
  AuthModule,
  UsersModule,
  PasskeysModule,
  TokensModule,
  MetadataUpkeepModule,
  PropelAuthModule,
  HealthModule,
  DoctorModule,
  DocumentsModule,
  CrossOriginModule,
  DemoModule,
]

@Module({})
export class AppModule {
  static of(config: LatchkeyConfig, surroundings: Surroundings): DynamicModule {
    const { enabled, signUp } = config.endUserRealm
    const endUserRealm = enabled ? [EndUserModule.of({ signUp }), SessionsModule] : []
    return {
      module: AppModule,
      imports: [ConfigModule.of(config), CommonModule.of(surroundings), DatabaseModule, ...FEATURES, ...endUserRealm],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: createValidationPipe },
      ],
    }
  }
}
