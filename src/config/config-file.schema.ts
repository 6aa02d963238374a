import { z } from 'zod'
import { ATTESTATION, BACKUP, TRUST_ANCHORS } from './attestation.schema.js'
import { AUTHENTICATION } from './authentication.schema.js'
import { CORS } from './cors.schema.js'
import { DATABASE } from './database.schema.js'
import { DOCUMENTATION } from './documentation.schema.js'
import { DOCUMENTS } from './documents.schema.js'
import { END_USER_REALM } from './end-user-realm.schema.js'
import { FRAMING } from './framing.schema.js'
import { HTTP } from './http.schema.js'
import { METADATA } from './metadata.schema.js'
import { METRICS } from './metrics.schema.js'
import { AAGUID_NAMES, KEEP_LAST_PASSKEY } from './passkeys.schema.js'
import { PURPOSES } from './purposes.schema.js'
import { RATE_LIMITS } from './rate-limits.schema.js'
import { REGISTRATION } from './registration.schema.js'
import { integer, listOf, text } from './schema/types.js'
import { SIGNED_REQUESTS } from './signed-requests.schema.js'
import { TOKENS } from './tokens.schema.js'

/** Every key of `passkey_config.jsonc`. */
export const CONFIG_FILE_SCHEMA = z
  .strictObject({
    $schema: z.string().optional().describe('The JSON Schema of this file, for editors. The server ignores it.'),
    hostname: text(259)
      .default('localhost:3000')
      .describe(
        'The domain of the passkeys, with a port if needed: "example.com", "localhost:3000". The RP ID is the host without the port. The default origin is https://<hostname>, or http://<hostname> on localhost. Passkeys are bound to the RP ID permanently: if it changes, existing passkeys stop working.',
      ),
    rp_name: text(64)
      .default('Latchkey')
      .describe('The name of the service, which browsers and authenticators display.'),
    origins: listOf(text(512), 0, 64)
      .default([])
      .describe(
        'Additional origins on which ceremonies may run: "https://login.example.com", "android:apk-key-hash:…", "chrome-extension://…". The host of a web origin must be the RP ID or a subdomain of it. Ceremonies compare the complete origin; patterns are not supported.',
      ),
    app_id: text(512)
      .nullable()
      .default(null)
      .describe(
        'The U2F AppID of imported security keys, such as "https://example.com/app-id.json", exactly as it was when they were registered. Its host must be on the registrable domain of the RP ID. null without such keys. docs/extensions.md explains it.',
      ),
    max_passkeys_per_user: integer(1, 10).default(5).describe('The maximum number of passkeys per user.'),
    keep_last_passkey: KEEP_LAST_PASSKEY,
    aaguid_names: AAGUID_NAMES,
    registration: REGISTRATION,
    authentication: AUTHENTICATION,
    purposes: PURPOSES,
    signed_requests: SIGNED_REQUESTS,
    backup: BACKUP,
    tokens: TOKENS,
    end_user_realm: END_USER_REALM,
    documentation: DOCUMENTATION,
    attestation: ATTESTATION,
    trust_anchors: TRUST_ANCHORS,
    metadata: METADATA,
    database: DATABASE,
    http: HTTP,
    rate_limits: RATE_LIMITS,
    cors: CORS,
    framing: FRAMING,
    documents: DOCUMENTS,
    metrics: METRICS,
  })
  .meta({ title: 'Configuration of Latchkey' })

/** The values of `passkey_config.jsonc`, including defaults. */
export type ConfigFile = z.output<typeof CONFIG_FILE_SCHEMA>
