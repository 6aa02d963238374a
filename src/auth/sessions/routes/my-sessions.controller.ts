import { Body, Controller, Get, HttpCode, Post } from '@nestjs/common'
import { ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger'
import { CurrentUser, EndUser, Public } from '../../../access/access.decorators.js'
import type { AuthenticatedUser } from '../../../access/caller.js'
import { Problems } from '../../../common/problems/problems.decorator.js'
import { RateLimited } from '../../../limits/rate-limits.decorators.js'
import {
  ClearsRefreshToken,
  type ReadRefreshToken,
  RefreshTokenReader,
  SendsRefreshToken,
} from '../refresh-token.decorators.js'
import { SessionsService } from '../sessions.service.js'
import { RefreshedDto } from './dto/refreshed.dto.js'
import { MySessionListDto } from './dto/session.dto.js'
import { RefreshDto } from './dto/session-requests.dto.js'

@ApiTags('end users')
@Controller('v1')
export class MySessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post('tokens/refresh')
  @HttpCode(200)
  @Public()
  @RateLimited('secret')
  @SendsRefreshToken()
  @Problems('credentials_missing', 'credentials_invalid', 'refresh_token_reused', 'origin_not_allowed')
  @ApiSecurity('refreshCookie')
  @ApiSecurity({})
  @ApiOperation({
    summary: 'Exchanges a refresh token for a new access token and a new refresh token.',
    description:
      'Send the token in its cookie, or in the body when `tokens.refresh_token` is `body`. A token can be used once: a second ' +
      'use revokes the session. Let only one browser tab refresh at a time.',
  })
  async refresh(
    @Body() { refreshToken }: RefreshDto,
    @RefreshTokenReader() readToken: ReadRefreshToken,
  ): Promise<RefreshedDto> {
    return RefreshedDto.of(await this.sessions.refresh(readToken(refreshToken)))
  }

  @Post('sign-out')
  @HttpCode(204)
  @EndUser()
  @ClearsRefreshToken()
  @ApiOperation({
    summary: "Revokes the caller's session and its tokens.",
    description:
      'This server rejects the access token at once. Services that only verify its signature accept it until it expires.',
  })
  async signOut(@CurrentUser() user: AuthenticatedUser): Promise<void> {
    await this.sessions.signOut(user)
  }

  @Get('me/sessions')
  @EndUser()
  @ApiOperation({ summary: 'Lists the active sessions of the caller, newest first.' })
  async list(@CurrentUser() { userId, sessionId }: AuthenticatedUser): Promise<MySessionListDto> {
    return MySessionListDto.of(await this.sessions.list(userId), sessionId)
  }
}
