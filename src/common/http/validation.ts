import { ValidationPipe, type ValidationError } from '@nestjs/common'
import { ProblemError } from '../problems/problem-error.js'

/** An invalid member of a request. */
export interface InvalidMember {
  readonly path: string
  readonly reason: string
}

/** The maximum number of invalid members in a response, because an attacker can send many. */
const MAX_REPORTED = 20

/** Creates the pipe that validates every DTO, rejects unknown members and returns instances of the DTO classes. */
export function createValidationPipe(): ValidationPipe {
  return new ValidationPipe({
    whitelist: true,
    forbidNonWhitelisted: true,
    transform: true,
    validationError: { target: false, value: false },
    exceptionFactory: (errors: ValidationError[]) =>
      new ProblemError('request_invalid', { extra: { errors: invalidMembers(errors).slice(0, MAX_REPORTED) } }),
  })
}

function invalidMembers(errors: readonly ValidationError[], prefix = ''): InvalidMember[] {
  return errors.flatMap(({ property, constraints, children }) => {
    const path = prefix === '' ? property : `${prefix}.${property}`
    const own = Object.values(constraints ?? {}).map((reason) => ({ path, reason }))
    return [...own, ...invalidMembers(children ?? [], path)]
  })
}
