import { Controller, Get, Header } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../access/access.decorators.js'
import { Problems } from '../common/problems/problems.decorator.js'
import { DocumentsService } from './documents.service.js'
import { AppleAppsDto, AssetLinkDto, PasskeyEndpointsDto, RelatedOriginsDto } from './dto/documents.dto.js'

/** Everyone may keep a copy for an hour: what is taken out of the configuration is gone by then. */
const KEEP = 'public, max-age=3600'

@ApiTags('documents')
@Public()
@Controller('.well-known')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get('webauthn')
  @Header('Cache-Control', KEEP)
  @Problems('route_not_found')
  @ApiOperation({ summary: 'Names the web origins on other domains that may use the passkeys of this RP ID.' })
  relatedOrigins(): RelatedOriginsDto {
    return RelatedOriginsDto.of(this.documents.relatedOrigins())
  }

  @Get('passkey-endpoints')
  @Header('Cache-Control', KEEP)
  @Problems('route_not_found')
  @ApiOperation({ summary: 'Names the pages where users make and manage passkeys.' })
  passkeyEndpoints(): PasskeyEndpointsDto {
    return PasskeyEndpointsDto.of(this.documents.passkeyEndpoints())
  }

  @Get('assetlinks.json')
  @Header('Cache-Control', KEEP)
  @Problems('route_not_found')
  @ApiOperation({ summary: 'Names the Android applications that share the passkeys of this RP ID.' })
  assetLinks(): AssetLinkDto[] {
    return this.documents.androidApps().map((app) => AssetLinkDto.of(app))
  }

  @Get('apple-app-site-association')
  @Header('Cache-Control', KEEP)
  @Problems('route_not_found')
  @ApiOperation({ summary: 'Names the Apple applications that share the passkeys of this RP ID.' })
  appleApps(): AppleAppsDto {
    return AppleAppsDto.of(this.documents.appleApps())
  }
}
