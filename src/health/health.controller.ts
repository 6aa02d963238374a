import { Controller, Get, HttpCode } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../access/access.decorators.js'
import { HealthService } from './health.service.js'
import { HealthDto } from './health.dto.js'

@ApiTags('operations')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @HttpCode(200)
  @ApiOperation({ summary: 'Whether the process answers.' })
  live(): HealthDto {
    return this.health.live()
  }

  @Get('ready')
  @HttpCode(200)
  @ApiOperation({ summary: 'Whether the service can do its work: the database answers.' })
  ready(): Promise<HealthDto> {
    return this.health.ready()
  }
}
