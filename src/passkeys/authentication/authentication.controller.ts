import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { CurrentApiKey, MayReadTraces, RequireScopes } from '../../access/access.decorators.js'
import type { ApiKey } from '../../access/api-key.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { BackendAuthenticationService } from './backend-authentication.service.js'
import {
  AuthenticationResultDto,
  FinishAuthenticationDto,
  StartAuthenticationDto,
  StartedAuthenticationDto,
} from './dto/authentication.dto.js'

@ApiTags('authentication')
@Controller('v1/authentication')
export class AuthenticationController {
  constructor(private readonly authentication: BackendAuthenticationService) {}

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
    'no_passkeys',
  )
  @ApiOperation({
    summary: 'Begins an authentication: options for navigator.credentials.get().',
    description:
      'Without `userId`, whoever owns the passkey that answers is authenticated. The ceremony keeps the rules of its purpose ' +
      'with which it began.',
  })
  async start(
    @CurrentApiKey() { allowedOrigins }: ApiKey,
    @Body() body: StartAuthenticationDto,
  ): Promise<StartedAuthenticationDto> {
    return StartedAuthenticationDto.of(await this.authentication.start({ ...body, allowedOrigins }))
  }

  @Post('finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @RequireScopes('authentication:write')
  @EngineProblems('authentication')
  @Problems(
    'challenge_unknown',
    'challenge_expired',
    'passkey_suspended',
    'passkey_algorithm_not_allowed',
    'user_verification_unproven',
    'origin_not_allowed',
  )
  @ApiOperation({
    summary: 'Ends an authentication: verifies the answer and says who it is.',
    description:
      'A challenge is good for one attempt, whether it succeeds or not. With `credential_unknown`, `signals` of the problem ' +
      'tells the browser to offer the passkey no longer.',
  })
  async finish(
    @MayReadTraces() mayReadTraces: boolean,
    @Body() body: FinishAuthenticationDto,
  ): Promise<AuthenticationResultDto> {
    return AuthenticationResultDto.of(await this.authentication.finish(body), mayReadTraces)
  }
}
