import { applyDecorators } from '@nestjs/common'
import { Transform } from 'class-transformer'
import { IsDate, isISO8601 } from 'class-validator'

/** A date and a time with a UTC offset (RFC 3339 §5.6); without the offset, the instant is ambiguous. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/** Validates a member that is an instant, such as `2031-01-31T12:00:00Z`, and converts it to a `Date`. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => instantOf(value)),
    IsDate({ message: '$property must be a date and time with a UTC offset, such as 2031-01-31T12:00:00Z' }),
  )
}

/** Returns an invalid value unchanged, so that the validation rejects it. */
function instantOf(value: unknown): unknown {
  const isInstant = typeof value === 'string' && INSTANT.test(value) && isISO8601(value, { strict: true })
  return isInstant ? new Date(value) : value
}
