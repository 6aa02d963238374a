import { Controller, Get, HttpCode } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../../access/access.decorators.js'
import { HealthDto } from './dto/health.dto.js'
import { HealthService } from './health.service.js'

@ApiTags('operations')
@Public()
@Controller('health')
export class HealthController {
  constructor(private readonly health: HealthService) {}

  @Get('live')
  @HttpCode(200)
  @ApiOperation({ summary: 'Checks that the process is running.' })
  live(): HealthDto {
    return this.health.live()
  }

  @Get('ready')
  @HttpCode(200)
  @ApiOperation({ summary: 'Checks that the server accepts requests and can write to the database.' })
  ready(): Promise<HealthDto> {
    return this.health.ready()
  }
}
