import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentUser, EndUser } from '../../access/access.decorators.js'
import type { AuthenticatedUser } from '../../access/caller.js'
import { Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { AuthenticationResponseDto, StartedAuthenticationDto } from '../authentication/dto/authentication.dto.js'
import { BindBrowser, BoundBrowser, PresentedBrowser } from '../ceremonies/browser.decorators.js'
import { ShowTraces } from '../ceremonies/show-traces.decorator.js'
import { ConfirmationsService } from './confirmations.service.js'
import { ChangeDto, ConfirmationDto } from './dto/confirmation.dto.js'
import { SignInErrorsInterceptor } from '../authentication/sign-in-errors.interceptor.js'

@ApiTags('end users')
@Controller('v1/me/confirmations')
@EndUser()
export class ConfirmationsController {
  constructor(private readonly confirmations: ConfirmationsService) {}

  @Post('start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @BindBrowser()
  @Problems('no_passkeys', 'user_not_found')
  @ApiOperation({
    summary: 'Starts the confirmation of a change: the signed-in user authenticates for this change.',
    description:
      'The options offer the passkeys that can confirm the change. User verification is required as soon as an active passkey ' +
      'of the account can give it.',
  })
  async start(
    @CurrentUser() { userId, sessionId }: AuthenticatedUser,
    @Body() { act, target }: ChangeDto,
    @BoundBrowser() browserHash: Uint8Array,
  ): Promise<StartedAuthenticationDto> {
    const holder = { userId, sessionId, browserHash }
    return StartedAuthenticationDto.of(await this.confirmations.start({ act, target }, holder))
  }

  @Post('finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @UseInterceptors(SignInErrorsInterceptor)
  @Problems('authentication_failed', 'challenge_unknown', 'challenge_expired', 'ceremony_browser_mismatch')
  @ApiOperation({
    summary: 'Finishes a confirmation and returns its token.',
    description:
      'Send the token in the `Confirmation` header of the request that makes the change, within five minutes. It is bound to ' +
      'the act, its target, the user, the session and the browser. The change consumes it; a failed change does not.',
  })
  async finish(
    @CurrentUser() { userId, sessionId }: AuthenticatedUser,
    @Body() { publicKey }: AuthenticationResponseDto,
    @PresentedBrowser() browserHash: Uint8Array | null,
    @ShowTraces() showTraces: boolean,
  ): Promise<ConfirmationDto> {
    const finished = await this.confirmations.finish(publicKey, { userId, sessionId, browserHash })
    return ConfirmationDto.of(finished, showTraces)
  }
}
