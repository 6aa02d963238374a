import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../../access/access.decorators.js'
import { SendsRefreshToken } from '../../auth/sessions/refresh-token.decorators.js'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { RegistrationResponseDto, StartedRegistrationDto } from '../registration/dto/registration.dto.js'
import { FinishingBrowser, StartingBrowser } from './browser.decorators.js'
import { SignedInDto } from './dto/end-user.dto.js'
import { StartSignUpDto } from './dto/end-user-requests.dto.js'
import { RegistrationRefusalsInterceptor } from './refusals.interceptor.js'
import { SignUpService } from './sign-up.service.js'

@ApiTags('end users')
@Controller('v1/sign-up')
export class SignUpController {
  constructor(private readonly signUp: SignUpService) {}

  @Post('start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @Public()
  @ApiOperation({ summary: 'Begins a sign-up: options for the first passkey.' })
  async start(@Body() body: StartSignUpDto, @StartingBrowser() browser: Uint8Array): Promise<StartedRegistrationDto> {
    return StartedRegistrationDto.of(await this.signUp.start(body, browser))
  }

  @Post('finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @Public()
  @UseInterceptors(RegistrationRefusalsInterceptor)
  @SendsRefreshToken()
  @EngineProblems('registration')
  @Problems(
    'challenge_unknown',
    'challenge_expired',
    'ceremony_browser_mismatch',
    'user_already_exists',
    'passkey_suspended',
  )
  @ApiOperation({ summary: 'Ends a sign-up: creates the user with the passkey, and signs in.' })
  async finish(
    @Body() { publicKey }: RegistrationResponseDto,
    @FinishingBrowser() browser: Uint8Array | null,
  ): Promise<SignedInDto> {
    return SignedInDto.of(await this.signUp.finish(publicKey, browser))
  }
}
