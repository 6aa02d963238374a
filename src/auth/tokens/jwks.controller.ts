import { Controller, Get, Header } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../access.decorators.js'
import { JWKS_MAX_AGE } from '../signing-keys/key-times.js'
import { JwksDto } from './dto/jwks.dto.js'
import { TokensService } from './tokens.service.js'

@ApiTags('documents')
@Controller('.well-known')
export class JwksController {
  constructor(private readonly tokens: TokensService) {}

  @Get('jwks.json')
  @Public()
  @Header('cache-control', `public, max-age=${JWKS_MAX_AGE / 1000}`)
  @ApiOperation({ summary: 'The public keys that tokens verify with (RFC 7517).' })
  jwks(): JwksDto {
    return this.tokens.jwks()
  }
}
