import { Foundation1700000000000 } from './migrations/1-foundation.js'
import { Metadata1700000001000 } from './migrations/2-metadata.js'
import { ApiKeys1700000002000 } from './migrations/3-api-keys.js'
import { SessionsTokens1700000003000 } from './migrations/4-sessions-tokens.js'
import { EnrolmentTokens1700000004000 } from './migrations/5-enrolment-tokens.js'
import { UserSearch1700000005000 } from './migrations/6-user-search.js'
import { Lookups1700000006000 } from './migrations/7-lookups.js'
import { ProvenModels1700000007000 } from './migrations/8-proven-models.js'
import { RegisteredBackupEligibility1700000008000 } from './migrations/9-registered-backup-eligibility.js'
import { UserOrigins1700000009000 } from './migrations/10-user-origins.js'
import { Confirmations1700000010000 } from './migrations/11-confirmations.js'
import { UsedStamps1700000011000 } from './migrations/12-used-stamps.js'
import { U2fCredentials1700000012000 } from './migrations/13-u2f-credentials.js'
import { SchemaVersion1700000013000 } from './migrations/14-schema-version.js'

/** All migrations in their order. They run on both databases. */
export const MIGRATIONS = [
  Foundation1700000000000,
  Metadata1700000001000,
  ApiKeys1700000002000,
  SessionsTokens1700000003000,
  EnrolmentTokens1700000004000,
  UserSearch1700000005000,
  Lookups1700000006000,
  ProvenModels1700000007000,
  RegisteredBackupEligibility1700000008000,
  UserOrigins1700000009000,
  Confirmations1700000010000,
  UsedStamps1700000011000,
  U2fCredentials1700000012000,
  SchemaVersion1700000013000,
]
