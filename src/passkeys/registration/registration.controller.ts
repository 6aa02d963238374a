import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentApiKey, MayReadTraces, RequireScopes } from '../../access/access.decorators.js'
import type { ApiKey } from '../../access/api-key.js'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import {
  FinishRegistrationDto,
  RegistrationResultDto,
  StartedRegistrationDto,
  StartRegistrationDto,
} from './dto/registration.dto.js'
import { RegistrationService } from './registration.service.js'

@ApiTags('registration')
@Controller('v1/registration')
export class RegistrationController {
  constructor(private readonly registration: RegistrationService) {}

  @Post('start')
  @RateLimited('ceremony-start')
  @HttpCode(200)
  @RequireScopes('registration:write')
  @Problems('option_not_allowed', 'additional_origin_invalid', 'origin_not_allowed', 'passkey_limit_reached')
  @ApiOperation({
    summary: 'Begins a registration: options for navigator.credentials.create().',
    description:
      'A user who is new is created with these names. One who is known gets them only where the key may change users ' +
      '(`users:write`); otherwise the names the user has stay, and the options show those.',
  })
  async start(
    @CurrentApiKey() { allowedOrigins, scopes }: ApiKey,
    @Body() body: StartRegistrationDto,
  ): Promise<StartedRegistrationDto> {
    const how = { realm: 'backend', allowedOrigins, scopes } as const
    return StartedRegistrationDto.of(await this.registration.startRegistration({ ...body, ...how }))
  }

  @Post('finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @RequireScopes('registration:write')
  @EngineProblems('registration')
  @Problems('challenge_unknown', 'challenge_expired', 'passkey_limit_reached', 'user_not_found')
  @ApiOperation({
    summary: 'Ends a registration: verifies the answer and stores the passkey.',
    description: 'A challenge is good for one attempt, whether it succeeds or not.',
  })
  async finish(
    @MayReadTraces() mayReadTraces: boolean,
    @Body() body: FinishRegistrationDto,
  ): Promise<RegistrationResultDto> {
    const finished = await this.registration.finishRegistration({ ...body, realm: 'backend' })
    return RegistrationResultDto.of(finished, mayReadTraces)
  }
}
