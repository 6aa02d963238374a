import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Problems } from '../../common/problems/problems.decorator.js'
import { RequireScopes } from '../../access/access.decorators.js'
import { ChangedPasskeyDto, DeletedPasskeysDto, PasskeyDto, PasskeyListDto } from './dto/passkey.dto.js'
import { OwnedPasskeyPathDto, OwnerPathDto, RenamePasskeyDto } from './dto/passkey-requests.dto.js'
import { PasskeyManagementService } from './passkey-management.service.js'

@ApiTags('passkeys')
@Controller('v1/users/:userId/passkeys')
export class PasskeysController {
  constructor(private readonly passkeys: PasskeyManagementService) {}

  @Get()
  @RequireScopes('passkeys:read')
  @Problems('user_not_found')
  @ApiOperation({ summary: 'Lists the passkeys of a user, oldest first.' })
  async list(@Param() { userId }: OwnerPathDto): Promise<PasskeyListDto> {
    return PasskeyListDto.of(await this.passkeys.list(userId))
  }

  @Get(':passkeyId')
  @RequireScopes('passkeys:read')
  @Problems('passkey_not_found')
  @ApiOperation({ summary: 'Returns a passkey.' })
  async get(@Param() { userId, passkeyId }: OwnedPasskeyPathDto): Promise<PasskeyDto> {
    return PasskeyDto.of(await this.passkeys.get(userId, passkeyId))
  }

  @Patch(':passkeyId')
  @RequireScopes('passkeys:write')
  @Problems('passkey_not_found')
  @ApiOperation({ summary: 'Renames a passkey.' })
  async rename(
    @Param() { userId, passkeyId }: OwnedPasskeyPathDto,
    @Body() { displayName }: RenamePasskeyDto,
  ): Promise<ChangedPasskeyDto> {
    return ChangedPasskeyDto.of(await this.passkeys.rename(userId, passkeyId, displayName))
  }

  @Post(':passkeyId/suspend')
  @HttpCode(200)
  @RequireScopes('passkeys:write')
  @Problems('passkey_not_found', 'last_passkey')
  @ApiOperation({
    summary: 'Suspends a passkey, so that it cannot authenticate, and ends the sessions that it authenticated.',
  })
  async suspend(@Param() { userId, passkeyId }: OwnedPasskeyPathDto): Promise<ChangedPasskeyDto> {
    return ChangedPasskeyDto.of(await this.passkeys.suspend(userId, passkeyId, 'backend'))
  }

  @Post(':passkeyId/resume')
  @HttpCode(200)
  @RequireScopes('passkeys:write')
  @Problems('passkey_not_found')
  @ApiOperation({ summary: 'Resumes a suspended passkey.' })
  async resume(@Param() { userId, passkeyId }: OwnedPasskeyPathDto): Promise<ChangedPasskeyDto> {
    return ChangedPasskeyDto.of(await this.passkeys.resume(userId, passkeyId))
  }

  @Delete(':passkeyId')
  @RequireScopes('passkeys:write')
  @Problems('passkey_not_found', 'last_passkey')
  @ApiOperation({ summary: 'Deletes a passkey and ends the sessions that it authenticated.' })
  async delete(@Param() { userId, passkeyId }: OwnedPasskeyPathDto): Promise<DeletedPasskeysDto> {
    return DeletedPasskeysDto.of(await this.passkeys.delete(userId, passkeyId, 'backend'))
  }

  @Delete()
  @RequireScopes('passkeys:write')
  @Problems('user_not_found', 'last_passkey')
  @ApiOperation({ summary: 'Deletes all passkeys of a user and ends the sessions that they authenticated.' })
  async deleteAll(@Param() { userId }: OwnerPathDto): Promise<DeletedPasskeysDto> {
    return DeletedPasskeysDto.of(await this.passkeys.deleteAll(userId, 'backend'))
  }
}
