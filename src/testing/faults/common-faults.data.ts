import { type AuthenticatorDataFields, FLAG } from '../authenticator-data.js'
import { sha256 } from '../bytes.js'
import type { ClientDataFields } from '../json.js'

/** Replaces members of the client data. */
export function withClientData(members: Partial<ClientDataFields>) {
  return { clientData: (fields: ClientDataFields): object => ({ ...fields, ...members }) }
}

function withoutFlags(flags: number) {
  return { fields: (data: AuthenticatorDataFields) => ({ ...data, flags: data.flags & ~flags }) }
}

/** Faults of client data and authenticator data, which both ceremonies have. */
export const COMMON_FAULTS = {
  'wrong-challenge': {
    description: 'The client data contains the challenge of another ceremony.',
    code: 'challenge_mismatch',
    tamper: withClientData({ challenge: 'b3RoZXIgY2hhbGxlbmdlIG9mIDMyIGJ5dGVzLi4uLi4' }),
  },
  'wrong-origin': {
    description: 'The ceremony ran on the origin of an attacker.',
    code: 'origin_unexpected',
    tamper: withClientData({ origin: 'https://attacker.example' }),
  },
  'cross-origin': {
    description: 'The ceremony ran in a cross-origin iframe.',
    code: 'cross_origin_unexpected',
    tamper: withClientData({ crossOrigin: true }),
  },
  'malformed-client-data': {
    description: 'The client data is not valid JSON.',
    code: 'json_invalid',
    tamper: { clientData: (fields: ClientDataFields): string => JSON.stringify(fields).slice(0, -1) },
  },
  'wrong-rp-id': {
    description: 'The authenticator data contains the hash of another RP ID.',
    code: 'rp_id_hash_mismatch',
    tamper: { fields: (data: AuthenticatorDataFields) => ({ ...data, rpIdHash: sha256('attacker.example') }) },
  },
  'no-user-presence': {
    description: 'The flags UP and UV are not set.',
    code: 'user_presence_missing',
    tamper: withoutFlags(FLAG.UP | FLAG.UV),
  },
  'no-user-verification': {
    description: 'The flag UV is not set. Relying parties reject it when they require user verification.',
    code: 'user_verification_missing',
    tamper: withoutFlags(FLAG.UV),
  },
  'inconsistent-backup-flags': {
    description: 'The flag BS is set and the flag BE is not.',
    code: 'backup_state_inconsistent',
    tamper: {
      fields: (data: AuthenticatorDataFields) => ({ ...data, flags: (data.flags & ~FLAG.BE) | FLAG.BS }),
    },
  },
  'truncated-authenticator-data': {
    description: 'The last byte of the authenticator data is missing.',
    code: 'bytes_truncated',
    tamper: { authenticatorData: (bytes: Uint8Array) => bytes.slice(0, -1) },
  },
  'trailing-authenticator-data': {
    description: 'A byte follows the authenticator data.',
    code: 'bytes_trailing',
    tamper: { authenticatorData: (bytes: Uint8Array) => Uint8Array.of(...bytes, 0) },
  },
} as const

/** Client data with a member that was added after the client data was hashed. */
export const ALTERED_CLIENT_DATA = {
  sentClientData: (bytes: Uint8Array) => Buffer.from(`${Buffer.from(bytes).toString('utf8').slice(0, -1)},"added":1}`),
}
