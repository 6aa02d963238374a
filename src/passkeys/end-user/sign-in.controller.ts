import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Problems } from '../../common/problems/problems.decorator.js'
import { Public } from '../../access/access.decorators.js'
import { SendsRefreshToken } from '../../auth/sessions/refresh-token.decorators.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { AuthenticationResponseDto, StartedAuthenticationDto } from '../authentication/dto/authentication.dto.js'
import { FinishingBrowser, StartingBrowser } from './browser.decorators.js'
import { SignedInDto } from './dto/end-user.dto.js'
import { StartSignInDto } from './dto/end-user-requests.dto.js'
import { SignInRefusalsInterceptor } from './refusals.interceptor.js'
import { SignInService } from './sign-in.service.js'

@ApiTags('end users')
@Controller('v1')
export class SignInController {
  constructor(private readonly signIn: SignInService) {}

  @Post('sign-in/start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @Public()
  @Problems('purpose_needs_user')
  @ApiOperation({
    summary: 'Begins a sign-in, with a name or without: options for a button as for conditional UI.',
    description:
      'Prefer to leave the name out: it is for passkeys that are not discoverable. Names that nobody has are answered as all ' +
      'others are.',
  })
  async start(
    @Body() { email }: StartSignInDto,
    @StartingBrowser() browser: Uint8Array,
  ): Promise<StartedAuthenticationDto> {
    return StartedAuthenticationDto.of(await this.signIn.start(email, browser))
  }

  @Post('sign-in/finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @Public()
  @UseInterceptors(SignInRefusalsInterceptor)
  @SendsRefreshToken()
  @Problems('authentication_failed', 'challenge_unknown', 'challenge_expired', 'ceremony_browser_mismatch')
  @ApiOperation({ summary: 'Ends a sign-in.' })
  async finish(
    @Body() { publicKey }: AuthenticationResponseDto,
    @FinishingBrowser() browser: Uint8Array | null,
  ): Promise<SignedInDto> {
    return SignedInDto.of(await this.signIn.finish(publicKey, browser))
  }
}
