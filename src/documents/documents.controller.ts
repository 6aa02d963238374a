import { Controller, Get, Header } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../access/access.decorators.js'
import { Problems } from '../common/problems/problems.decorator.js'
import { DocumentsService } from './documents.service.js'
import { AppleAppsDto, AssetLinkDto, PasskeyEndpointsDto, RelatedOriginsDto } from './dto/documents.dto.js'

/** An hour: the longest time for which caches may serve an outdated document. */
const CACHE_CONTROL = 'public, max-age=3600'

@ApiTags('documents')
@Public()
@Controller('.well-known')
export class DocumentsController {
  constructor(private readonly documents: DocumentsService) {}

  @Get('webauthn')
  @Header('Cache-Control', CACHE_CONTROL)
  @Problems('route_not_found')
  @ApiOperation({ summary: 'Returns the origins on other domains that may use the passkeys of this RP ID.' })
  relatedOrigins(): RelatedOriginsDto {
    return RelatedOriginsDto.of(this.documents.relatedOrigins())
  }

  @Get('passkey-endpoints')
  @Header('Cache-Control', CACHE_CONTROL)
  @Problems('route_not_found')
  @ApiOperation({ summary: 'Returns the pages on which users create and manage passkeys.' })
  passkeyEndpoints(): PasskeyEndpointsDto {
    return PasskeyEndpointsDto.of(this.documents.passkeyEndpoints())
  }

  @Get('assetlinks.json')
  @Header('Cache-Control', CACHE_CONTROL)
  @Problems('route_not_found')
  @ApiOperation({ summary: 'Returns the Android apps that may use the passkeys of this RP ID.' })
  assetLinks(): AssetLinkDto[] {
    return this.documents.androidApps().map((app) => AssetLinkDto.of(app))
  }

  @Get('apple-app-site-association')
  @Header('Cache-Control', CACHE_CONTROL)
  @Problems('route_not_found')
  @ApiOperation({ summary: 'Returns the Apple apps that may use the passkeys of this RP ID.' })
  appleApps(): AppleAppsDto {
    return AppleAppsDto.of(this.documents.appleApps())
  }
}
