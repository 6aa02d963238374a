import { applyDecorators } from '@nestjs/common'
import { ApiProperty } from '@nestjs/swagger'
import { IsString, Length, Matches, NotEquals } from 'class-validator'

/** Something to see, and no control characters or halves of surrogate pairs, which no database stores faithfully. */
const PRINTABLE = /^(?=.*[^\s\p{Default_Ignorable_Code_Point}])[^\p{Cc}\p{Cs}]+$/u

/** A member of a request that is a text of 1 to `maximum` characters. */
export function IsText(maximum: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ minLength: 1, maxLength: maximum }),
    IsString(),
    Length(1, maximum),
    Matches(PRINTABLE, { message: '$property must not be blank or hold control characters' }),
  )
}

/** As `IsText`, for what becomes a segment of a path: clients take `.` and `..` out of an address before they send it. */
export function IsPathSegment(maximum: number): PropertyDecorator {
  return applyDecorators(IsText(maximum), NotEquals('.'), NotEquals('..'))
}
