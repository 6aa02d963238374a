import { Controller, Get, HttpCode } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiServiceUnavailableResponse, ApiTags } from '@nestjs/swagger'
import { Public } from '../auth/access.decorators.js'
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
  @ApiOkResponse({ type: HealthDto })
  live(): HealthDto {
    return this.health.live()
  }

  @Get('ready')
  @HttpCode(200)
  @ApiOperation({ summary: 'Whether the service can do its work: the database answers.' })
  @ApiOkResponse({ type: HealthDto })
  @ApiServiceUnavailableResponse({ description: 'Problem details with the code service_unavailable.' })
  ready(): Promise<HealthDto> {
    return this.health.ready()
  }
}
