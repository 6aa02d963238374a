import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentApiKey, MayReadTraces, RequireAnyScope } from '../../access/access.decorators.js'
import type { ApiKey } from '../../access/api-key.js'
import { REGISTRATION_SCOPES } from '../../access/scopes.js'
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
  @RequireAnyScope(...REGISTRATION_SCOPES)
  @Problems(
    'user_self_registered',
    'option_not_allowed',
    'additional_origin_invalid',
    'origin_not_allowed',
    'passkey_limit_reached',
  )
  @ApiOperation({
    summary: 'Starts a registration and returns options for navigator.credentials.create().',
    description:
      'Creates the user if `userId` is new. The names of an existing user change only if the API key has the scope ' +
      '`users:write`; otherwise the options contain the stored names. `registration:new` permits registrations for users ' +
      'without a passkey, `registration:existing` for users with one, and `registration:write` both.',
  })
  async start(
    @CurrentApiKey() { allowedOrigins, scopes }: ApiKey,
    @Body() body: StartRegistrationDto,
  ): Promise<StartedRegistrationDto> {
    const { passkey, ...request } = body
    const start = {
      ...request,
      passkeyDisplayName: passkey?.displayName,
      realm: 'backend',
      allowedOrigins,
      scopes,
    } as const
    return StartedRegistrationDto.of(await this.registration.startForBackend(start))
  }

  @Post('finish')
  @RateLimited('ceremony-finish')
  @HttpCode(200)
  @RequireAnyScope(...REGISTRATION_SCOPES)
  @EngineProblems('registration')
  @Problems(
    'authenticator_attachment_mismatch',
    'challenge_unknown',
    'challenge_expired',
    'passkey_limit_reached',
    'user_not_found',
    'user_self_registered',
  )
  @ApiOperation({
    summary: 'Finishes a registration: verifies the response and stores the passkey.',
    description:
      'A challenge allows one attempt, whether or not it succeeds. The scope must permit the registration at the finish too: ' +
      'a key with only `registration:new` cannot add a passkey to a user who got one in the meantime.',
  })
  async finish(
    @CurrentApiKey() { scopes }: ApiKey,
    @MayReadTraces() mayReadTraces: boolean,
    @Body() body: FinishRegistrationDto,
  ): Promise<RegistrationResultDto> {
    const expected = FinishRegistrationDto.toExpected(body)
    const finished = await this.registration.finishForBackend(body.publicKey, expected, scopes)
    return RegistrationResultDto.of(finished, mayReadTraces)
  }
}
