import { ValidationPipe, type ValidationError } from '@nestjs/common'
import { ProblemError } from '../problems/problem-error.js'

/** One member of a request that is not what the route defines. */
export interface InvalidMember {
  readonly path: string
  readonly reason: string
}

/** An answer names the first faults, not every one an attacker can pack into a body. */
const MAX_REPORTED = 20

/** Validates every DTO: unknown members are refused, and what reaches a controller is an instance of its class. */
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
