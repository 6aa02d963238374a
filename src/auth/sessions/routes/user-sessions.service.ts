import { Injectable } from '@nestjs/common'
import { UsersService } from '../../../users/users.service.js'
import type { Session } from '../session.js'
import { SessionsService } from '../sessions.service.js'

/** The sessions of users, for backends. */
@Injectable()
export class UserSessionsService {
  constructor(
    private readonly users: UsersService,
    private readonly sessions: SessionsService,
  ) {}

  /** Throws `user_not_found`. */
  async list(userId: string): Promise<Session[]> {
    await this.users.get(userId)
    return this.sessions.list(userId)
  }

  /** Throws `user_not_found`. */
  async endAll(userId: string): Promise<void> {
    await this.users.get(userId)
    await this.sessions.endAll(userId)
  }
}
