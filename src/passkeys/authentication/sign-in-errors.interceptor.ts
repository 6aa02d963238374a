import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { catchError, type Observable } from 'rxjs'
import { StructuredLogger } from '../../common/logger.js'
import { AnnotatedError } from '../../common/problems/annotated-error.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { ConfigurationError, EngineError } from '../../webauthn/index.js'

/**
 * Replaces every error about the credential with `authentication_failed`, so that clients cannot find out which
 * credentials exist. The log has the original error code and the failed step.
 */
@Injectable()
export class SignInErrorsInterceptor implements NestInterceptor {
  constructor(private readonly logger: StructuredLogger) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        const hidden = findCredentialError(error)
        if (hidden === undefined) throw error
        const step = hidden instanceof EngineError ? hidden.occurrence?.step : undefined
        this.logger.event('sign-in refused', { code: hidden.code, step })
        throw new ProblemError('authentication_failed')
      }),
    )
  }
}

/** The service's own errors about the credential. */
const CREDENTIAL_PROBLEMS: readonly string[] = [
  'passkey_suspended',
  'passkey_algorithm_not_allowed',
  'user_verification_unproven',
]

function findCredentialError(error: unknown): EngineError | ProblemError | undefined {
  if (error instanceof AnnotatedError) return error.refusal
  // An invalid configuration or an invalid stored record is the server's fault, not the user's.
  if (error instanceof ConfigurationError) return undefined
  if (error instanceof EngineError) return error
  return error instanceof ProblemError && CREDENTIAL_PROBLEMS.includes(error.code) ? error : undefined
}
