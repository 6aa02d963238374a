import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { catchError, type Observable } from 'rxjs'
import { StructuredLogger } from '../../common/logger.js'
import { AnnotatedError } from '../../common/problems/annotated-error.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { ConfigurationError, EngineError } from '../../webauthn/index.js'

/**
 * What browsers learn when a registration is refused: the code, without the steps, whose evidence says what was
 * expected. The log has the step.
 */
@Injectable()
export class RegistrationRefusalsInterceptor implements NestInterceptor {
  constructor(private readonly logger: StructuredLogger) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof EngineError)) throw error
        logRefusal(this.logger, 'registration refused', error)
        throw error.withoutTrace()
      }),
    )
  }
}

/**
 * What browsers learn when a sign-in is refused: that it is, in one way for whatever is wrong with the credential, so
 * that nobody can ask which ones there are. The log has the code and the step.
 */
@Injectable()
export class SignInRefusalsInterceptor implements NestInterceptor {
  constructor(private readonly logger: StructuredLogger) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        const refusal = refusalIn(error)
        if (refusal === undefined) throw error
        logRefusal(this.logger, 'sign-in refused', refusal)
        throw new ProblemError('authentication_failed')
      }),
    )
  }
}

/** What the service itself refuses about a credential. */
const ABOUT_CREDENTIAL: readonly string[] = [
  'passkey_suspended',
  'passkey_algorithm_not_allowed',
  'user_verification_unproven',
]

function refusalIn(error: unknown): EngineError | ProblemError | undefined {
  if (error instanceof AnnotatedError) return error.refusal
  // What is wrong with the configuration or with a stored record is nothing that a user could mend.
  if (error instanceof ConfigurationError) return undefined
  if (error instanceof EngineError) return error
  return error instanceof ProblemError && ABOUT_CREDENTIAL.includes(error.code) ? error : undefined
}

function logRefusal(logger: StructuredLogger, message: string, error: EngineError | ProblemError): void {
  const step = error instanceof EngineError ? error.occurrence?.step : undefined
  logger.event(message, { code: error.code, step })
}
