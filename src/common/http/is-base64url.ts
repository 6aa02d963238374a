import { applyDecorators } from '@nestjs/common'
import { ApiProperty } from '@nestjs/swagger'
import { ValidateBy } from 'class-validator'
import { decodeBase64url, MalformedInputError } from '../../webauthn/index.js'

/** Validates a member that contains `minimum` to `maximum` bytes in base64url. */
export function IsBase64url(maximum: number, minimum = 1): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ minLength: lengthOf(minimum), maxLength: lengthOf(maximum) }),
    ValidateBy({
      name: 'isBase64url',
      validator: {
        validate: (value) => isBase64urlOfBytes(value, maximum, minimum),
        defaultMessage: () => `$property must be base64url of ${minimum} to ${maximum} bytes`,
      },
    }),
  )
}

/** Returns the length of the encoding in characters, without padding. */
const lengthOf = (bytes: number): number => Math.ceil((bytes * 4) / 3)

/** Returns whether a value is the base64url of `minimum` to `maximum` bytes. */
export function isBase64urlOfBytes(value: unknown, maximum: number, minimum = 1): value is string {
  if (typeof value !== 'string') return false
  try {
    const { length } = decodeBase64url(value, '')
    return length >= minimum && length <= maximum
  } catch (error) {
    if (error instanceof MalformedInputError) return false
    throw error
  }
}
