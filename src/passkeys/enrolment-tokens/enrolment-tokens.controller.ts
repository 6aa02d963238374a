import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { CurrentApiKey, RequireAnyScope } from '../../access/access.decorators.js'
import type { ApiKey } from '../../access/api-key.js'
import { REGISTRATION_SCOPES } from '../../access/scopes.js'
import { Problems } from '../../common/problems/problems.decorator.js'
import { OwnerPathDto } from '../credentials/dto/passkey-requests.dto.js'
import { CreateEnrolmentTokenDto, EnrolmentTokenPathDto } from './dto/enrolment-requests.dto.js'
import { CreatedEnrolmentTokenDto, EnrolmentTokenListDto } from './dto/enrolment-token.dto.js'
import { EnrolmentTokensService } from './enrolment-tokens.service.js'

@ApiTags('registration')
@Controller('v1/users/:userId/enrolment-tokens')
export class EnrolmentTokensController {
  constructor(private readonly tokens: EnrolmentTokensService) {}

  @Post()
  @RequireAnyScope(...REGISTRATION_SCOPES)
  @Problems(
    'user_not_found',
    'user_self_registered',
    'option_not_allowed',
    'additional_origin_invalid',
    'origin_not_allowed',
  )
  @ApiOperation({
    summary: 'Creates a token with which the user adds one passkey without being signed in.',
    description:
      'Send it to the user over a channel that you trust. In a link, put it in the fragment. The token is valid while the ' +
      'user exists, and while the API key is active and has the scope and the origins with which it created the token.',
  })
  async create(
    @CurrentApiKey() { id: apiKeyId, allowedOrigins, scopes }: ApiKey,
    @Param() { userId }: OwnerPathDto,
    @Body() { passkey, ...body }: CreateEnrolmentTokenDto,
  ): Promise<CreatedEnrolmentTokenDto> {
    const request = { ...body, passkeyDisplayName: passkey?.displayName, apiKeyId, allowedOrigins }
    return CreatedEnrolmentTokenDto.created(await this.tokens.create(userId, request, scopes))
  }

  @Get()
  @RequireAnyScope(...REGISTRATION_SCOPES)
  @Problems('user_not_found')
  @ApiOperation({ summary: 'Lists the enrolment tokens of a user, oldest first.' })
  async list(@Param() { userId }: OwnerPathDto): Promise<EnrolmentTokenListDto> {
    return EnrolmentTokenListDto.of(await this.tokens.list(userId))
  }

  @Delete(':tokenId')
  @HttpCode(204)
  @RequireAnyScope(...REGISTRATION_SCOPES)
  @Problems('enrolment_token_not_found')
  @ApiOperation({ summary: 'Revokes an enrolment token. Registrations that it started can no longer finish.' })
  async revoke(@Param() { userId, tokenId }: EnrolmentTokenPathDto): Promise<void> {
    await this.tokens.revoke(userId, tokenId)
  }
}
