import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { encodeBase64url } from '../../../webauthn/index.js'
import type { Authenticator, DescribedPasskey } from '../authenticator-models.js'
import type { PasskeyAttestation, PasskeyState } from '../passkey.js'
import type { PasskeyAnswer, PasskeyListAnswer, PasskeyRemovalAnswer } from '../passkey-answers.service.js'
import { SignalsDto } from './signals.dto.js'

@ApiSchema({ description: 'What the authenticator proved of itself when the passkey was made.' })
export class AttestationDto {
  /** Attestation statement format, e.g. `none`, `packed`. */
  format!: string
  @ApiProperty({ enum: ['none', 'self', 'basic', 'attca', 'anonca', 'uncertain', 'compound'] })
  type!: PasskeyAttestation['type']
  /** `trusted`: a path leads to an acceptable trust anchor; `untrusted`: none does. */
  @ApiProperty({ enum: ['none', 'self', 'trusted', 'untrusted'] })
  verdict!: PasskeyAttestation['verdict']
}

@ApiSchema({ description: 'The authenticator that holds a passkey.' })
export class AuthenticatorDto implements Authenticator {
  /** The name of its model; null where nobody has one. */
  name!: string | null
  /** `data:` addresses of images, for `<img>` alone; null where there is none. */
  icon!: string | null
  /** The same for dark surroundings. */
  iconDark!: string | null
  /** Whether the model has a name. */
  known!: boolean
  /** Whether the attestation proves the model. Otherwise it is what the authenticator claims. */
  proven!: boolean
}

@ApiSchema({ description: 'A passkey.' })
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
  authenticator!: AuthenticatorDto
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

  static of(passkey: DescribedPasskey): PasskeyDto {
    const { id, displayName, state, aaguid, authenticator, authenticatorAttachment, discoverable } = passkey
    const { backupEligible, backupState, uvInitialized: userVerified, attestation, createdAt, lastUsedAt } = passkey
    return Object.assign(new PasskeyDto(), {
      id,
      credentialId: encodeBase64url(passkey.credentialId),
      displayName,
      state,
      aaguid,
      authenticator,
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

@ApiSchema({ description: 'Passkeys of one user, oldest first.' })
export class PasskeyListDto {
  passkeys!: PasskeyDto[]
  signals!: SignalsDto

  static of({ passkeys, signals }: PasskeyListAnswer): PasskeyListDto {
    return Object.assign(new PasskeyListDto(), { passkeys: passkeys.map((passkey) => PasskeyDto.of(passkey)), signals })
  }
}

@ApiSchema({ description: 'A passkey that was changed.' })
export class ChangedPasskeyDto extends PasskeyDto {
  signals!: SignalsDto

  static changed({ passkey, signals }: PasskeyAnswer): ChangedPasskeyDto {
    return Object.assign(new ChangedPasskeyDto(), PasskeyDto.of(passkey), { signals })
  }
}

@ApiSchema({ description: 'What was deleted, and what the browser can tell authenticators.' })
export class DeletedPasskeysDto {
  /** How many there were. */
  deleted!: number
  signals!: SignalsDto

  static of(removal: PasskeyRemovalAnswer): DeletedPasskeysDto {
    return Object.assign(new DeletedPasskeysDto(), removal)
  }
}
