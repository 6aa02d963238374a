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
    // The value distinguishes a missing member from an invalid one. The response does not contain it.
    validationError: { target: false, value: true },
    exceptionFactory: (errors: ValidationError[]) =>
      new ProblemError('request_invalid', { extra: { errors: invalidMembers(errors).slice(0, MAX_REPORTED) } }),
  })
}

function invalidMembers(errors: readonly ValidationError[], prefix = ''): InvalidMember[] {
  return errors.flatMap((error) => {
    const path = prefix === '' ? error.property : `${prefix}.${error.property}`
    const own = reasonsOf(error).map((reason) => ({ path, reason }))
    return [...own, ...invalidMembers(error.children ?? [], path)]
  })
}

/** Returns one reason for a missing member; otherwise one for each constraint that the value violates. */
function reasonsOf({ property, constraints = {}, value }: ValidationError): string[] {
  const reasons = Object.values(constraints)
  if (reasons.length > 0 && (value === undefined || value === null)) return ['is required']
  // The path names the member already.
  return reasons.map((reason) => (reason.startsWith(`${property} `) ? reason.slice(property.length + 1) : reason))
}
