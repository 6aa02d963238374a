import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../../access/access.decorators.js'
import { SendsRefreshToken } from '../../auth/sessions/refresh-token.decorators.js'
import { Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { AuthenticationService } from '../authentication/authentication.service.js'
import { AuthenticationResponseDto, StartedAuthenticationDto } from '../authentication/dto/authentication.dto.js'
import { BindBrowser, BoundBrowser, PresentedBrowser } from '../ceremonies/browser.decorators.js'
import { ShowTraces } from '../ceremonies/show-traces.decorator.js'
import { SignedInDto } from './dto/end-user.dto.js'
import { StartSignInDto } from './dto/end-user-requests.dto.js'
import { PasskeySessionsService } from './passkey-sessions.service.js'
import { SignInErrorsInterceptor } from '../authentication/sign-in-errors.interceptor.js'

@ApiTags('end users')
@Controller('v1')
export class SignInController {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly sessions: PasskeySessionsService,
  ) {}

  @Post('sign-in/start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @Public()
  @BindBrowser()
  @Problems('purpose_needs_user')
  @ApiOperation({
    summary: 'Starts a sign-in, for a button or for conditional UI.',
    description:
      'Send the name of the account only for passkeys that are not discoverable. The response does not reveal whether the ' +
      'account exists.',
  })
  async start(
    @Body() body: StartSignInDto,
    @BoundBrowser() browserHash: Uint8Array,
  ): Promise<StartedAuthenticationDto> {
    return StartedAuthenticationDto.of(await this.authentication.start(StartSignInDto.toRequest(body, browserHash)))
  }

  @Post('sign-in/finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @Public()
  @UseInterceptors(SignInErrorsInterceptor)
  @SendsRefreshToken()
  @Problems('authentication_failed', 'challenge_unknown', 'challenge_expired', 'ceremony_browser_mismatch')
  @ApiOperation({ summary: 'Finishes a sign-in and starts a session.' })
  async finish(
    @Body() { publicKey }: AuthenticationResponseDto,
    @PresentedBrowser() browserHash: Uint8Array | null,
    @ShowTraces() showTraces: boolean,
  ): Promise<SignedInDto> {
    const signedIn = await this.sessions.signIn(publicKey, browserHash)
    return SignedInDto.of(signedIn, showTraces ? signedIn.trace : undefined)
  }
}
