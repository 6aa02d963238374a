import type { Ceremony } from './ceremony.js'

/** Where running ceremonies are kept, each under the SHA-256 of its challenge. */
export abstract class CeremoniesRepository {
  abstract insert(challengeHash: Uint8Array, ceremony: Ceremony): Promise<void>
  /** Removes a ceremony and answers it. Of two calls for the same one, one gets it. */
  abstract take(challengeHash: Uint8Array): Promise<Ceremony | undefined>
  /** Removes those that are for a user. */
  abstract deleteOf(userId: string): Promise<void>
  abstract deleteExpired(before: Date): Promise<void>
}
