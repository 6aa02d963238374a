import { Body, Controller, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { RequireScopes } from '../../access/access.decorators.js'
import { Problems } from '../../common/problems/problems.decorator.js'
import { ChangedPasskeyDto } from '../credentials/dto/passkey.dto.js'
import { OwnerPathDto } from '../credentials/dto/passkey-requests.dto.js'
import { ImportPasskeyDto } from './dto/passkey-import.dto.js'
import { PasskeyImportService } from './passkey-import.service.js'

@ApiTags('passkeys')
@Controller('v1/users/:userId/passkeys/import')
export class PasskeyImportController {
  constructor(private readonly imports: PasskeyImportService) {}

  @Post()
  @RequireScopes('passkeys:import')
  @Problems(
    'option_not_allowed',
    'user_not_found',
    'user_self_registered',
    'passkey_limit_reached',
    'passkey_already_registered',
  )
  @ApiOperation({
    operationId: 'passkeys.import',
    summary: 'Imports a U2F credential that another service registered.',
    description:
      'Requires `app_id` in the configuration. The credential has no attestation and no user verification, so the configuration ' +
      'must accept passkeys without both. Nothing proves that the user has the security key until its first use.',
  })
  async import(@Param() { userId }: OwnerPathDto, @Body() body: ImportPasskeyDto): Promise<ChangedPasskeyDto> {
    return ChangedPasskeyDto.of(await this.imports.import(userId, ImportPasskeyDto.toRequest(body)))
  }
}
