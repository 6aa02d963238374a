import { ApiProperty, ApiSchema } from '@nestjs/swagger'
import type { AndroidApp } from '../../config/applications.js'
import type { DocumentsSettings } from '../../config/documents-settings.js'

@ApiSchema({
  description: 'The origins on other domains that may use the passkeys of this RP ID (WebAuthn §5.11).',
})
export class RelatedOriginsDto {
  @ApiProperty({ type: [String], example: ['https://example.co.uk'] })
  origins!: string[]

  static of(origins: readonly string[]): RelatedOriginsDto {
    return Object.assign(new RelatedOriginsDto(), { origins: [...origins] })
  }
}

@ApiSchema({ description: 'The pages on which users create and manage passkeys (W3C Passkey Endpoints).' })
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
  /** SHA-256 fingerprints in upper-case hex with colons. */
  sha256_cert_fingerprints!: string[]
}

/** The permissions of the apps: open links of the site, and use its credentials. */
const RELATIONS = ['delegate_permission/common.handle_all_urls', 'delegate_permission/common.get_login_creds']

@ApiSchema({
  description: 'A Digital Asset Links statement: an Android app that may use the passkeys of this RP ID.',
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
  /** App identifiers: `<application identifier prefix>.<bundle identifier>`. */
  apps!: string[]
}

@ApiSchema({ description: 'The Apple apps that may use the passkeys of this RP ID.' })
export class AppleAppsDto {
  webcredentials!: WebCredentialsDto

  static of(apps: readonly string[]): AppleAppsDto {
    return Object.assign(new AppleAppsDto(), { webcredentials: { apps: [...apps] } })
  }
}
