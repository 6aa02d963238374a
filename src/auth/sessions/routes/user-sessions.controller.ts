import { Controller, Delete, Get, HttpCode, Param } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Problems } from '../../../common/problems/problems.decorator.js'
import { RequireScopes } from '../../../access/access.decorators.js'
import { SessionListDto } from './dto/session.dto.js'
import { UserSessionsPathDto } from './dto/session-requests.dto.js'
import { UserSessionsService } from './user-sessions.service.js'

@ApiTags('users')
@Controller('v1/users/:userId/sessions')
export class UserSessionsController {
  constructor(private readonly sessions: UserSessionsService) {}

  @Get()
  @RequireScopes('users:read')
  @Problems('user_not_found')
  @ApiOperation({ summary: 'Lists the active sessions of a user, newest first.' })
  async list(@Param() { userId }: UserSessionsPathDto): Promise<SessionListDto> {
    return SessionListDto.of(await this.sessions.list(userId))
  }

  @Delete()
  @HttpCode(204)
  @RequireScopes('users:write')
  @Problems('user_not_found')
  @ApiOperation({ summary: 'Revokes all sessions of a user.' })
  async endAll(@Param() { userId }: UserSessionsPathDto): Promise<void> {
    await this.sessions.revokeAll(userId)
  }
}
