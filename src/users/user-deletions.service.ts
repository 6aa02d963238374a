import { Injectable } from '@nestjs/common'
import { ProblemError } from '../common/problems/problem-error.js'
import { UnitOfWork } from '../database/unit-of-work.js'
import { UsersRepository } from './users.repository.js'

/** Removes what a feature keeps about a user. */
export type Removal = (userId: string) => Promise<void>

/** Deletes users with everything that is theirs. */
@Injectable()
export class UserDeletionsService {
  readonly #removals: Removal[] = []

  constructor(
    private readonly users: UsersRepository,
    private readonly unitOfWork: UnitOfWork,
  ) {}

  /** For features that keep something about users in rows that do not refer to theirs: those go by themselves. */
  alsoRemove(removal: Removal): void {
    this.#removals.push(removal)
  }

  /** Throws `user_not_found`. */
  delete(userId: string): Promise<void> {
    return this.unitOfWork.run(async () => {
      if (!(await this.users.delete(userId))) throw new ProblemError('user_not_found')
      for (const remove of this.#removals) await remove(userId)
    })
  }
}
