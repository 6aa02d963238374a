import { Controller, Get, Header } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { Public } from '../access/access.decorators.js'
import { EntityTag } from '../common/http/entity-tag.decorator.js'
import { Problems } from '../common/problems/problems.decorator.js'
import { AuthorizationServerService } from './authorization-server.service.js'
import { AuthorizationServerDto } from './dto/authorization-server.dto.js'

@ApiTags('documents')
@Controller('.well-known')
export class AuthorizationServerController {
  constructor(private readonly server: AuthorizationServerService) {}

  @Get('oauth-authorization-server')
  @Public()
  @Header('Cache-Control', 'public, max-age=3600')
  @EntityTag()
  @Problems('route_not_found')
  @ApiOperation({
    operationId: 'documents.authorizationServer',
    summary: 'Returns the addresses that OAuth libraries need to verify and introspect tokens (RFC 8414).',
    description: 'Exists when `tokens.issuer` is an https URL, or an http URL on localhost.',
  })
  metadata(): AuthorizationServerDto {
    return this.server.metadata()
  }
}
