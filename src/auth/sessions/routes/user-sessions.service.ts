import { Injectable } from '@nestjs/common'
import { UsersService } from '../../../users/users.service.js'
import type { Session } from '../session.js'
import { SessionsService } from '../sessions.service.js'

/** Lists and revokes the sessions of a backend's users. */
@Injectable()
export class UserSessionsService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
  ) {}

  /** @throws user_not_found */
  async list(userId: string): Promise<Session[]> {
    await this.users.get(userId)
    return this.sessions.list(userId)
  }

  /** @throws user_not_found */
  async revokeAll(userId: string): Promise<void> {
    await this.users.get(userId)
    await this.sessions.revokeAll(userId)
  }
}
