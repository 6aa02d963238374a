import { Controller, Get } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { RequireScopes } from '../access/access.decorators.js'
import { MetadataStatusDto } from './dto/metadata-status.dto.js'
import { MetadataRefreshService } from './refresh/metadata-refresh.service.js'

@ApiTags('metadata')
@Controller('v1/metadata')
export class MetadataController {
  constructor(private readonly refresh: MetadataRefreshService) {}

  @Get()
  @RequireScopes('passkeys:read')
  @ApiOperation({ summary: 'Returns the state of the metadata on authenticator models.' })
  status(): MetadataStatusDto {
    return MetadataStatusDto.of(this.refresh.report())
  }
}
