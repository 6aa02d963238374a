import { Injectable } from '@nestjs/common'

/** Removes what a feature keeps about a user. */
export type Removal = (userId: string) => Promise<void>

/**
 * What goes with a user beside the rows that refer to theirs. A feature that keeps something about users without such a
 * reference says here how it is removed.
 */
@Injectable()
export class UserBelongings {
  readonly #removals: Removal[] = []

  add(removal: Removal): void {
    this.#removals.push(removal)
  }

  async remove(userId: string): Promise<void> {
    for (const removal of this.#removals) await removal(userId)
  }
}
