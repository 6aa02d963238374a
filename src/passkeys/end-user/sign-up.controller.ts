import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../../access/access.decorators.js'
import { SendsRefreshToken } from '../../auth/sessions/refresh-token.decorators.js'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { BindBrowser, BoundBrowser, PresentedBrowser } from '../ceremonies/browser.decorators.js'
import { ShowTraces } from '../ceremonies/show-traces.decorator.js'
import { RegistrationResponseDto, StartedRegistrationDto } from '../registration/dto/registration.dto.js'
import { RegistrationService } from '../registration/registration.service.js'
import { RegistrationErrorsInterceptor } from '../registration/registration-errors.interceptor.js'
import { SignedInDto } from './dto/end-user.dto.js'
import { StartSignUpDto } from './dto/end-user-requests.dto.js'
import { PasskeySessionsService } from './passkey-sessions.service.js'

@ApiTags('end users')
@Controller('v1/sign-up')
export class SignUpController {
  constructor(
    private readonly registration: RegistrationService,
    private readonly sessions: PasskeySessionsService,
  ) {}

  @Post('start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @Public()
  @BindBrowser()
  @ApiOperation({ summary: 'Starts a sign-up and returns options for the first passkey.' })
  async start(@Body() body: StartSignUpDto, @BoundBrowser() browserHash: Uint8Array): Promise<StartedRegistrationDto> {
    const start = StartSignUpDto.toStart(browserHash)
    return StartedRegistrationDto.of(await this.registration.startForNewUser(body, start))
  }

  @Post('finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @Public()
  @UseInterceptors(RegistrationErrorsInterceptor)
  @SendsRefreshToken()
  @EngineProblems('registration')
  @Problems(
    'authenticator_attachment_mismatch',
    'challenge_unknown',
    'challenge_expired',
    'ceremony_browser_mismatch',
    'user_already_exists',
    'passkey_suspended',
  )
  @ApiOperation({ summary: 'Finishes a sign-up: creates the user with the passkey and starts a session.' })
  async finish(
    @Body() { publicKey }: RegistrationResponseDto,
    @PresentedBrowser() browserHash: Uint8Array | null,
    @ShowTraces() showTraces: boolean,
  ): Promise<SignedInDto> {
    const expected = { realm: 'browser', user: 'anyone', purpose: { name: 'sign-up' }, browserHash } as const
    const signedUp = await this.registration.finishForNewUser(publicKey, expected)
    const signedIn = await this.sessions.start(signedUp)
    return SignedInDto.of(signedIn, showTraces ? signedUp.trace : undefined)
  }
}
