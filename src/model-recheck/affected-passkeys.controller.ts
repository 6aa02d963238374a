import { Controller, Get, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { RequireScopes } from '../access/access.decorators.js'
import { AffectedPasskeysService } from './affected-passkeys.service.js'
import { AffectedPasskeyListDto, ListAffectedPasskeysDto } from './dto/affected-passkeys.dto.js'

@ApiTags('metadata')
@Controller('v1/metadata/affected-passkeys')
export class AffectedPasskeysController {
  constructor(private readonly affected: AffectedPasskeysService) {}

  @Get()
  @RequireScopes('passkeys:read')
  @ApiOperation({
    summary: 'Lists passkeys whose authenticator model was reported as compromised after the registration.',
  })
  async list(@Query() query: ListAffectedPasskeysDto): Promise<AffectedPasskeyListDto> {
    return AffectedPasskeyListDto.of(await this.affected.list(query))
  }
}
