import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Problems } from '../common/problems/problems.decorator.js'
import { RequireClient, RequireScopes } from '../access/access.decorators.js'
import { AcceptForms } from '../common/http/form-body.js'
import { RenderProblemsWith } from '../common/problems/problem-renderer.js'
import { OAuthErrorDto } from './dto/oauth-error.dto.js'
import { IntrospectTokenDto, RedeemTokenDto, TokenClaimsDto, TokenStatusDto } from './dto/token.dto.js'
import { renderOAuthError } from './render-oauth-error.js'
import { TokenStatusService } from './token-status.service.js'

@ApiTags('tokens')
@Controller('v1/tokens')
@RequireScopes('authentication:write')
export class TokensController {
  constructor(private readonly tokens: TokenStatusService) {}

  @Post('introspect')
  @HttpCode(200)
  @RequireClient('authentication:write')
  @AcceptForms('token', 'token_type_hint')
  @RenderProblemsWith(renderOAuthError, OAuthErrorDto)
  @ApiOperation({
    summary: 'Returns whether a token is active, and its claims (RFC 7662).',
    description:
      'The result is `{ "active": false }` for an expired, redeemed or malformed token, and for a token whose session has ' +
      'ended or whose passkey is suspended or deleted.',
  })
  async introspect(@Body() { token }: IntrospectTokenDto): Promise<TokenStatusDto> {
    return TokenStatusDto.of(await this.tokens.introspect(token))
  }

  @Post('redeem')
  @HttpCode(200)
  @Problems('token_invalid', 'token_already_used')
  @ApiOperation({
    summary: 'Redeems a single-use result token. Only the first redemption succeeds.',
    description:
      'Only result tokens that were requested with `singleUse` can be redeemed, while their passkey is active.',
  })
  async redeem(@Body() { token, purpose }: RedeemTokenDto): Promise<TokenClaimsDto> {
    return TokenClaimsDto.of(await this.tokens.redeem(token, purpose))
  }
}
