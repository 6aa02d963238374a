import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Problems } from '../../common/problems/problems.decorator.js'
import { CurrentUser, EndUser } from '../../access/access.decorators.js'
import type { AuthenticatedUser } from '../../access/caller.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { AuthenticationResponseDto, StartedAuthenticationDto } from '../authentication/dto/authentication.dto.js'
import { FinishingBrowser, StartingBrowser } from './browser.decorators.js'
import { SteppedUpDto } from './dto/stepped-up.dto.js'
import { SignInRefusalsInterceptor } from './refusals.interceptor.js'
import { StepUpService } from './step-up.service.js'

@ApiTags('end users')
@Controller('v1/me/step-up')
@EndUser()
export class StepUpController {
  constructor(private readonly stepUp: StepUpService) {}

  @Post('start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @Problems('no_passkeys', 'user_not_found')
  @ApiOperation({ summary: 'Begins a step-up: I am signed in, and prove once more who I am.' })
  async start(
    @CurrentUser() user: AuthenticatedUser,
    @StartingBrowser() browser: Uint8Array,
  ): Promise<StartedAuthenticationDto> {
    return StartedAuthenticationDto.of(await this.stepUp.start(user, browser))
  }

  @Post('finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @UseInterceptors(SignInRefusalsInterceptor)
  @Problems('authentication_failed', 'challenge_unknown', 'challenge_expired', 'ceremony_browser_mismatch')
  @ApiOperation({
    summary: 'Ends a step-up: the session goes on, with an access token that says what was proved.',
    description: 'Routes that ask for a recent proof are open again. The session does not last longer for it.',
  })
  async finish(
    @CurrentUser() user: AuthenticatedUser,
    @Body() { publicKey }: AuthenticationResponseDto,
    @FinishingBrowser() browser: Uint8Array | null,
  ): Promise<SteppedUpDto> {
    return SteppedUpDto.of(await this.stepUp.finish(publicKey, user, browser))
  }
}
