import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { encodeBase64url } from '../../../webauthn/index.js'
import type { AuthenticationOutputs } from '../authentication-extensions.js'

@ApiSchema({ description: 'The result of reading or writing the large blob, as the client reports it.' })
export class LargeBlobOperationResultDto {
  /** The blob, base64url; null if the passkey stores no blob, and after a write. */
  blob!: string | null
  /** Whether the blob was written; null after a read. */
  @ApiProperty({ type: Boolean, nullable: true })
  written!: boolean | null
}

@ApiSchema({
  description:
    'The outputs of the requested extensions; null if an extension was not requested or has no output. The authenticator signs `credBlob`. No signature covers `largeBlob`, so treat it as input of the browser. Results of `prf` are never included.',
})
export class AuthenticationExtensionResultsDto {
  largeBlob!: LargeBlobOperationResultDto | null
  /** The bytes that the registration stored with the passkey, base64url. */
  credBlob!: string | null

  static of({ largeBlob, credBlob }: AuthenticationOutputs): AuthenticationExtensionResultsDto {
    return Object.assign(new AuthenticationExtensionResultsDto(), {
      largeBlob: largeBlob && { ...largeBlob, blob: textOf(largeBlob.blob) },
      credBlob: textOf(credBlob),
    })
  }
}

function textOf(bytes: Uint8Array | null): string | null {
  return bytes === null ? null : encodeBase64url(bytes)
}
