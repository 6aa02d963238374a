import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentApiKey, MayReadTraces, RequireScopes } from '../../access/access.decorators.js'
import type { ApiKey } from '../../access/api-key.js'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { AuthenticationService } from './authentication.service.js'
import {
  AuthenticationResultDto,
  FinishAuthenticationDto,
  StartAuthenticationDto,
  StartedAuthenticationDto,
} from './dto/authentication.dto.js'

@ApiTags('authentication')
@Controller('v1/authentication')
export class AuthenticationController {
  constructor(private readonly authentication: AuthenticationService) {}

  @Post('start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @RequireScopes('authentication:write')
  @Problems(
    'purpose_unknown',
    'purpose_needs_user',
    'option_not_allowed',
    'additional_origin_invalid',
    'origin_not_allowed',
    'user_not_found',
    'user_self_registered',
    'no_passkeys',
  )
  @ApiOperation({
    summary: 'Starts an authentication and returns options for navigator.credentials.get().',
    description:
      'Without `userId`, the authentication accepts the owner of any discoverable passkey. The rules of the purpose are ' +
      'fixed at the start: later changes of the configuration do not apply.',
  })
  async start(
    @CurrentApiKey() { allowedOrigins }: ApiKey,
    @Body() body: StartAuthenticationDto,
  ): Promise<StartedAuthenticationDto> {
    const request = StartAuthenticationDto.toRequest(body, allowedOrigins)
    return StartedAuthenticationDto.of(await this.authentication.start(request))
  }

  @Post('finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @RequireScopes('authentication:write')
  @EngineProblems('authentication')
  @Problems(
    'challenge_unknown',
    'challenge_expired',
    'user_self_registered',
    'passkey_suspended',
    'passkey_algorithm_not_allowed',
    'user_verification_unproven',
    'origin_not_allowed',
  )
  @ApiOperation({
    summary: 'Finishes an authentication: verifies the response and returns the authenticated user.',
    description:
      'A challenge allows one attempt, whether or not it succeeds. With `credential_unknown`, the `signals` of the problem ' +
      'let the browser remove the passkey from the authenticator.',
  })
  async finish(
    @MayReadTraces() mayReadTraces: boolean,
    @Body() body: FinishAuthenticationDto,
  ): Promise<AuthenticationResultDto> {
    const finished = await this.authentication.finish(body.publicKey, FinishAuthenticationDto.toExpected(body))
    const result = this.authentication.issueResult(finished, { singleUse: body.singleUse ?? false })
    return AuthenticationResultDto.of(result, mayReadTraces)
  }
}
