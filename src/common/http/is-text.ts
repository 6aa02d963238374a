import { applyDecorators } from '@nestjs/common'
import { ApiProperty } from '@nestjs/swagger'
import { IsString, Length, Matches, NotEquals } from 'class-validator'

/** At least one visible character, and no control characters or lone surrogates, which databases cannot store. */
const PRINTABLE = /^(?=.*[^\s\p{Default_Ignorable_Code_Point}])[^\p{Cc}\p{Cs}]+$/u

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
