import { ApiProperty, ApiPropertyOptional } from '@nestjs/swagger'

class InvalidMemberDto {
  @ApiProperty({ description: 'Names of the members on the way to the fault.', example: 'publicKey.response' })
  path!: string

  @ApiProperty()
  reason!: string
}

/** UnknownCredentialOptions (WebAuthn §5.1.10), for `PublicKeyCredential.signalUnknownCredential()`. */
class UnknownCredentialDto {
  @ApiProperty()
  rpId!: string

  @ApiProperty({ description: 'Base64url.' })
  credentialId!: string
}

class ProblemSignalsDto {
  @ApiProperty()
  unknownCredential!: UnknownCredentialDto
}

/** A problem as every route answers it (RFC 9457). Some codes add members of their own. */
export class ProblemDetailsDto {
  @ApiProperty({ format: 'uri-reference', example: '/docs/errors#request_invalid' })
  type!: string

  @ApiProperty({ description: 'One sentence, the same for every occurrence of the code.' })
  title!: string

  @ApiProperty({ type: 'integer' })
  status!: number

  @ApiProperty({ description: 'Permanent; /docs/errors lists them all.', example: 'request_invalid' })
  code!: string

  @ApiPropertyOptional({ description: 'A sentence about this occurrence.' })
  detail?: string

  @ApiProperty({ description: 'What the log of the server has the request under.' })
  requestId!: string

  @ApiPropertyOptional({ description: 'The trace that the `traceparent` header of the request named.' })
  traceId?: string

  @ApiPropertyOptional({ type: [InvalidMemberDto], description: 'With `request_invalid`.' })
  errors?: InvalidMemberDto[]

  @ApiPropertyOptional({ description: 'The step of the verification that refused, for keys with `traces:read`.' })
  step?: string

  @ApiPropertyOptional({
    type: 'object',
    additionalProperties: true,
    description: 'The verification, step by step, for keys with `traces:read`.',
  })
  trace?: Record<string, unknown>

  @ApiPropertyOptional({
    description: 'With `credential_unknown`, where nothing else is wrong: what the browser is to be told.',
  })
  signals?: ProblemSignalsDto
}
