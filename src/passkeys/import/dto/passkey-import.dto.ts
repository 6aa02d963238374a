import { ApiProperty, ApiPropertyOptional, ApiSchema } from '@nestjs/swagger'
import { ArrayMaxSize, ArrayUnique, IsArray, IsIn, IsInt, IsOptional, Max, Min } from 'class-validator'
import { IsBase64url } from '../../../common/http/is-base64url.js'
import { IsText } from '../../../common/http/is-text.js'
import { decodeBase64url, type CredentialId } from '../../../webauthn/index.js'
import type { ImportRequest } from '../import-request.js'

/** In bytes (FIDO U2F Raw Message Formats §4.3). */
const MAX_KEY_HANDLE = 255

/** In bytes. Authenticators create no shorter credential IDs (WebAuthn §4). */
const MIN_KEY_HANDLE = 16

/** In bytes: a P-256 key in COSE. */
const MAX_PUBLIC_KEY = 77

/** The counter is an unsigned 32-bit integer. */
const MAX_SIGN_COUNT = 0xffff_ffff

const TRANSPORTS = ['ble', 'nfc', 'usb'] as const

@ApiSchema({ description: 'A credential that another service registered with FIDO U2F.' })
export class ImportPasskeyDto {
  /** The protocol that created the credential. */
  @ApiProperty({ enum: ['u2f'] })
  @IsIn(['u2f'])
  createdBy!: 'u2f'

  /** The key handle: 16 to 255 bytes, base64url. */
  @IsBase64url(MAX_KEY_HANDLE, MIN_KEY_HANDLE)
  credentialId!: string

  /** The P-256 public key, base64url: the uncompressed point (65 bytes, as in U2F) or the COSE key. */
  @IsBase64url(MAX_PUBLIC_KEY)
  publicKey!: string

  /** The last signature counter that you have seen. */
  @IsInt()
  @Min(0)
  @Max(MAX_SIGN_COUNT)
  signCount!: number

  /** How browsers reach the authenticator. */
  @ApiPropertyOptional({ enum: TRANSPORTS, isArray: true })
  @IsOptional()
  @IsArray()
  @ArrayMaxSize(TRANSPORTS.length)
  @ArrayUnique()
  @IsIn(TRANSPORTS, { each: true })
  transports?: (typeof TRANSPORTS)[number][]

  /** The name of the passkey. */
  @IsOptional()
  @IsText(255)
  displayName?: string

  static toRequest({ credentialId, publicKey, ...body }: ImportPasskeyDto): ImportRequest {
    return {
      credentialId: decodeBase64url(credentialId, 'credentialId') as CredentialId,
      publicKey: decodeBase64url(publicKey, 'publicKey'),
      signCount: body.signCount,
      transports: body.transports ?? [],
      displayName: body.displayName ?? null,
    }
  }
}
