import { Body, Controller, Delete, Get, HttpCode, Param, Patch, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentUser, EndUser } from '../../access/access.decorators.js'
import type { AuthenticatedUser } from '../../access/caller.js'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { UsersService } from '../../users/users.service.js'
import { BindBrowser, BoundBrowser, PresentedBrowser } from '../ceremonies/browser.decorators.js'
import { ShowTraces } from '../ceremonies/show-traces.decorator.js'
import { AccountDto } from '../credentials/dto/account.dto.js'
import { ChangedPasskeyDto, DeletedPasskeysDto, PasskeyListDto } from '../credentials/dto/passkey.dto.js'
import { PasskeyPathDto, RenamePasskeyDto } from '../credentials/dto/passkey-requests.dto.js'
import { PasskeyManagementService } from '../credentials/passkey-management.service.js'
import {
  RegistrationResultDto,
  RegistrationResponseDto,
  StartedRegistrationDto,
} from '../registration/dto/registration.dto.js'
import { RegistrationService } from '../registration/registration.service.js'
import { RegistrationErrorsInterceptor } from '../registration/registration-errors.interceptor.js'
import { StartAddingDto } from './dto/end-user-requests.dto.js'

const REQUIRES_RECENT_AUTHENTICATION =
  'Requires a sign-in or step-up within the last `end_user_realm.recent_seconds` seconds.'

@ApiTags('end users')
@Controller('v1/me')
@EndUser()
export class MeController {
  constructor(
    private readonly users: UsersService,
    private readonly passkeys: PasskeyManagementService,
    private readonly registration: RegistrationService,
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
  @EndUser({ recent: true })
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @BindBrowser()
  @Problems('recent_authentication_required', 'passkey_limit_reached', 'user_not_found')
  @ApiOperation({
    operationId: 'myPasskeys.startAdding',
    summary: 'Starts the registration of another passkey.',
    description: REQUIRES_RECENT_AUTHENTICATION,
  })
  async startAdding(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Body() body: StartAddingDto,
    @BoundBrowser() browserHash: Uint8Array,
  ): Promise<StartedRegistrationDto> {
    const start = StartAddingDto.toStart(body, browserHash)
    return StartedRegistrationDto.of(await this.registration.startForUser(userId, start))
  }

  @Post('passkeys/finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @UseInterceptors(RegistrationErrorsInterceptor)
  @EngineProblems('registration')
  @Problems(
    'challenge_unknown',
    'challenge_expired',
    'ceremony_browser_mismatch',
    'passkey_limit_reached',
    'user_not_found',
  )
  @ApiOperation({ operationId: 'myPasskeys.finishAdding', summary: 'Finishes the registration of another passkey.' })
  async finishAdding(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Body() { publicKey }: RegistrationResponseDto,
    @PresentedBrowser() browserHash: Uint8Array | null,
    @ShowTraces() showTraces: boolean,
  ): Promise<RegistrationResultDto> {
    const expected = { realm: 'browser', user: { id: userId }, purpose: { name: 'enrolment' }, browserHash } as const
    return RegistrationResultDto.of(await this.registration.finish(publicKey, expected), showTraces)
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
  @EndUser({ recent: true })
  @Problems('recent_authentication_required', 'passkey_not_found', 'last_passkey')
  @ApiOperation({
    operationId: 'myPasskeys.delete',
    summary: 'Deletes a passkey of the signed-in user and ends the sessions that it authenticated.',
    description: `This may end the current session. ${REQUIRES_RECENT_AUTHENTICATION}`,
  })
  async delete(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Param() { passkeyId }: PasskeyPathDto,
  ): Promise<DeletedPasskeysDto> {
    return DeletedPasskeysDto.of(await this.passkeys.delete(userId, passkeyId, 'end-user'))
  }
}
