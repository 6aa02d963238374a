import { applyDecorators } from '@nestjs/common'
import { Transform } from 'class-transformer'
import { IsDate, isISO8601 } from 'class-validator'

/** A date and a time with its offset (RFC 3339 §5.6): without one, nobody knows which moment is meant. */
const INSTANT = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?(?:Z|[+-]\d\d:\d\d)$/

/** A member of a request that is a moment, e.g. `2031-01-31T12:00:00Z`. It reaches the controller as a `Date`. */
export function IsInstant(): PropertyDecorator {
  return applyDecorators(
    Transform(({ value }: { value: unknown }) => instantOf(value)),
    IsDate({ message: '$property must be a date and a time with its offset: 2031-01-31T12:00:00Z' }),
  )
}

/** What is no moment stays what it is, for the validation to refuse. */
function instantOf(value: unknown): unknown {
  const isInstant = typeof value === 'string' && INSTANT.test(value) && isISO8601(value, { strict: true })
  return isInstant ? new Date(value) : value
}
