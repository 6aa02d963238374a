import { Controller, Get, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { RequireScopes } from '../access/access.decorators.js'
import { AffectedPasskeyListDto, ListAffectedPasskeysDto } from './dto/affected-passkeys.dto.js'
import { MetadataStatusDto } from './dto/metadata.dto.js'
import { MetadataReportsService } from './metadata-reports.service.js'

@ApiTags('metadata')
@Controller('v1/metadata')
export class MetadataController {
  constructor(private readonly reports: MetadataReportsService) {}

  @Get()
  @RequireScopes('passkeys:read')
  @ApiOperation({ summary: 'How current the metadata on authenticator models is.' })
  status(): MetadataStatusDto {
    return MetadataStatusDto.of(this.reports.report())
  }

  @Get('affected-passkeys')
  @RequireScopes('passkeys:read')
  @ApiOperation({ summary: 'Lists passkeys whose model was found compromised after their registration.' })
  async listAffected(@Query() query: ListAffectedPasskeysDto): Promise<AffectedPasskeyListDto> {
    return AffectedPasskeyListDto.of(await this.reports.listAffected(query))
  }
}
