import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import { Type } from 'class-transformer'
import { IsDefined, IsIn, IsOptional, IsString, Length, Matches, ValidateNested } from 'class-validator'
import { IsPathSegment, IsText } from '../../common/http/is-text.js'
import { webAuthnJsonOrNull } from '../../common/http/webauthn-json.js'
import { decodeBase64url, encodeBase64url, type SignCountVerdict, type TraceReport } from '../../webauthn/index.js'
import type { SignedRequestVerification, VerifiedSignedRequest } from '../signed-requests.service.js'
import { STAMP_HEADER } from '../stamp.js'

/** In characters. The limit of the whole request is smaller than the sum of its members' limits. */
const LONGEST_BODY = 256 * 1024
const LONGEST_STAMP = 16 * 1024

/** The expectations of a backend. */
export class SignedRequestExpectationsDto {
  /** The expected user. Without it, check `user` in the response: every user of this server can sign requests. */
  @IsOptional()
  @IsPathSegment(255)
  userId?: string

  /** The parts that the signature must cover. The default is `signed_requests.binding`, which cannot be weakened. */
  @IsOptional()
  @IsIn(['request'])
  @ApiProperty({ enum: ['request'] })
  binding?: 'request'

  /** The method of the request that your backend received. */
  @IsOptional()
  @IsString()
  @Matches(/^[A-Za-z]{1,16}$/, { message: '$property must be an HTTP method' })
  method?: string

  /** The path of the request that your backend received, without query. Never take it from the client's `url`. */
  @IsOptional()
  @IsString()
  @Length(1, 2048)
  @Matches(/^\/[^\s?#]*$/, { message: '$property must be an absolute path without query' })
  path?: string

  /** The name of your service in signatures with the binding `request`, for example its origin. */
  @IsOptional()
  @IsText(255)
  audience?: string

  static toExpected(
    { userId, binding, method, path, audience }: SignedRequestExpectationsDto,
    allowedOrigins: readonly string[] | null,
  ): Omit<SignedRequestVerification, 'body' | 'stamp'> {
    const user = userId === undefined ? 'anyone' : { id: userId }
    return { user, binding: binding ?? 'configured', target: { method, path, audience }, allowedOrigins }
  }
}

@ApiSchema({ description: 'A stamp: the header that proves who signed a request.' })
export class StampDto {
  /** `X-Stamp-Webauthn`, in any case. */
  @IsString()
  @Matches(new RegExp(`^${STAMP_HEADER}$`, 'i'), { message: '$property must be X-Stamp-Webauthn' })
  stampHeaderName!: string

  /** JSON with `authenticatorData`, `clientDataJson`, `credentialId` and `signature`, each base64url. */
  @IsString()
  @Length(1, LONGEST_STAMP)
  stampHeaderValue!: string
}

export class VerifySignedRequestDto extends SignedRequestExpectationsDto {
  /** The exact body that the user signed. */
  @IsString()
  @Length(0, LONGEST_BODY)
  body!: string

  /** How `body` is encoded. The default is `text`, whose UTF-8 encoding was signed. */
  @IsOptional()
  @IsIn(['text', 'base64'])
  @ApiProperty({ enum: ['text', 'base64'] })
  bodyEncoding?: 'text' | 'base64'

  @IsDefined()
  @ValidateNested()
  @Type(() => StampDto)
  stamp!: StampDto

  /** The address that the client meant. Accepted because clients send it, and ignored. */
  @IsOptional()
  @IsString()
  @Length(0, 4096)
  url?: string

  static toVerification(
    { body, bodyEncoding, stamp, ...expectations }: VerifySignedRequestDto,
    allowedOrigins: readonly string[] | null,
  ): SignedRequestVerification {
    return {
      ...SignedRequestExpectationsDto.toExpected(expectations, allowedOrigins),
      body: bodyEncoding === 'base64' ? decodeBase64(body) : Buffer.from(body),
      stamp: stamp.stampHeaderValue,
    }
  }
}

/** @throws MalformedInputError `base64url_invalid` */
function decodeBase64(text: string): Uint8Array {
  const urlSafe = text.replaceAll('+', '-').replaceAll('/', '_')
  return decodeBase64url(urlSafe.replace(/={1,2}$/, ''), 'body')
}

@ApiSchema({ description: 'The signature counter before and after the request was signed.' })
export class StampSignCountDto {
  stored!: number
  received!: number
  /** Signed requests may arrive in another order, so `not-increased` is reported and accepted. */
  @ApiProperty({ enum: ['increased', 'absent', 'not-increased'] })
  verdict!: SignCountVerdict
}

@ApiSchema({ description: 'A verified signed request.' })
export class SignedRequestResultDto {
  /** The user who signed the request. */
  userId!: string
  /** The passkey that signed it. */
  passkeyId!: string
  /** The WebAuthn credential ID of the passkey, base64url. */
  credentialId!: string
  /** Whether the authenticator reports that it verified the user. */
  userVerified!: boolean
  /** The time in the signed body; null if the request may lack one. */
  @ApiProperty({ type: String, format: 'date-time', nullable: true })
  signedAt!: Date | null
  signCount!: StampSignCountDto
  /** Every step of the verification with its outcome; null for keys without the scope `traces:read`. */
  @ApiProperty(webAuthnJsonOrNull('TraceReport'))
  trace!: TraceReport | null

  static of(
    { user, passkey, verified, signedAt }: VerifiedSignedRequest,
    mayReadTraces: boolean,
  ): SignedRequestResultDto {
    const { signCount, flags, trace } = verified
    return Object.assign(new SignedRequestResultDto(), {
      userId: user.id,
      passkeyId: passkey.id,
      credentialId: encodeBase64url(passkey.credentialId),
      userVerified: flags.userVerified,
      signedAt,
      signCount,
      trace: mayReadTraces ? trace.report() : null,
    })
  }
}
