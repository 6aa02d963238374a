import { EntitySchema } from 'typeorm'
import type { Dialect } from '../../database/dialect.js'
import { bytes, instant } from '../../database/transformers.js'

export class UserRow {
  id!: string
  userHandle!: Uint8Array
  emailOrUsername!: string | null
  emailOrUsernameKey!: string | null
  displayName!: string | null
  searchText!: string
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
      emailOrUsername: { name: 'email_or_username', type: 'varchar', length: 320, nullable: true },
      emailOrUsernameKey: { name: 'email_or_username_key', type: 'varchar', length: 320, nullable: true },
      displayName: { name: 'display_name', type: 'varchar', length: 255, nullable: true },
      searchText: { name: 'search_text', type: 'text', default: '' },
      createdAt: { name: 'created_at', type: 'bigint', transformer: instant },
      updatedAt: { name: 'updated_at', type: 'bigint', transformer: instant },
    },
    indices: [
      { name: 'users_user_handle', columns: ['userHandle'], unique: true },
      { name: 'users_email_or_username_key', columns: ['emailOrUsernameKey'], unique: true },
    ],
  })
