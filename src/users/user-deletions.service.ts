import { Injectable } from '@nestjs/common'
import { ProblemError } from '../common/problems/problem-error.js'
import { UnitOfWork } from '../database/unit-of-work.js'
import { UsersRepository } from './users.repository.js'

/** Deletes the data that a feature stores about a user. */
type UserCleanup = (userId: string) => Promise<void>

/** Deletes users with all their data. */
@Injectable()
export class UserDeletionsService {
  readonly #cleanups: UserCleanup[] = []

  constructor(
    private readonly users: UsersRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** Registers a cleanup for rows without a foreign key to the user. Rows with one are deleted by the database. */
  onDelete(cleanup: UserCleanup): void {
    this.#cleanups.push(cleanup)
  }

  /** @throws user_not_found */
  delete(userId: string): Promise<void> {
    return this.unitOfWork.transaction(async () => {
      if (!(await this.users.delete(userId))) throw new ProblemError('user_not_found')
      for (const cleanUp of this.#cleanups) await cleanUp(userId)
    })
  }
}
