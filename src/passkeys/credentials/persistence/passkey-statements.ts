import { hexOf, SharedStatement } from '../../../database/shared-statement.js'
import { readUser, SELECT_USER, type UserColumns } from '../../../users/user-columns.js'
import type { Aaguid, CoseKeyBytes, CredentialId, RpId } from '../../../webauthn/index.js'
import type { Account, OwnedPasskey, Passkey, PasskeyAttestation } from '../passkey.js'
import type { PasskeyUse } from '../passkeys.repository.js'

/** The statements of a login. They are written by hand, because reading rows with the entity costs more than the rest of a login. */

type Flag = boolean | 0 | 1

/** The columns of a passkey in a row. Numbers are text on PostgreSQL, and booleans are numbers on SQLite. */
interface PasskeyColumns {
  readonly id: string
  readonly credential_id: Uint8Array
  readonly rp_id: string
  readonly public_key: Uint8Array
  readonly sign_count: number | string
  readonly transports: string
  readonly backup_eligible: Flag
  readonly backup_eligible_at_registration: Flag | null
  readonly backup_state: Flag
  readonly uv_initialized: Flag
  readonly uv_trusted: Flag | null
  readonly provisional: Flag | null
  readonly aaguid: string
  readonly attestation_format: string
  readonly attestation_type: PasskeyAttestation['type']
  readonly attestation_verdict: PasskeyAttestation['verdict']
  readonly model_proven: Flag | null
  readonly created_by: Passkey['createdBy'] | null
  readonly display_name: string | null
  readonly discoverable: Flag | null
  readonly authenticator_attachment: string | null
  readonly state: Passkey['state']
  readonly created_at: number | string
  readonly last_used_at: number | string | null
}

const SELECT_PASSKEY = `passkeys.id, passkeys.credential_id, passkeys.rp_id, passkeys.public_key, passkeys.sign_count,
  passkeys.transports, passkeys.backup_eligible, passkeys.backup_eligible_at_registration, passkeys.backup_state,
  passkeys.uv_initialized, passkeys.uv_trusted, passkeys.provisional, passkeys.aaguid, passkeys.attestation_format,
  passkeys.attestation_type, passkeys.attestation_verdict, passkeys.model_proven, passkeys.created_by,
  passkeys.display_name, passkeys.discoverable, passkeys.authenticator_attachment, passkeys.state, passkeys.created_at, passkeys.last_used_at`

/** A user with one passkey. All columns of the passkey are null for a user without passkeys. */
type AccountRow = UserColumns & (PasskeyColumns | { readonly id: null })

/** Returns the user with an id, with one row for each passkey. */
export const FIND_ACCOUNT = new SharedStatement<string, AccountRow>({
  name: 'passkeys.find-account',
  sql: ({ elements }) => `
    SELECT ${SELECT_USER}, ${SELECT_PASSKEY}
    FROM ${elements} JOIN users ON users.id = input.value->>0 LEFT JOIN passkeys ON passkeys.user_id = users.id
    ORDER BY passkeys.created_at, passkeys.id`,
  valuesOf: (userId) => [userId],
  keyOf: (userId) => userId,
  keyOfRow: ({ user_id }) => user_id,
})

/** Returns the user with a credential ID, with one row for each passkey of the user. */
export const FIND_OWNER = new SharedStatement<CredentialId, AccountRow & { readonly searched_id: Uint8Array }>({
  name: 'passkeys.find-owner',
  sql: ({ elements, unhex }) => `
    SELECT ${SELECT_USER}, ${SELECT_PASSKEY}, searched.credential_id AS searched_id
    FROM ${elements}
    JOIN passkeys AS searched ON searched.credential_id = ${unhex('input.value->>0')}
    JOIN users ON users.id = searched.user_id
    JOIN passkeys ON passkeys.user_id = users.id
    ORDER BY passkeys.created_at, passkeys.id`,
  valuesOf: (credentialId) => [hexOf(credentialId)],
  keyOf: hexOf,
  keyOfRow: ({ searched_id }) => hexOf(searched_id),
})

interface RecordedUse extends OwnedPasskey {
  readonly use: PasskeyUse
}

/** Makes the update wait for the locks. */
const IS_LOCKED = 'AND passkeys.id IN (SELECT id FROM used)'

/**
 * Locks the users of a batch and then their passkeys, each in the order of their ids. A deletion of a user and the batches of
 * other processes lock the rows in the same order.
 */
const lockUsed = (elements: string): string => `
    WITH owners AS MATERIALIZED (
      SELECT id FROM users WHERE id IN (SELECT input.value->>8 FROM ${elements}) ORDER BY id FOR KEY SHARE
    ), used AS MATERIALIZED (
      SELECT id FROM passkeys
      WHERE id IN (SELECT input.value->>0 FROM ${elements}) AND user_id IN (SELECT id FROM owners) ORDER BY id FOR UPDATE
    )`

/**
 * Records a use with one compare-and-swap. It checks again what was read before the verification: the passkey is active and
 * belongs to the user, the user has the same handle, and no other use has changed the counter.
 */
export const RECORD_USE = new SharedStatement<RecordedUse, { readonly id: string }>({
  name: 'passkeys.record-use',
  sql: ({ name, elements, unhex }) => `${name === 'postgres' ? lockUsed(elements) : ''}
    UPDATE passkeys SET
      sign_count = CASE WHEN CAST(input.value->>10 AS boolean) AND passkeys.sign_count > CAST(input.value->>1 AS bigint)
        THEN passkeys.sign_count ELSE CAST(input.value->>1 AS bigint) END,
      backup_eligible = CAST(input.value->>2 AS boolean),
      backup_state = CAST(input.value->>3 AS boolean),
      uv_initialized = CAST(input.value->>4 AS boolean),
      uv_trusted = CAST(input.value->>5 AS boolean),
      last_used_at = CAST(input.value->>6 AS bigint)
    FROM ${elements}
    WHERE passkeys.id = input.value->>0 AND passkeys.state = 'active' ${name === 'postgres' ? IS_LOCKED : ''}
      AND (input.value->>7 IS NULL OR passkeys.sign_count = CAST(input.value->>7 AS bigint))
      AND passkeys.user_id = input.value->>8 AND EXISTS (
        SELECT 1 FROM users WHERE users.id = input.value->>8 AND users.user_handle = ${unhex('input.value->>9')})
    RETURNING passkeys.id`,
  valuesOf: ({ passkey, user, use }) => [
    passkey.id,
    use.signCount,
    use.backupEligible,
    use.backupState,
    use.uvInitialized,
    use.uvTrusted,
    use.lastUsedAt.getTime(),
    typeof use.verifiedSignCount === 'number' ? use.verifiedSignCount : null,
    user.id,
    hexOf(user.handle),
    use.verifiedSignCount === 'lower',
  ],
  keyOf: ({ passkey }) => passkey.id,
  keyOfRow: ({ id }) => id,
})

/** Returns the account in the rows of a user, or undefined without rows. */
export function readAccount(rows: readonly AccountRow[]): Account | undefined {
  const [first] = rows
  if (first === undefined) return undefined
  const passkeys = rows.flatMap((row) => (row.id === null ? [] : [readPasskey(row.user_id, row)]))
  return { user: readUser(first), passkeys }
}

function readPasskey(userId: string, row: PasskeyColumns): Passkey {
  return {
    id: row.id,
    userId,
    credentialId: new Uint8Array(row.credential_id) as CredentialId,
    rpId: row.rp_id as RpId,
    publicKey: new Uint8Array(row.public_key) as CoseKeyBytes,
    signCount: Number(row.sign_count),
    transports: JSON.parse(row.transports) as string[],
    backupEligible: Boolean(row.backup_eligible),
    backupEligibleAtRegistration: Boolean(row.backup_eligible_at_registration),
    backupState: Boolean(row.backup_state),
    uvInitialized: Boolean(row.uv_initialized),
    uvTrusted: Boolean(row.uv_trusted),
    provisional: row.provisional === null || Boolean(row.provisional),
    aaguid: row.aaguid as Aaguid,
    attestation: { format: row.attestation_format, type: row.attestation_type, verdict: row.attestation_verdict },
    modelProven: Boolean(row.model_proven),
    createdBy: row.created_by ?? 'webauthn',
    displayName: row.display_name,
    discoverable: row.discoverable === null ? null : Boolean(row.discoverable),
    authenticatorAttachment: row.authenticator_attachment,
    state: row.state,
    createdAt: new Date(Number(row.created_at)),
    lastUsedAt: row.last_used_at === null ? null : new Date(Number(row.last_used_at)),
  }
}
