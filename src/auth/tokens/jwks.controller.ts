import { Controller, Get } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../../access/access.decorators.js'
import { EntityTag } from '../../common/http/entity-tag.decorator.js'
import { JwksDto } from './dto/jwks.dto.js'
import { JwksCaching } from './jwks-caching.decorator.js'
import { TokensService } from './tokens.service.js'

@ApiTags('documents')
@Controller('.well-known')
export class JwksController {
  constructor(private readonly tokens: TokensService) {}

  @Get('jwks.json')
  @Public()
  @JwksCaching()
  @EntityTag()
  @ApiOperation({
    operationId: 'documents.jwks',
    summary: 'Returns the public keys that verify tokens (RFC 7517).',
    description: 'Cache the set as `Cache-Control` allows. Keys are published before they sign.',
  })
  jwks(): JwksDto {
    return this.tokens.jwks()
  }
}
