import { type CallHandler, type ExecutionContext, Injectable, type NestInterceptor } from '@nestjs/common'
import { catchError, type Observable } from 'rxjs'
import { StructuredLogger } from '../../common/logger.js'
import { EngineError } from '../../webauthn/index.js'

/**
 * Removes the trace from errors of registrations in browsers, because its evidence contains the expected values. The
 * response has the error code, and the log has the failed step.
 */
@Injectable()
export class RegistrationErrorsInterceptor implements NestInterceptor {
  constructor(private readonly logger: StructuredLogger) {}

  intercept(_context: ExecutionContext, next: CallHandler): Observable<unknown> {
    return next.handle().pipe(
      catchError((error: unknown) => {
        if (!(error instanceof EngineError)) throw error
        this.logger.event('registration refused', { code: error.code, step: error.occurrence?.step })
        throw error.withoutTrace()
      }),
    )
  }
}
