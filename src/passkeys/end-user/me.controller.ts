import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentUser, EndUser } from '../../access/access.decorators.js'
import type { AuthenticatedUser } from '../../access/caller.js'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { UsersService } from '../../users/users.service.js'
import { BindBrowser, BoundBrowser } from '../ceremonies/browser.decorators.js'
import { ShowTraces } from '../ceremonies/show-traces.decorator.js'
import { ConfirmationOfRequest, NeedsConfirmation } from '../confirmations/confirmation.decorators.js'
import type { PresentedConfirmation } from '../confirmations/confirmation.js'
import { AccountDto } from '../credentials/dto/account.dto.js'
import { ChangedPasskeyDto, DeletedPasskeysDto, PasskeyListDto } from '../credentials/dto/passkey.dto.js'
import { PasskeyPathDto, RenamePasskeyDto } from '../credentials/dto/passkey-requests.dto.js'
import { PasskeyManagementService } from '../credentials/passkey-management.service.js'
import { RegistrationResponseDto, RegistrationResultDto } from '../registration/dto/registration.dto.js'
import { RegistrationService } from '../registration/registration.service.js'
import { RegistrationErrorsInterceptor } from '../registration/registration-errors.interceptor.js'
import { ConfirmedChangesService } from './confirmed-changes.service.js'
import { StartAddingDto } from './dto/end-user-requests.dto.js'
import { StartedAddingDto } from './dto/started-adding.dto.js'

@ApiTags('end users')
@Controller('v1/me')
@EndUser()
export class MeController {
  constructor(
    private readonly users: UsersService,
    private readonly passkeys: PasskeyManagementService,
    private readonly registration: RegistrationService,
    private readonly changes: ConfirmedChangesService,
  ) {}

  @Get()
  @Problems('user_not_found')
  @ApiOperation({ summary: 'Returns the signed-in user.' })
  async get(@CurrentUser() { userId }: AuthenticatedUser): Promise<AccountDto> {
    return AccountDto.of(await this.users.get(userId))
  }

  @Get('passkeys')
  @Problems('user_not_found')
  @ApiOperation({ operationId: 'myPasskeys.list', summary: 'Lists the passkeys of the signed-in user, oldest first.' })
  async list(@CurrentUser() { userId }: AuthenticatedUser): Promise<PasskeyListDto> {
    return PasskeyListDto.of(await this.passkeys.list(userId))
  }

  @Post('passkeys/start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @BindBrowser()
  @Problems('passkey_limit_reached', 'user_not_found')
  @ApiOperation({
    operationId: 'myPasskeys.startAdding',
    summary: 'Starts the registration of another passkey.',
    description:
      'The finish requires a confirmation. Pass `confirmation` of the response to `POST /v1/me/confirmations/start`.',
  })
  async startAdding(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Body() body: StartAddingDto,
    @BoundBrowser() browserHash: Uint8Array,
  ): Promise<StartedAddingDto> {
    const start = StartAddingDto.toStart(body, browserHash)
    return StartedAddingDto.of(await this.registration.startForUser(userId, start))
  }

  @Post('passkeys/finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @NeedsConfirmation('passkey.add')
  @UseInterceptors(RegistrationErrorsInterceptor)
  @EngineProblems('registration')
  @Problems(
    'authenticator_attachment_mismatch',
    'challenge_unknown',
    'challenge_expired',
    'ceremony_browser_mismatch',
    'confirmation_required',
    'confirmation_invalid',
    'passkey_limit_reached',
    'user_not_found',
  )
  @ApiOperation({
    operationId: 'myPasskeys.finishAdding',
    summary: 'Finishes the registration of another passkey.',
    description: 'Requires a confirmation of `passkey.add` for this registration.',
  })
  async finishAdding(
    @Body() { publicKey }: RegistrationResponseDto,
    @ConfirmationOfRequest() confirmation: PresentedConfirmation,
    @ShowTraces() showTraces: boolean,
  ): Promise<RegistrationResultDto> {
    return RegistrationResultDto.of(await this.changes.addPasskey(publicKey, confirmation), showTraces)
  }

  @Patch('passkeys/:passkeyId')
  @Problems('passkey_not_found')
  @ApiOperation({ operationId: 'myPasskeys.rename', summary: 'Renames a passkey of the signed-in user.' })
  async rename(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Param() { passkeyId }: PasskeyPathDto,
    @Body() { displayName }: RenamePasskeyDto,
  ): Promise<ChangedPasskeyDto> {
    return ChangedPasskeyDto.of(await this.passkeys.rename(userId, passkeyId, displayName))
  }

  @Delete('passkeys/:passkeyId')
  @NeedsConfirmation('passkey.delete')
  @Problems('passkey_not_found', 'confirmation_required', 'confirmation_invalid', 'last_passkey', 'user_not_found')
  @ApiOperation({
    operationId: 'myPasskeys.delete',
    summary: 'Deletes a passkey of the signed-in user and ends the sessions that it authenticated.',
    description: 'This may end the current session. Requires a confirmation of `passkey.delete` for this passkey.',
  })
  async delete(
    @Param() { passkeyId }: PasskeyPathDto,
    @ConfirmationOfRequest() confirmation: PresentedConfirmation,
  ): Promise<DeletedPasskeysDto> {
    return DeletedPasskeysDto.of(await this.changes.deletePasskey(passkeyId, confirmation))
  }
}
