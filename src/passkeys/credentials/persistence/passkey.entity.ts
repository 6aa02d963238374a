import { EntitySchema, type EntitySchemaColumnOptions } from 'typeorm'
import type { Dialect } from '../../../database/dialect.js'
import { bytes, instant, integer, json } from '../../../database/transformers.js'
import type { Passkey, PasskeyAttestation, PasskeyState } from '../passkey.js'

export class PasskeyRow {
  id!: string
  userId!: string
  credentialId!: Uint8Array
  rpId!: string
  publicKey!: Uint8Array
  signCount!: number
  transports!: readonly string[]
  backupEligible!: boolean
  /** Null for passkeys that an earlier version inserted after the migration. */
  backupEligibleAtRegistration!: boolean | null
  backupState!: boolean
  uvInitialized!: boolean
  uvTrusted!: boolean | null
  provisional!: boolean | null
  aaguid!: string
  attestationFormat!: string
  attestationType!: PasskeyAttestation['type']
  attestationVerdict!: PasskeyAttestation['verdict']
  /** Null for passkeys that were registered before the column existed. */
  modelProven!: boolean | null
  /** Null for passkeys that were registered before the column existed: WebAuthn. */
  createdBy!: Passkey['createdBy'] | null
  attestationObject!: Uint8Array
  clientDataJson!: Uint8Array
  displayName!: string | null
  discoverable!: boolean | null
  authenticatorAttachment!: string | null
  state!: PasskeyState
  createdAt!: Date
  lastUsedAt!: Date | null
}

type Column = EntitySchemaColumnOptions

const text = (name: string, length: number): Column => ({ name, type: 'varchar', length })
const flag = (name: string): Column => ({ name, type: 'boolean' })
const time = (name: string): Column => ({ name, type: 'bigint', transformer: instant })
const optional = (column: Column): Column => ({ ...column, nullable: true })
/** Large and rarely needed, so queries must select it explicitly. */
const evidence = (column: Column): Column => ({ ...column, select: false })

export const createPasskeySchema = (dialect: Dialect) => {
  const binary = (name: string): Column => ({ name, type: dialect.bytes, transformer: bytes })
  return new EntitySchema<PasskeyRow>({
    name: 'passkey',
    target: PasskeyRow,
    tableName: 'passkeys',
    columns: {
      id: { ...text('id', 36), primary: true },
      userId: text('user_id', 255),
      credentialId: binary('credential_id'),
      rpId: text('rp_id', 253),
      publicKey: binary('public_key'),
      signCount: { name: 'sign_count', type: 'bigint', transformer: integer },
      transports: { type: 'text', transformer: json },
      backupEligible: flag('backup_eligible'),
      backupEligibleAtRegistration: optional(flag('backup_eligible_at_registration')),
      backupState: flag('backup_state'),
      uvInitialized: flag('uv_initialized'),
      uvTrusted: optional(flag('uv_trusted')),
      provisional: optional(flag('provisional')),
      aaguid: text('aaguid', 36),
      attestationFormat: text('attestation_format', 32),
      attestationType: text('attestation_type', 32),
      attestationVerdict: text('attestation_verdict', 16),
      modelProven: optional(flag('model_proven')),
      createdBy: optional(text('created_by', 16)),
      attestationObject: evidence(binary('attestation_object')),
      clientDataJson: evidence(binary('client_data_json')),
      displayName: optional(text('display_name', 255)),
      discoverable: optional(flag('discoverable')),
      authenticatorAttachment: optional(text('authenticator_attachment', 32)),
      state: text('state', 16),
      createdAt: time('created_at'),
      lastUsedAt: optional(time('last_used_at')),
    },
    indices: [
      { name: 'passkeys_credential_id', columns: ['credentialId'], unique: true },
      { name: 'passkeys_user_id', columns: ['userId'] },
    ],
    foreignKeys: [
      {
        name: 'fk_passkeys_user',
        target: 'users',
        columnNames: ['userId'],
        referencedColumnNames: ['id'],
        onDelete: 'CASCADE',
      },
    ],
  })
}
