import { Controller, Get, Header } from '@nestjs/common'
import { ApiOkResponse, ApiOperation, ApiProduces, ApiTags } from '@nestjs/swagger'
import { RequireScopes } from '../../access/access.decorators.js'
import { METRICS_TYPE, MetricsService } from './metrics.service.js'

@ApiTags('operations')
@Controller('metrics')
export class MetricsController {
  constructor(private readonly metrics: MetricsService) {}

  @Get()
  @RequireScopes('metrics:read')
  @Header('content-type', METRICS_TYPE)
  @ApiProduces('text/plain')
  @ApiOkResponse({ schema: { type: 'string' } })
  @ApiOperation({ summary: 'Returns the metrics of this process in the text format of Prometheus.' })
  read(): Promise<string> {
    return this.metrics.render()
  }
}
