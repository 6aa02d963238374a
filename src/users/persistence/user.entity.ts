import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../database/dialect.js'
import { bytes, instant } from '../../database/transformers.js'
import type { UserOrigin } from '../user.js'

export class UserRow {
  id!: string
  userHandle!: Uint8Array
  origin!: UserOrigin
  emailOrUsername!: string | null
  nameOrigin!: UserOrigin
  /** The normalized name, if a backend chose or confirmed it. */
  emailOrUsernameKey!: string | null
  /** The normalized name, if only the user asserted it. */
  assertedNameKey!: string | null
  emailVerifiedAt!: Date | null
  displayName!: string | null
  /** Without the names that only the user asserted. */
  searchText!: string
  /** With all names; null if this is the same text. */
  assertedSearchText!: string | null
  createdAt!: Date
  updatedAt!: Date
}

export const createUserSchema = (dialect: Dialect) =>
  new EntitySchema<UserRow>({
    name: 'user',
    target: UserRow,
    tableName: 'users',
    columns: {
      id: { type: 'varchar', length: 255, primary: true },
      userHandle: { name: 'user_handle', type: dialect.bytes, transformer: bytes },
      origin: { type: 'varchar', length: 16, default: 'backend' },
      emailOrUsername: { name: 'email_or_username', type: 'varchar', length: 320, nullable: true },
      nameOrigin: { name: 'name_origin', type: 'varchar', length: 16, default: 'backend' },
      emailOrUsernameKey: { name: 'email_or_username_key', type: 'varchar', length: 320, nullable: true },
      assertedNameKey: { name: 'asserted_name_key', type: 'varchar', length: 320, nullable: true },
      emailVerifiedAt: { name: 'email_verified_at', type: 'bigint', nullable: true, transformer: instant },
      displayName: { name: 'display_name', type: 'varchar', length: 255, nullable: true },
      searchText: { name: 'search_text', type: 'text', default: '' },
      assertedSearchText: { name: 'asserted_search_text', type: 'text', nullable: true },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
      updatedAt: { name: 'updated_at', type: 'bigint', transformer: instant },
    },
    indices: [
      { name: 'users_user_handle', columns: ['userHandle'], unique: true },
      { name: 'users_email_or_username_key', columns: ['emailOrUsernameKey'], unique: true },
      { name: 'users_asserted_name_key', columns: ['assertedNameKey'], unique: true },
    ],
  })
