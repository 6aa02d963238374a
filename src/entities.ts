import { createApiKeySchema } from './auth/api-keys/persistence/api-key.entity.js'
import { createRefreshTokenSchema } from './auth/sessions/persistence/refresh-token.entity.js'
import { createSessionSchema } from './auth/sessions/persistence/session.entity.js'
import { createRedeemedTokenSchema } from './introspection/persistence/redeemed-token.entity.js'
import { createSigningKeySchema } from './auth/signing-keys/persistence/signing-key.entity.js'
import { createMetadataBlobSchema } from './metadata/persistence/metadata-blob.entity.js'
import { createAffectedPasskeySchema } from './model-recheck/persistence/affected-passkey.entity.js'
import { createCeremonySchema } from './passkeys/ceremonies/persistence/ceremony.entity.js'
import { createConfirmationSchema } from './passkeys/confirmations/persistence/confirmation.entity.js'
import { createPasskeySchema } from './passkeys/credentials/persistence/passkey.entity.js'
import { createEnrolmentTokenSchema } from './passkeys/enrolment-tokens/persistence/enrolment-token.entity.js'
import { createUsedStampSchema } from './signed-requests/persistence/used-stamp.entity.js'
import { createUserSchema } from './users/persistence/user.entity.js'
import type { CreateEntities } from './database/data-source.js'

/** Creates the entity of every table. A feature that adds a table adds its schema here and a migration. */
export const createEntities: CreateEntities = (dialect) => [
  createUserSchema(dialect),
  createPasskeySchema(dialect),
  createCeremonySchema(dialect),
  createConfirmationSchema(dialect),
  createEnrolmentTokenSchema(dialect),
  createApiKeySchema(dialect),
  createSessionSchema(dialect),
  createRefreshTokenSchema(dialect),
  createSigningKeySchema(dialect),
  createRedeemedTokenSchema(),
  createUsedStampSchema(dialect),
  createMetadataBlobSchema(),
  createAffectedPasskeySchema(),
]
