import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { ProblemDetailsDto } from '../../common/problems/problem-details.dto.js'

@ApiSchema({ description: 'An OAuth error (RFC 6749 §5.2), with the members of problem details.' })
export class OAuthErrorDto extends ProblemDetailsDto {
  @ApiProperty({
    enum: ['invalid_request', 'invalid_client', 'insufficient_scope', 'temporarily_unavailable', 'server_error'],
  })
  error!: string

  @ApiProperty({ description: 'A sentence for developers.' })
  error_description!: string
}
