import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import type { ExtensionOutputs } from '../../../webauthn/index.js'
import { PROTECTION_LEVELS, type ProtectionPolicy } from '../registration-extensions.js'

const POLICIES = Object.keys(PROTECTION_LEVELS) as ProtectionPolicy[]

export class CredPropsResultDto {
  /** Whether the passkey is discoverable. */
  @ApiProperty({ type: Boolean, nullable: true })
  rk!: boolean | null
}

export class LargeBlobResultDto {
  /** Whether the passkey can store a large blob. */
  @ApiProperty({ type: Boolean, nullable: true })
  supported!: boolean | null
}

export class PrfResultDto {
  /** Whether the passkey has a pseudo-random function. Its values never come here. */
  @ApiProperty({ type: Boolean, nullable: true })
  enabled!: boolean | null
}

@ApiSchema({
  description:
    'What the extensions answered, checked; null where one did not answer. `credProtect`, `minPinLength` and `credBlob` stand in the authenticator data, which an attestation signs; the others are what the client says.',
})
export class ExtensionResultsDto {
  @ApiProperty({ enum: POLICIES, nullable: true })
  credProtect!: ProtectionPolicy | null
  /** The shortest PIN the authenticator accepts, in Unicode code points. */
  @ApiProperty({ type: Number, nullable: true })
  minPinLength!: number | null
  /** Whether the blob was stored. */
  @ApiProperty({ type: Boolean, nullable: true })
  credBlob!: boolean | null
  credProps!: CredPropsResultDto | null
  largeBlob!: LargeBlobResultDto | null
  prf!: PrfResultDto | null
  /** Whether credentials of the AppID were excluded too. */
  @ApiProperty({ type: Boolean, nullable: true })
  appidExclude!: boolean | null

  static of({ credProps, largeBlob, prf, ...outputs }: ExtensionOutputs): ExtensionResultsDto {
    return Object.assign(new ExtensionResultsDto(), {
      credProtect: POLICIES.find((policy) => PROTECTION_LEVELS[policy] === outputs.credProtect) ?? null,
      minPinLength: outputs.minPinLength ?? null,
      credBlob: typeof outputs.credBlob === 'boolean' ? outputs.credBlob : null,
      credProps: credProps === undefined ? null : { rk: credProps.rk ?? null },
      largeBlob: largeBlob === undefined ? null : { supported: largeBlob.supported ?? null },
      prf: prf === undefined ? null : { enabled: prf.enabled ?? null },
      appidExclude: outputs.appidExclude ?? null,
    })
  }
}
