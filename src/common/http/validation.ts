import type { ArgumentMetadata, PipeTransform, Type } from '@nestjs/common'
import { plainToInstance } from 'class-transformer'
import { type ValidationError, type ValidatorOptions, validateSync } from 'class-validator'
import { ProblemError } from '../problems/problem-error.js'

/** An invalid member of a request. */
export interface InvalidMember {
  readonly path: string
  readonly reason: string
}

/** The maximum number of invalid members in a response, because an attacker can send many. */
const MAX_REPORTED = 20

/** The classes of parameters without rules. */
const PLAIN: readonly unknown[] = [Object, String, Number, Boolean, Array]

/**
 * Validates every DTO, rejects unknown members and returns instances of the DTO classes. Nest's `ValidationPipe` does the
 * same for any kind of input. Here, the HTTP layer has already checked the body and its names (see `acceptJsonBodies`).
 */
class DtoPipe implements PipeTransform<unknown, unknown> {
  /** @throws request_invalid */
  transform(value: unknown, { metatype, type }: ArgumentMetadata): unknown {
    if (metatype === undefined || type === 'custom' || PLAIN.includes(metatype)) return value
    const dto = plainToInstance(metatype as Type<object>, value ?? {})
    if (!(dto instanceof metatype)) throw createError([{ path: '', reason: 'must be an object' }])
    const errors = validateSync(dto, OPTIONS)
    if (errors.length > 0) throw createError(invalidMembers(errors))
    return dto
  }
}

const OPTIONS: ValidatorOptions = {
  whitelist: true,
  forbidNonWhitelisted: true,
  // A DTO may have no members, for example the data of a command without parameters.
  forbidUnknownValues: false,
  // The value distinguishes a missing member from an invalid one. The response does not contain it.
  validationError: { target: false, value: true },
}

export function createValidationPipe(): DtoPipe {
  return new DtoPipe()
}

function createError(errors: readonly InvalidMember[]): ProblemError {
  return new ProblemError('request_invalid', { extra: { errors: errors.slice(0, MAX_REPORTED) } })
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
