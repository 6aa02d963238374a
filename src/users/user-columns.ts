import type { UserHandle } from '../webauthn/index.js'
import type { User } from './user.js'

/** The columns of a user in a row, with the prefix `user_`. Numbers are text on PostgreSQL. */
export interface UserColumns {
  readonly user_id: string
  readonly user_handle: Uint8Array
  readonly user_origin: User['origin']
  readonly user_email_or_username: string | null
  readonly user_name_origin: User['nameOrigin']
  readonly user_email_verified_at: number | string | null
  readonly user_display_name: string | null
  readonly user_created_at: number | string
  readonly user_updated_at: number | string
}

/** Selects {@link UserColumns} in a statement that joins the table `users`. */
export const SELECT_USER = `users.id AS user_id, users.user_handle AS user_handle, users.origin AS user_origin,
  users.email_or_username AS user_email_or_username, users.name_origin AS user_name_origin,
  users.email_verified_at AS user_email_verified_at, users.display_name AS user_display_name,
  users.created_at AS user_created_at, users.updated_at AS user_updated_at`

export function readUser(row: UserColumns): User {
  const verifiedAt = row.user_email_verified_at
  return {
    id: row.user_id,
    handle: new Uint8Array(row.user_handle) as UserHandle,
    origin: row.user_origin,
    emailOrUsername: row.user_email_or_username,
    nameOrigin: row.user_name_origin,
    emailVerifiedAt: verifiedAt === null ? null : new Date(Number(verifiedAt)),
    displayName: row.user_display_name,
    createdAt: new Date(Number(row.user_created_at)),
    updatedAt: new Date(Number(row.user_updated_at)),
  }
}
