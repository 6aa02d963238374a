import { applyDecorators } from '@nestjs/common'
import { ApiProperty } from '@nestjs/swagger'
import { IsString, Length, Matches, NotEquals } from 'class-validator'
import { INVISIBLE_CHARACTERS } from '../invisible-characters.js'

/** At least one visible character, and no control characters or lone surrogates, which databases cannot store. */
const PRINTABLE = new RegExp(`^(?=.*[^\\s${INVISIBLE_CHARACTERS}])[^\\p{Cc}\\p{Cs}]+$`, 'u')

/** Validates a member that is text of 1 to `maximum` characters. */
export function IsText(maximum: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ minLength: 1, maxLength: maximum }),
    IsString(),
    Length(1, maximum),
    Matches(PRINTABLE, { message: '$property must not be blank or contain control characters' }),
  )
}

/** Validates text that becomes a path segment. Clients resolve the segments `.` and `..` before they send a URL. */
export function IsPathSegment(maximum: number): PropertyDecorator {
  return applyDecorators(IsText(maximum), NotEquals('.'), NotEquals('..'))
}
