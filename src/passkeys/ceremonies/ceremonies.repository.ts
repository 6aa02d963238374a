import type { Ceremony, CeremonyRealm, IssuedCeremonyKind } from './ceremony.js'

/** A ceremony without an attempt to finish it. */
export interface ExpiredCeremony {
  readonly kind: IssuedCeremonyKind
  readonly realm: CeremonyRealm
}

/** Stores unfinished ceremonies, each under the SHA-256 of its challenge. */
export abstract class CeremoniesRepository {
  abstract insert(challengeHash: Uint8Array, ceremony: Ceremony): Promise<void>
  /** Deletes a ceremony and returns it. Exactly one of two concurrent calls receives the ceremony. */
  abstract consume(challengeHash: Uint8Array): Promise<Ceremony | undefined>
  abstract deleteByUser(userId: string): Promise<void>
  /** Deletes expired ceremonies and returns them. */
  abstract deleteExpired(before: Date): Promise<readonly ExpiredCeremony[]>
}
