import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentUser, EndUser } from '../../access/access.decorators.js'
import type { AuthenticatedUser } from '../../access/caller.js'
import { Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { AuthenticationService } from '../authentication/authentication.service.js'
import { AuthenticationResponseDto, StartedAuthenticationDto } from '../authentication/dto/authentication.dto.js'
import { BindBrowser, BoundBrowser, PresentedBrowser } from '../ceremonies/browser.decorators.js'
import { ShowTraces } from '../ceremonies/show-traces.decorator.js'
import { StartStepUpDto } from './dto/end-user-requests.dto.js'
import { SteppedUpDto } from './dto/stepped-up.dto.js'
import { PasskeySessionsService } from './passkey-sessions.service.js'
import { SignInErrorsInterceptor } from '../authentication/sign-in-errors.interceptor.js'

@ApiTags('end users')
@Controller('v1/me/step-up')
@EndUser()
export class StepUpController {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly sessions: PasskeySessionsService,
  ) {}

  @Post('start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @BindBrowser()
  @Problems('no_passkeys', 'user_not_found')
  @ApiOperation({ summary: 'Starts a step-up: the signed-in user authenticates again.' })
  async start(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Body() { extensions }: StartStepUpDto,
    @BoundBrowser() browserHash: Uint8Array,
  ): Promise<StartedAuthenticationDto> {
    const user = { id: userId }
    const fixed = { realm: 'browser', purpose: 'step-up', otherFactorVerified: false, allowedOrigins: null } as const
    return StartedAuthenticationDto.of(await this.authentication.start({ ...fixed, user, extensions, browserHash }))
  }

  @Post('finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @UseInterceptors(SignInErrorsInterceptor)
  @Problems('authentication_failed', 'challenge_unknown', 'challenge_expired', 'ceremony_browser_mismatch')
  @ApiOperation({
    summary: 'Finishes a step-up and returns a new access token for the session.',
    description:
      'It refreshes `auth_time` of the session, whose maximum lifetime does not change. It authorises no change of the account.',
  })
  async finish(
    @CurrentUser() { userId, sessionId }: AuthenticatedUser,
    @Body() { publicKey }: AuthenticationResponseDto,
    @PresentedBrowser() browserHash: Uint8Array | null,
    @ShowTraces() showTraces: boolean,
  ): Promise<SteppedUpDto> {
    const expected = { realm: 'browser', user: { id: userId }, purpose: { name: 'step-up' }, browserHash } as const
    const authenticated = await this.authentication.finish(publicKey, expected)
    const steppedUp = await this.sessions.stepUp(sessionId, authenticated)
    return SteppedUpDto.of(steppedUp, showTraces ? authenticated.verified.trace : undefined)
  }
}
