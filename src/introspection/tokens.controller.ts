import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Problems } from '../common/problems/problems.decorator.js'
import { RequireScopes } from '../access/access.decorators.js'
import { RedeemTokenDto, TokenClaimsDto, TokenDto, TokenStatusDto } from './dto/token.dto.js'
import { TokenStatusService } from './token-status.service.js'

@ApiTags('tokens')
@Controller('v1/tokens')
@RequireScopes('authentication:write')
export class TokensController {
  constructor(private readonly tokens: TokenStatusService) {}

  @Post('introspect')
  @HttpCode(200)
  @ApiOperation({
    summary: 'Says whether a token is good now, and what it says (RFC 7662).',
    description:
      'Tokens that have expired, whose session has ended, that were used up, or that are none at all are ' +
      '`{ "active": false }`.',
  })
  async introspect(@Body() { token }: TokenDto): Promise<TokenStatusDto> {
    return TokenStatusDto.of(await this.tokens.introspect(token))
  }

  @Post('redeem')
  @HttpCode(200)
  @Problems('token_invalid', 'token_already_used')
  @ApiOperation({
    summary: 'Takes a single-use result token: of several who do, one gets what it says.',
    description:
      'Only tokens that `singleUse` was asked for can be taken, and not after their passkey was suspended or deleted.',
  })
  async redeem(@Body() { token, purpose }: RedeemTokenDto): Promise<TokenClaimsDto> {
    return TokenClaimsDto.of(await this.tokens.redeem(token, purpose))
  }
}
