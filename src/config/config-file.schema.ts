import { ATTESTATION, BACKUP, TRUST_ANCHORS } from './attestation.schema.js'
import { AUTHENTICATION } from './authentication.schema.js'
import { CORS } from './cors.schema.js'
import { DOCUMENTS } from './documents.schema.js'
import { FRAMING } from './framing.schema.js'
import { HTTP } from './http.schema.js'
import { METADATA } from './metadata.schema.js'
import { AAGUID_NAMES, KEEP_LAST_PASSKEY } from './passkeys.schema.js'
import { PURPOSES } from './purposes.schema.js'
import { RATE_LIMITS } from './rate-limits.schema.js'
import { REGISTRATION } from './registration.schema.js'
import { field, type Schema, type ValuesOf } from './schema/field.js'
import { flag, integer, listOf, orNull, text } from './schema/kinds.js'
import { TOKENS } from './tokens.schema.js'

const origin = text(512)

const END_USER_REALM = {
  describe: 'The routes that browsers and apps call directly, and the page at "/" that uses them.',
  fields: {
    enabled: field(flag, true, 'false leaves only the routes for backends.'),
    sign_up: field(
      flag,
      true,
      'Whether anybody may make an account. false leaves that to backends: they make users, and enrolment tokens for their first passkeys.',
    ),
    recent_seconds: field(
      integer(30, 86_400),
      300,
      'For how long after a user has proved who they are the routes stay open that ask for it: adding and deleting passkeys.',
    ),
    show_traces: field(
      orNull(flag),
      null,
      'Whether a browser may see the verification steps of its own successful ceremony. null shows them on localhost only.',
    ),
  },
} as const

/** Every key of `passkey_config.jsonc`. */
export const CONFIG_FILE_SCHEMA = {
  hostname: field(
    text(259),
    'localhost:3000',
    'The domain the passkeys belong to, with a port where one is needed: "example.com", "localhost:3000". The RP ID is the host without its port. The default origin is https://<hostname>, or http://<hostname> on localhost. Passkeys are bound to the RP ID for ever: changing it makes all of them useless.',
  ),
  rp_name: field(text(64), 'Latchkey', 'The name of the service, as browsers and authenticators show it.'),
  origins: field(
    listOf(origin, 0, 64),
    [],
    'Further origins on which ceremonies may run, beside the default origin: "https://login.example.com", "android:apk-key-hash:…". A web origin must be on the domain of the RP ID or below it.',
  ),
  max_passkeys_per_user: field(integer(1, 10), 5, 'How many passkeys one user can have.'),
  keep_last_passkey: KEEP_LAST_PASSKEY,
  aaguid_names: AAGUID_NAMES,
  registration: REGISTRATION,
  authentication: AUTHENTICATION,
  purposes: PURPOSES,
  backup: BACKUP,
  tokens: TOKENS,
  end_user_realm: END_USER_REALM,
  attestation: ATTESTATION,
  trust_anchors: TRUST_ANCHORS,
  metadata: METADATA,
  http: HTTP,
  rate_limits: RATE_LIMITS,
  cors: CORS,
  framing: FRAMING,
  documents: DOCUMENTS,
} as const satisfies Schema

/** The values of `passkey_config.jsonc`, defaults filled in. */
export type ConfigFile = ValuesOf<typeof CONFIG_FILE_SCHEMA>
