import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../../access/access.decorators.js'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { BindBrowser, BoundBrowser, PresentedBrowser } from '../ceremonies/browser.decorators.js'
import { ShowTraces } from '../ceremonies/show-traces.decorator.js'
import {
  RegistrationResultDto,
  RegistrationResponseDto,
  StartedRegistrationDto,
} from '../registration/dto/registration.dto.js'
import { RegistrationService } from '../registration/registration.service.js'
import { RegistrationErrorsInterceptor } from '../registration/registration-errors.interceptor.js'
import { StartEnrolmentDto } from './dto/enrolment-requests.dto.js'
import { EnrolmentTokensService } from './enrolment-tokens.service.js'

@ApiTags('end users')
@Controller('v1/enrolment')
export class EnrolmentController {
  constructor(
    private readonly tokens: EnrolmentTokensService,
    private readonly registration: RegistrationService,
  ) {}

  @Post('start')
  @HttpCode(200)
  @Public()
  @RateLimited('ceremony-start')
  @BindBrowser()
  @Problems(
    'enrolment_token_invalid',
    'enrolment_token_expired',
    'enrolment_token_used',
    'user_self_registered',
    'passkey_limit_reached',
    'option_not_allowed',
    'additional_origin_invalid',
    'origin_not_allowed',
  )
  @ApiOperation({
    summary: 'Starts a registration with an enrolment token.',
    description:
      'A token can start any number of registrations. The token is used up when the first passkey is created.',
  })
  async start(
    @Body() { enrolmentToken }: StartEnrolmentDto,
    @BoundBrowser() browserHash: Uint8Array,
  ): Promise<StartedRegistrationDto> {
    return StartedRegistrationDto.of(await this.tokens.startRegistration(enrolmentToken, browserHash))
  }

  @Post('finish')
  @HttpCode(200)
  @Public()
  @RateLimited('ceremony-finish')
  @UseInterceptors(RegistrationErrorsInterceptor)
  @EngineProblems('registration')
  @Problems(
    'authenticator_attachment_mismatch',
    'challenge_unknown',
    'challenge_expired',
    'ceremony_browser_mismatch',
    'enrolment_token_invalid',
    'enrolment_token_used',
    'passkey_limit_reached',
    'user_not_found',
    'user_self_registered',
  )
  @ApiOperation({ summary: 'Finishes the registration and uses up the token. The user is not signed in.' })
  async finish(
    @Body() { publicKey }: RegistrationResponseDto,
    @PresentedBrowser() browserHash: Uint8Array | null,
    @ShowTraces() showTraces: boolean,
  ): Promise<RegistrationResultDto> {
    const expected = { realm: 'browser', user: 'anyone', purpose: { name: 'enrolment-token' }, browserHash } as const
    const authorize = this.tokens.authorizeRegistration.bind(this.tokens)
    return RegistrationResultDto.of(await this.registration.finish(publicKey, expected, authorize), showTraces)
  }
}
