import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentUser, EndUser } from '../../access/access.decorators.js'
import type { AuthenticatedUser } from '../../access/caller.js'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { AccountDto } from '../credentials/dto/account.dto.js'
import { ChangedPasskeyDto, DeletedPasskeysDto, PasskeyListDto } from '../credentials/dto/passkey.dto.js'
import { PasskeyPathDto, RenamePasskeyDto } from '../credentials/dto/passkey-requests.dto.js'
import { RegistrationResponseDto, StartedRegistrationDto } from '../registration/dto/registration.dto.js'
import { FinishingBrowser, StartingBrowser } from './browser.decorators.js'
import { AddedPasskeyDto } from './dto/end-user.dto.js'
import { StartAddingDto } from './dto/end-user-requests.dto.js'
import { MyPasskeysService } from './my-passkeys.service.js'
import { RegistrationRefusalsInterceptor } from './refusals.interceptor.js'

@ApiTags('end users')
@Controller('v1/me')
@EndUser()
export class MeController {
  constructor(private readonly mine: MyPasskeysService) {}

  @Get()
  @Problems('user_not_found')
  @ApiOperation({ summary: 'Says who is signed in.' })
  async get(@CurrentUser() { userId }: AuthenticatedUser): Promise<AccountDto> {
    return AccountDto.of(await this.mine.account(userId))
  }

  @Get('passkeys')
  @Problems('user_not_found')
  @ApiOperation({ operationId: 'myPasskeys.list', summary: 'Lists my passkeys, oldest first.' })
  async list(@CurrentUser() { userId }: AuthenticatedUser): Promise<PasskeyListDto> {
    return PasskeyListDto.of(await this.mine.list(userId))
  }

  @Post('passkeys/start')
  @EndUser({ recent: true })
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @Problems('recent_authentication_required', 'passkey_limit_reached', 'user_not_found')
  @ApiOperation({
    operationId: 'myPasskeys.startAdding',
    summary: 'Begins to add a passkey.',
    description:
      'The user must have proved within `end_user_realm.recent_seconds` who they are, at the sign-in or by a step-up.',
  })
  async startAdding(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Body() body: StartAddingDto,
    @StartingBrowser() browser: Uint8Array,
  ): Promise<StartedRegistrationDto> {
    return StartedRegistrationDto.of(await this.mine.startAdding(userId, body, browser))
  }

  @Post('passkeys/finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @UseInterceptors(RegistrationRefusalsInterceptor)
  @EngineProblems('registration')
  @Problems(
    'challenge_unknown',
    'challenge_expired',
    'ceremony_browser_mismatch',
    'passkey_limit_reached',
    'user_not_found',
  )
  @ApiOperation({ operationId: 'myPasskeys.finishAdding', summary: 'Adds the passkey.' })
  async finishAdding(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Body() { publicKey }: RegistrationResponseDto,
    @FinishingBrowser() browser: Uint8Array | null,
  ): Promise<AddedPasskeyDto> {
    return AddedPasskeyDto.of(await this.mine.finishAdding(publicKey, userId, browser))
  }

  @Patch('passkeys/:passkeyId')
  @Problems('passkey_not_found')
  @ApiOperation({ operationId: 'myPasskeys.rename', summary: 'Renames a passkey of mine.' })
  async rename(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Param() { passkeyId }: PasskeyPathDto,
    @Body() { displayName }: RenamePasskeyDto,
  ): Promise<ChangedPasskeyDto> {
    return ChangedPasskeyDto.changed(await this.mine.rename(userId, passkeyId, displayName))
  }

  @Delete('passkeys/:passkeyId')
  @EndUser({ recent: true })
  @Problems('recent_authentication_required', 'passkey_not_found', 'last_passkey')
  @ApiOperation({
    operationId: 'myPasskeys.delete',
    summary: 'Deletes a passkey of mine and ends the sessions that rest on it, maybe this one.',
    description:
      'The user must have proved within `end_user_realm.recent_seconds` who they are, at the sign-in or by a step-up.',
  })
  async delete(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Param() { passkeyId }: PasskeyPathDto,
  ): Promise<DeletedPasskeysDto> {
    return DeletedPasskeysDto.of(await this.mine.delete(userId, passkeyId))
  }
}
