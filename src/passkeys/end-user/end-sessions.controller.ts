import { Controller, Delete, HttpCode, Param, Post } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { EndUser } from '../../access/access.decorators.js'
import { ClearsRefreshToken } from '../../auth/sessions/refresh-token.decorators.js'
import { Problems } from '../../common/problems/problems.decorator.js'
import { ConfirmationOfRequest, NeedsConfirmation } from '../confirmations/confirmation.decorators.js'
import type { PresentedConfirmation } from '../confirmations/confirmation.js'
import { ConfirmedChangesService } from './confirmed-changes.service.js'
import { MySessionPathDto } from './dto/end-user-requests.dto.js'

@ApiTags('end users')
@Controller('v1')
@EndUser()
export class EndSessionsController {
  constructor(private readonly changes: ConfirmedChangesService) {}

  @Delete('me/sessions/:sessionId')
  @HttpCode(204)
  @NeedsConfirmation('sessions.end', { always: false })
  @Problems('session_not_found', 'confirmation_required', 'confirmation_invalid', 'user_not_found')
  @ApiOperation({
    operationId: 'mySessions.end',
    summary: 'Revokes a session of the caller.',
    description: 'Requires a confirmation of `sessions.end`, except for the current session.',
  })
  async end(
    @Param() { sessionId }: MySessionPathDto,
    @ConfirmationOfRequest() confirmation: PresentedConfirmation,
  ): Promise<void> {
    await this.changes.endSession(sessionId, confirmation)
  }

  @Delete('me/sessions')
  @HttpCode(204)
  @NeedsConfirmation('sessions.end')
  @Problems('confirmation_required', 'confirmation_invalid', 'user_not_found')
  @ApiOperation({
    operationId: 'mySessions.endOthers',
    summary: 'Revokes all sessions of the caller except the current one.',
    description: 'Requires a confirmation of `sessions.end` with the target `others`.',
  })
  async endOthers(@ConfirmationOfRequest() confirmation: PresentedConfirmation): Promise<void> {
    await this.changes.endOtherSessions(confirmation)
  }

  @Post('sign-out/all')
  @HttpCode(204)
  @ClearsRefreshToken()
  @NeedsConfirmation('sessions.end')
  @Problems('confirmation_required', 'confirmation_invalid', 'user_not_found')
  @ApiOperation({
    operationId: 'mySessions.signOutAll',
    summary: 'Revokes all sessions of the caller, on every device.',
    description: 'Requires a confirmation of `sessions.end` with the target `others`.',
  })
  async endAll(@ConfirmationOfRequest() confirmation: PresentedConfirmation): Promise<void> {
    await this.changes.endAllSessions(confirmation)
  }
}
