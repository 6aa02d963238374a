import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { PageQueryDto } from '../../common/http/page.dto.js'
import { Problems } from '../../common/problems/problems.decorator.js'
import { CurrentApiKey, RequireScopes } from '../../access/access.decorators.js'
import type { ApiKey } from '../../access/api-key.js'
import { ApiKeyAdministrationService } from './api-key-administration.service.js'
import { ApiKeyDto, ApiKeyListDto, CreatedApiKeyDto, RotatedApiKeyDto } from './dto/api-key.dto.js'
import { ApiKeyPathDto, ChangeApiKeyDto, CreateApiKeyDto, RotateApiKeyDto } from './dto/api-key-requests.dto.js'

@ApiTags('API keys')
@Controller('v1/api-keys')
@RequireScopes('admin')
export class ApiKeysController {
  constructor(private readonly administration: ApiKeyAdministrationService) {}

  @Post()
  @ApiOperation({ summary: 'Creates an API key. The response is the only one that contains the key.' })
  async create(@CurrentApiKey() granter: ApiKey, @Body() grant: CreateApiKeyDto): Promise<CreatedApiKeyDto> {
    return CreatedApiKeyDto.created(await this.administration.create(granter, grant))
  }

  @Get()
  @ApiOperation({ summary: 'Lists all API keys, including expired and revoked ones.' })
  async list(@Query() { cursor, limit }: PageQueryDto): Promise<ApiKeyListDto> {
    return ApiKeyListDto.of(await this.administration.list(cursor, limit))
  }

  @Get(':keyId')
  @Problems('api_key_not_found')
  @ApiOperation({ summary: 'Returns an API key.' })
  async get(@Param() { keyId }: ApiKeyPathDto): Promise<ApiKeyDto> {
    return ApiKeyDto.of(await this.administration.get(keyId))
  }

  @Patch(':keyId')
  @Problems('api_key_not_found', 'api_key_not_active', 'api_key_already_rotated', 'last_admin_key')
  @ApiOperation({ summary: 'Updates an API key.' })
  async change(
    @CurrentApiKey() granter: ApiKey,
    @Param() { keyId }: ApiKeyPathDto,
    @Body() change: ChangeApiKeyDto,
  ): Promise<ApiKeyDto> {
    return ApiKeyDto.of(await this.administration.change(granter, keyId, ChangeApiKeyDto.changeIn(change)))
  }

  @Post(':keyId/rotate')
  @Problems('api_key_not_found', 'api_key_not_active', 'api_key_already_rotated', 'last_admin_key')
  @ApiOperation({
    summary: 'Replaces an API key with a new key that has the same rights.',
    description: 'The old key stays valid for `overlapSeconds`; 0 revokes it immediately. A key can be rotated once.',
  })
  async rotate(
    @CurrentApiKey() granter: ApiKey,
    @Param() { keyId }: ApiKeyPathDto,
    @Body() rotation: RotateApiKeyDto,
  ): Promise<RotatedApiKeyDto> {
    return RotatedApiKeyDto.rotated(await this.administration.rotate(granter, keyId, rotation))
  }

  @Post(':keyId/revoke')
  @HttpCode(200)
  @Problems('api_key_not_found', 'last_admin_key')
  @ApiOperation({ summary: 'Revokes an API key. It stays in the list.' })
  async revoke(@Param() { keyId }: ApiKeyPathDto): Promise<ApiKeyDto> {
    return ApiKeyDto.of(await this.administration.revoke(keyId))
  }
}
