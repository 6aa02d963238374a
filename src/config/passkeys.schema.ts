import { z } from 'zod'
import type { ModelNames } from './model-names.js'
import { text } from './schema/types.js'

export const KEEP_LAST_PASSKEY = z
  .enum(['off', 'end-users', 'everyone'])
  .default('end-users')
  .describe(
    'Whether the last active passkey of a user is protected from deletion and suspension: "end-users" protects it from the user, "everyone" also from backends. Deleting a user always deletes all passkeys.',
  )

export const AAGUID_NAMES = text(4096)
  .nullable()
  .default(null)
  .describe(
    'A file with names and icons of authenticator models by AAGUID: { "<aaguid>": { "name": "…", "icon_light": "data:image/…", "icon_dark": "data:image/…" } }. These names take precedence over the metadata. The path is relative to the working directory.',
  )

/** Rules for passkeys, and the names of authenticator models. */
export interface PasskeySettings {
  readonly keepLast: z.output<typeof KEEP_LAST_PASSKEY>
  readonly modelNames: ModelNames
}
