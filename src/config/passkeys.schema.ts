import type { ModelNames } from './model-names.js'
import { field } from './schema/field.js'
import { oneOf, orNull, text } from './schema/kinds.js'

export const KEEP_LAST_PASSKEY = field(
  oneOf('off', 'end-users', 'everyone'),
  'end-users',
  'Who is kept from deleting or suspending the last active passkey of a user: "end-users" guards users against locking themselves out, "everyone" also backends, "off" nobody. A user can be deleted with all passkeys in any case.',
)

export const AAGUID_NAMES = field(
  orNull(text(4096)),
  null,
  'A file with the names and icons of authenticator models, by AAGUID: { "<aaguid>": { "name": "…", "icon_light": "data:image/…", "icon_dark": "data:image/…" } }. It goes before the names in the metadata. Relative paths are taken from the working directory.',
)

/** What may be done with passkeys, and what their authenticators are called. */
export interface PasskeySettings {
  readonly keepLast: 'off' | 'end-users' | 'everyone'
  readonly modelNames: ModelNames
}
