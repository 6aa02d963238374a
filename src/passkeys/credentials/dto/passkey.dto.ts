import { ApiProperty } from '@nestjs/swagger'
import { encodeBase64url } from '../../../webauthn/index.js'
import type { Passkey, PasskeyAttestation, PasskeyState } from '../passkey.js'

/** What the authenticator proved of itself when the passkey was made. */
export class AttestationDto {
  /** Attestation statement format, e.g. `none`, `packed`. */
  format!: string
  @ApiProperty({ enum: ['none', 'self', 'basic', 'attca', 'anonca', 'uncertain', 'compound'] })
  type!: PasskeyAttestation['type']
  /** `trusted`: a path leads to an acceptable trust anchor; `untrusted`: none does. */
  @ApiProperty({ enum: ['none', 'self', 'trusted', 'untrusted'] })
  verdict!: PasskeyAttestation['verdict']
}

/** A passkey. */
export class PasskeyDto {
  /** What the routes know it by. */
  id!: string
  /** What authenticators and browsers know it by, base64url. */
  credentialId!: string
  displayName!: string | null
  @ApiProperty({ enum: ['active', 'suspended'] })
  state!: PasskeyState
  /** The authenticator's model, as it states it itself. */
  aaguid!: string
  transports!: string[]
  /** `platform` or `cross-platform`, as the client reported it. */
  authenticatorAttachment!: string | null
  /** Whether it signs in without a name typed first; null where the client did not say. */
  discoverable!: boolean | null
  /** Whether it can be synced between devices. */
  backupEligible!: boolean
  /** Whether it is synced now. */
  backupState!: boolean
  /** Whether the authenticator has verified the user when it was made. */
  userVerified!: boolean
  attestation!: AttestationDto
  createdAt!: Date
  lastUsedAt!: Date | null

  static of(passkey: Passkey): PasskeyDto {
    const { id, displayName, state, aaguid, authenticatorAttachment, discoverable, createdAt, lastUsedAt } = passkey
    const { backupEligible, backupState, uvInitialized: userVerified, attestation } = passkey
    return Object.assign(new PasskeyDto(), {
      id,
      credentialId: encodeBase64url(passkey.credentialId),
      displayName,
      state,
      aaguid,
      transports: [...passkey.transports],
      authenticatorAttachment,
      discoverable,
      backupEligible,
      backupState,
      userVerified,
      attestation,
      createdAt,
      lastUsedAt,
    })
  }
}

/** Passkeys of one user, oldest first. */
export class PasskeyListDto {
  passkeys!: PasskeyDto[]

  static of(passkeys: readonly Passkey[]): PasskeyListDto {
    return Object.assign(new PasskeyListDto(), { passkeys: passkeys.map((passkey) => PasskeyDto.of(passkey)) })
  }
}

export class DeletedPasskeysDto {
  /** How many there were. */
  deleted!: number

  static of(deleted: number): DeletedPasskeysDto {
    return Object.assign(new DeletedPasskeysDto(), { deleted })
  }
}
