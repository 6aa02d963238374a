import { Body, Controller, Delete, Get, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiSecurity, ApiTags } from '@nestjs/swagger'
import { Problems } from '../../../common/problems/problems.decorator.js'
import { RateLimited } from '../../../limits/rate-limits.decorators.js'
import { CurrentUser, EndUser, Public } from '../../../access/access.decorators.js'
import type { AuthenticatedUser } from '../../../access/caller.js'
import { RefreshedDto } from './dto/refreshed.dto.js'
import { MySessionListDto } from './dto/session.dto.js'
import { MySessionPathDto, RefreshDto } from './dto/session-requests.dto.js'
import { Carrier } from '../refresh-token-carrier.decorator.js'
import type { RefreshTokenCarrier } from '../refresh-token-carrier.js'
import { SessionsService } from '../sessions.service.js'

@ApiTags('end users')
@Controller('v1')
export class MySessionsController {
  constructor(private readonly sessions: SessionsService) {}

  @Post('tokens/refresh')
  @HttpCode(200)
  @Public()
  @RateLimited('secret')
  @Problems('credentials_missing', 'credentials_invalid', 'refresh_token_reused', 'origin_not_allowed')
  @ApiSecurity('refreshCookie')
  @ApiSecurity({})
  @ApiOperation({
    summary: 'Continues my session: a new access token for a refresh token, which is good for one use.',
    description:
      'The token comes in its cookie, or in the body where the configuration hands it out there. One that is used twice ends ' +
      'the session, so let one tab ask at a time.',
  })
  async refresh(@Body() { refreshToken }: RefreshDto, @Carrier() carrier: RefreshTokenCarrier): Promise<RefreshedDto> {
    const granted = await carrier.take(refreshToken, (token) => this.sessions.refresh(token))
    return RefreshedDto.of(granted, carrier.handOut(granted.refreshToken))
  }

  @Post('sign-out')
  @HttpCode(204)
  @EndUser()
  @ApiOperation({
    summary: 'Ends my session: its tokens open nothing any more.',
    description:
      'This service asks the database for each request. A service that looks at signatures alone accepts an access token ' +
      'until it expires.',
  })
  async signOut(@CurrentUser() user: AuthenticatedUser, @Carrier() carrier: RefreshTokenCarrier): Promise<void> {
    await this.sessions.signOut(user)
    carrier.takeBack()
  }

  @Post('sign-out/all')
  @HttpCode(204)
  @EndUser()
  @ApiOperation({ summary: 'Ends all of my sessions, on every device.' })
  async signOutAll(
    @CurrentUser() { userId }: AuthenticatedUser,
    @Carrier() carrier: RefreshTokenCarrier,
  ): Promise<void> {
    await this.sessions.endAll(userId)
    carrier.takeBack()
  }

  @Get('me/sessions')
  @EndUser()
  @ApiOperation({ summary: 'Lists my sessions that have not ended, the latest first.' })
  async list(@CurrentUser() { userId, sessionId }: AuthenticatedUser): Promise<MySessionListDto> {
    return MySessionListDto.of(await this.sessions.list(userId), sessionId)
  }

  @Delete('me/sessions/:sessionId')
  @HttpCode(204)
  @EndUser()
  @Problems('session_not_found')
  @ApiOperation({ summary: 'Ends one of my sessions.' })
  async end(@CurrentUser() { userId }: AuthenticatedUser, @Param() { sessionId }: MySessionPathDto): Promise<void> {
    await this.sessions.end(userId, sessionId)
  }
}
