import { ApiProperty, ApiSchema } from '@nestjs/swagger'

@ApiSchema({ description: 'The check passed.' })
export class HealthDto {
  @ApiProperty({ enum: ['ok'] })
  status!: 'ok'
}
