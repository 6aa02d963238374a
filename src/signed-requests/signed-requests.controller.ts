import { Body, Controller, HttpCode, Post, Query } from '@nestjs/common'
import { ApiBody, ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentApiKey, MayReadTraces, RequireScopes } from '../access/access.decorators.js'
import type { ApiKey } from '../access/api-key.js'
import { KeepRawBody } from '../common/http/raw-body.js'
import { EngineProblems, Problems } from '../common/problems/problems.decorator.js'
import { RateLimited } from '../limits/rate-limits.decorators.js'
import {
  SignedRequestExpectationsDto,
  SignedRequestResultDto,
  VerifySignedRequestDto,
} from './dto/signed-request.dto.js'
import { ForwardedRequest, NeedsStamp } from './forwarded-request.decorator.js'
import { SignedRequestsService, type SignedRequestVerification } from './signed-requests.service.js'

const PROBLEMS = [
  'stamp_malformed',
  'signed_request_body_invalid',
  'signed_request_timestamp_missing',
  'signed_request_stale',
  'signed_request_user_mismatch',
  'signed_request_replayed',
  'origin_not_allowed',
  'user_self_registered',
  'passkey_suspended',
  'user_verification_unproven',
] as const

@ApiTags('signed requests')
@Controller('v1/signed-requests')
@RequireScopes('signed-requests:verify')
export class SignedRequestsController {
  constructor(private readonly signedRequests: SignedRequestsService) {}

  @Post('verify')
  @RateLimited('signed-request')
  @HttpCode(200)
  @EngineProblems('authentication')
  @Problems(...PROBLEMS)
  @ApiOperation({
    summary: 'Verifies a request that a user signed with a passkey, and accepts it once.',
    description:
      'Accepts what the `stamp` functions of `@turnkey/http` return, with the expectations of the backend. A signature that ' +
      'covers another body fails with `challenge_mismatch`.',
  })
  async verify(
    @CurrentApiKey() { allowedOrigins }: ApiKey,
    @MayReadTraces() mayReadTraces: boolean,
    @Body() body: VerifySignedRequestDto,
  ): Promise<SignedRequestResultDto> {
    const verification = VerifySignedRequestDto.toVerification(body, allowedOrigins)
    return SignedRequestResultDto.of(await this.signedRequests.verify(verification), mayReadTraces)
  }

  @Post('verify-forwarded')
  @RateLimited('signed-request')
  @HttpCode(200)
  @KeepRawBody()
  @EngineProblems('authentication')
  @Problems(...PROBLEMS)
  @NeedsStamp()
  @ApiBody({
    schema: { type: 'object', minProperties: 1, additionalProperties: true },
    description: 'The signed body, unchanged.',
  })
  @ApiOperation({
    summary: 'Verifies a signed request whose body and stamp a backend forwards unchanged.',
    description: 'Like `verify`, for proxies. The expectations are query parameters.',
  })
  async verifyForwarded(
    @CurrentApiKey() { allowedOrigins }: ApiKey,
    @MayReadTraces() mayReadTraces: boolean,
    @Query() expectations: SignedRequestExpectationsDto,
    @ForwardedRequest() forwarded: Pick<SignedRequestVerification, 'body' | 'stamp'>,
  ): Promise<SignedRequestResultDto> {
    const expected = SignedRequestExpectationsDto.toExpected(expectations, allowedOrigins)
    return SignedRequestResultDto.of(await this.signedRequests.verify({ ...expected, ...forwarded }), mayReadTraces)
  }
}
