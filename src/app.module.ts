import { type DynamicModule, Module } from '@nestjs/common'
import { APP_FILTER, APP_PIPE } from '@nestjs/core'
import { ScheduleModule } from '@nestjs/schedule'
import { AuthModule } from './auth/auth.module.js'
import { SessionRoutesModule } from './auth/sessions/routes/session-routes.module.js'
import { CommonModule, type Runtime } from './common/common.module.js'
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
import { createEntities } from './entities.js'
import { IntrospectionModule } from './introspection/introspection.module.js'
import { ModelRecheckModule } from './model-recheck/model-recheck.module.js'
import { ObservabilityModule } from './observability/observability.module.js'
import { EndUserModule } from './passkeys/end-user/end-user.module.js'
import { PasskeysModule } from './passkeys/passkeys.module.js'
import { SignedRequestsModule } from './signed-requests/signed-requests.module.js'
import { UsersModule } from './users/users.module.js'

/** The features that every configuration enables. */
const FEATURES = [
  AuthModule,
  UsersModule,
  PasskeysModule,
  IntrospectionModule,
  SignedRequestsModule,
  ModelRecheckModule,
  PropelAuthModule,
  DoctorModule,
  DocumentsModule,
  CrossOriginModule,
  DemoModule,
]

@Module({})
export class AppModule {
  static forRoot(config: LatchkeyConfig, runtime: Runtime): DynamicModule {
    const { enabled, signUp } = config.endUserRealm
    const endUserRealm = enabled ? [EndUserModule.register({ signUp }), SessionRoutesModule] : []
    return {
      module: AppModule,
      imports: [
        ConfigModule.forRoot(config),
        CommonModule.forRoot(runtime),
        DatabaseModule.forRoot({ createEntities }),
        ScheduleModule.forRoot(),
        ObservabilityModule.forRoot(config.metrics),
        ...FEATURES,
        ...endUserRealm,
      ],
      providers: [
        { provide: APP_FILTER, useClass: ProblemFilter },
        { provide: APP_PIPE, useFactory: createValidationPipe },
      ],
    }
  }
}
