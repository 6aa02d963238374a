import { applyDecorators } from '@nestjs/common'
import { ApiProperty } from '@nestjs/swagger'
import { ValidateBy } from 'class-validator'
import { decodeBase64url, MalformedInputError } from '../../webauthn/index.js'

/** Validates a member that contains 1 to `maximum` bytes in base64url. */
export function IsBase64url(maximum: number): PropertyDecorator {
  return applyDecorators(
    ApiProperty({ minLength: lengthOf(1), maxLength: lengthOf(maximum) }),
    ValidateBy({
      name: 'isBase64url',
      validator: {
        validate: (value) => typeof value === 'string' && isBytes(value, maximum),
        defaultMessage: () => `$property must be base64url of 1 to ${maximum} bytes`,
      },
    }),
  )
}

/** Returns the length of the encoding in characters, without padding. */
const lengthOf = (bytes: number): number => Math.ceil((bytes * 4) / 3)

function isBytes(text: string, maximum: number): boolean {
  try {
    const { length } = decodeBase64url(text, '')
    return length > 0 && length <= maximum
  } catch (error) {
    if (error instanceof MalformedInputError) return false
    throw error
  }
}
