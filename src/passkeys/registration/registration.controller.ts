import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentApiKey, MayReadTraces, RequireScopes } from '../../auth/access.decorators.js'
import type { ApiKey } from '../../auth/api-keys/api-key.js'
import { LimitedAs } from '../../limits/limits.decorators.js'
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
  @LimitedAs('ceremony-start')
  @HttpCode(200)
  @RequireScopes('registration:write')
  @ApiOperation({ summary: 'Begins a registration: options for navigator.credentials.create().' })
  async start(
    @CurrentApiKey() { allowedOrigins }: ApiKey,
    @Body() body: StartRegistrationDto,
  ): Promise<StartedRegistrationDto> {
    const how = { realm: 'backend', allowedOrigins } as const
    return StartedRegistrationDto.of(await this.registration.startRegistration({ ...body, ...how }))
  }

  @Post('finish')
  @LimitedAs('ceremony-finish')
  @HttpCode(200)
  @RequireScopes('registration:write')
  @ApiOperation({ summary: 'Ends a registration: verifies the answer and stores the passkey.' })
  async finish(
    @MayReadTraces() mayReadTraces: boolean,
    @Body() body: FinishRegistrationDto,
  ): Promise<RegistrationResultDto> {
    const finished = await this.registration.finishRegistration({ ...body, realm: 'backend' })
    return RegistrationResultDto.of(finished, mayReadTraces)
  }
}
