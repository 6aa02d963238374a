import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { ListDto } from '../../../common/http/page.dto.js'
import { encodeBase64url } from '../../../webauthn/index.js'
import type { Authenticator } from '../authenticator-models.js'
import { canProveUserVerification, type Passkey, type PasskeyAttestation, type PasskeyState } from '../passkey.js'
import type { PasskeyDeletion, PasskeyList, PasskeyWithSignals, PresentedPasskey } from '../passkey-presenter.js'
import { SignalsDto } from './signals.dto.js'

@ApiSchema({ description: 'The attestation of the authenticator at registration.' })
export class AttestationDto {
  /** The attestation statement format, for example `packed`. */
  format!: string
  @ApiProperty({ enum: ['none', 'self', 'basic', 'attca', 'anonca', 'uncertain', 'compound'] })
  type!: PasskeyAttestation['type']
  /** `trusted`: a certificate path leads to a trust anchor. `untrusted`: no path does. */
  @ApiProperty({ enum: ['none', 'self', 'trusted', 'untrusted'] })
  verdict!: PasskeyAttestation['verdict']
}

@ApiSchema({ description: 'The authenticator that holds a passkey.' })
export class AuthenticatorDto implements Authenticator {
  /** The name of the model; null if it is unknown. */
  name!: string | null
  /** A `data:` URL of an image, only for use in `<img>`; null if there is no image. */
  icon!: string | null
  /** The image for dark backgrounds. */
  iconDark!: string | null
  /** Whether the name of the model is known. */
  known!: boolean
  /** Whether the attestation proves the model. Otherwise the authenticator only claims it. */
  proven!: boolean
}

@ApiSchema({ description: 'A passkey.' })
export class PasskeyDto {
  /** The ID used in routes. */
  id!: string
  /** The WebAuthn credential ID, base64url. */
  credentialId!: string
  displayName!: string | null
  @ApiProperty({ enum: ['active', 'suspended'] })
  state!: PasskeyState
  /** The model that the authenticator claims. */
  aaguid!: string
  authenticator!: AuthenticatorDto
  transports!: string[]
  /** `platform` or `cross-platform`, as the client reported it. */
  authenticatorAttachment!: string | null
  /**
   * Whether the passkey is discoverable, so that users can sign in without typing a name. Null if the client did not
   * report it.
   */
  discoverable!: boolean | null
  /** The protocol that created the credential. U2F credentials were imported. */
  @ApiProperty({ enum: ['webauthn', 'u2f'] })
  createdBy!: Passkey['createdBy']
  /** Whether the passkey can be synced between devices. */
  backupEligible!: boolean
  /** Whether the passkey is currently synced. */
  backupState!: boolean
  /** Whether a user verification with this passkey counts as a factor. */
  userVerified!: boolean
  attestation!: AttestationDto
  createdAt!: Date
  lastUsedAt!: Date | null

  static of(passkey: PresentedPasskey): PasskeyDto {
    const { id, displayName, state, aaguid, authenticator, authenticatorAttachment, discoverable } = passkey
    const { createdBy, backupEligible, backupState, attestation, createdAt, lastUsedAt } = passkey
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
      createdBy,
      backupEligible,
      backupState,
      userVerified: canProveUserVerification(passkey),
      attestation,
      createdAt,
      lastUsedAt,
    })
  }
}

@ApiSchema({ description: 'The passkeys of a user, oldest first.' })
export class PasskeyListDto extends ListDto {
  items!: PasskeyDto[]
  signals!: SignalsDto

  static of({ passkeys, signals }: PasskeyList): PasskeyListDto {
    const items = passkeys.map((passkey) => PasskeyDto.of(passkey))
    return Object.assign(new PasskeyListDto(), { items, nextCursor: null, signals })
  }
}

@ApiSchema({ description: 'The passkey after the change.' })
export class ChangedPasskeyDto {
  passkey!: PasskeyDto
  signals!: SignalsDto

  static of({ passkey, signals }: PasskeyWithSignals): ChangedPasskeyDto {
    return Object.assign(new ChangedPasskeyDto(), { passkey: PasskeyDto.of(passkey), signals })
  }
}

@ApiSchema({ description: 'The number of deleted passkeys, and signals for the browser.' })
export class DeletedPasskeysDto {
  /** The number of deleted passkeys. */
  deleted!: number
  signals!: SignalsDto

  static of(deletion: PasskeyDeletion): DeletedPasskeysDto {
    return Object.assign(new DeletedPasskeysDto(), deletion)
  }
}
