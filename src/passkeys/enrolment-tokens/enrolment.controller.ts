import { Body, Controller, HttpCode, Post, UseInterceptors } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../../access/access.decorators.js'
import { EngineProblems, Problems } from '../../common/problems/problems.decorator.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { FinishingBrowser, StartingBrowser } from '../end-user/browser.decorators.js'
import { AddedPasskeyDto } from '../end-user/dto/end-user.dto.js'
import { RegistrationRefusalsInterceptor } from '../end-user/refusals.interceptor.js'
import { RegistrationResponseDto, StartedRegistrationDto } from '../registration/dto/registration.dto.js'
import { StartEnrolmentDto } from './dto/enrolment-requests.dto.js'
import { EnrolmentService } from './enrolment.service.js'

@ApiTags('end users')
@Controller('v1/enrolment')
export class EnrolmentController {
  constructor(private readonly enrolment: EnrolmentService) {}

  @Post('start')
  @HttpCode(200)
  @Public()
  @RateLimited('ceremony-start')
  @Problems(
    'enrolment_token_invalid',
    'enrolment_token_expired',
    'enrolment_token_used',
    'passkey_limit_reached',
    'option_not_allowed',
    'additional_origin_invalid',
    'origin_not_allowed',
  )
  @ApiOperation({
    summary: 'Begins to make the passkey that an enrolment token is good for.',
    description: 'A token may begin any number of ceremonies; the first passkey uses it up.',
  })
  async start(
    @Body() { enrolmentToken }: StartEnrolmentDto,
    @StartingBrowser() browser: Uint8Array,
  ): Promise<StartedRegistrationDto> {
    return StartedRegistrationDto.of(await this.enrolment.start(enrolmentToken, browser))
  }

  @Post('finish')
  @HttpCode(200)
  @Public()
  @RateLimited('ceremony-finish')
  @UseInterceptors(RegistrationRefusalsInterceptor)
  @EngineProblems('registration')
  @Problems(
    'challenge_unknown',
    'challenge_expired',
    'ceremony_browser_mismatch',
    'enrolment_token_invalid',
    'enrolment_token_used',
    'passkey_limit_reached',
    'user_not_found',
  )
  @ApiOperation({ summary: 'Makes the passkey, and uses the token up. Nobody is signed in by it.' })
  async finish(
    @Body() { publicKey }: RegistrationResponseDto,
    @FinishingBrowser() browser: Uint8Array | null,
  ): Promise<AddedPasskeyDto> {
    return AddedPasskeyDto.of(await this.enrolment.finish(publicKey, browser))
  }
}
