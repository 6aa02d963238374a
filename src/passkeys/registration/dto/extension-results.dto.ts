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
  /** Whether the passkey supports the pseudo-random function. The server never receives its values. */
  @ApiProperty({ type: Boolean, nullable: true })
  enabled!: boolean | null
}

@ApiSchema({
  description:
    'The validated extension outputs; null if there are no outputs. `credProtect`, `minPinLength` and `credBlob` come from the authenticator data, which an attestation signs. The client reports the others.',
})
export class ExtensionResultsDto {
  @ApiProperty({ enum: POLICIES, nullable: true })
  credProtect!: ProtectionPolicy | null
  /** The minimum PIN length in Unicode code points. */
  @ApiProperty({ type: Number, nullable: true })
  minPinLength!: number | null
  /** Whether the authenticator stored the blob. */
  @ApiProperty({ type: Boolean, nullable: true })
  credBlob!: boolean | null
  credProps!: CredPropsResultDto | null
  largeBlob!: LargeBlobResultDto | null
  prf!: PrfResultDto | null
  /** Whether the client applied the exclusion of the AppID. */
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
