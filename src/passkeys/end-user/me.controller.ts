import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentUser, EndUser } from '../../auth/access.decorators.js'
import type { SignedInUser } from '../../auth/caller.js'
import { LimitedAs } from '../../limits/limits.decorators.js'
import { AccountDto } from '../credentials/dto/account.dto.js'
import { PasskeyDto, PasskeyListDto } from '../credentials/dto/passkey.dto.js'
import { PasskeyPathDto, RenamePasskeyDto } from '../credentials/dto/passkey-requests.dto.js'
import { CredentialResponseDto, StartedRegistrationDto } from '../registration/dto/registration.dto.js'
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
  @ApiOperation({ summary: 'Says who is signed in.' })
  async get(@CurrentUser() { userId }: SignedInUser): Promise<AccountDto> {
    return AccountDto.of(await this.mine.account(userId))
  }

  @Get('passkeys')
  @ApiOperation({ summary: 'Lists my passkeys, oldest first.' })
  async list(@CurrentUser() { userId }: SignedInUser): Promise<PasskeyListDto> {
    return PasskeyListDto.of(await this.mine.list(userId))
  }

  @Post('passkeys/start')
  @EndUser({ recent: true })
  @LimitedAs('ceremony-start')
  @HttpCode(200)
  @ApiOperation({ summary: 'Begins to add a passkey.' })
  async startAdding(
    @CurrentUser() { userId }: SignedInUser,
    @Body() body: StartAddingDto,
    @StartingBrowser() browser: Uint8Array,
  ): Promise<StartedRegistrationDto> {
    return StartedRegistrationDto.of(await this.mine.startAdding(userId, body, browser))
  }

  @Post('passkeys/finish')
  @LimitedAs('ceremony-finish')
  @HttpCode(200)
  @UseInterceptors(RegistrationRefusalsInterceptor)
  @ApiOperation({ summary: 'Adds the passkey.' })
  async finishAdding(
    @CurrentUser() { userId }: SignedInUser,
    @Body() { publicKey }: CredentialResponseDto,
    @FinishingBrowser() browser: Uint8Array | null,
  ): Promise<AddedPasskeyDto> {
    return AddedPasskeyDto.of(await this.mine.finishAdding(publicKey, userId, browser))
  }

  @Patch('passkeys/:passkeyId')
  @ApiOperation({ summary: 'Renames a passkey of mine.' })
  async rename(
    @CurrentUser() { userId }: SignedInUser,
    @Param() { passkeyId }: PasskeyPathDto,
    @Body() { displayName }: RenamePasskeyDto,
  ): Promise<PasskeyDto> {
    return PasskeyDto.of(await this.mine.rename(userId, passkeyId, displayName))
  }

  @Delete('passkeys/:passkeyId')
  @EndUser({ recent: true })
  @HttpCode(204)
  @ApiOperation({ summary: 'Deletes a passkey of mine.' })
  async delete(@CurrentUser() { userId }: SignedInUser, @Param() { passkeyId }: PasskeyPathDto): Promise<void> {
    await this.mine.delete(userId, passkeyId)
  }
}
