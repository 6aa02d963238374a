import { ApiProperty, ApiSchema } from '@nestjs/swagger'

@ApiSchema({ description: 'The service is well.' })
export class HealthDto {
  @ApiProperty({ enum: ['ok'] })
  status!: 'ok'
}
