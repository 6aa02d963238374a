import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import type { AndroidApp } from '../../config/applications.js'
import type { DocumentsSettings } from '../../config/documents-settings.js'

@ApiSchema({
  description: "Web origins beside those of the RP ID's domain that may use its passkeys (WebAuthn §5.11).",
})
export class RelatedOriginsDto {
  @ApiProperty({ type: [String], example: ['https://example.co.uk'] })
  origins!: string[]

  static of(origins: readonly string[]): RelatedOriginsDto {
    return Object.assign(new RelatedOriginsDto(), { origins: [...origins] })
  }
}

@ApiSchema({ description: 'Where users make and manage their passkeys (W3C Passkey Endpoints).' })
export class PasskeyEndpointsDto {
  @ApiProperty({ required: false, format: 'uri' })
  enroll?: string

  @ApiProperty({ required: false, format: 'uri' })
  manage?: string

  @ApiProperty({ required: false, format: 'uri' })
  prfUsageDetails?: string

  static of(endpoints: DocumentsSettings['passkeyEndpoints']): PasskeyEndpointsDto {
    const given = Object.entries(endpoints).filter(([, address]) => address !== null)
    return Object.assign(new PasskeyEndpointsDto(), Object.fromEntries(given))
  }
}

class AndroidAppDto {
  @ApiProperty({ enum: ['android_app'] })
  namespace!: string
  package_name!: string
  /** SHA-256 in upper-case hex with colons. */
  sha256_cert_fingerprints!: string[]
}

/** What applications with one certificate may do in the name of the site. */
const RELATIONS = ['delegate_permission/common.handle_all_urls', 'delegate_permission/common.get_login_creds']

@ApiSchema({
  description: 'One statement of Digital Asset Links: an application that shares the passkeys of the site.',
})
export class AssetLinkDto {
  relation!: string[]
  target!: AndroidAppDto

  static of({ package: name, fingerprints }: AndroidApp): AssetLinkDto {
    const target = { namespace: 'android_app', package_name: name, sha256_cert_fingerprints: [...fingerprints] }
    return Object.assign(new AssetLinkDto(), { relation: [...RELATIONS], target })
  }
}

class WebCredentialsDto {
  /** `<application identifier prefix>.<bundle identifier>` */
  apps!: string[]
}

@ApiSchema({ description: 'The Apple applications that share the passkeys of the site.' })
export class AppleAppsDto {
  webcredentials!: WebCredentialsDto

  static of(apps: readonly string[]): AppleAppsDto {
    return Object.assign(new AppleAppsDto(), { webcredentials: { apps: [...apps] } })
  }
}
