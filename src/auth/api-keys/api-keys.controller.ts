import { Body, Controller, Get, HttpCode, Param, Patch, Post, Query } from '@nestjs/common'
import { ApiOperation, ApiTags } from '@nestjs/swagger'
import { PageDto } from '../../common/http/page.dto.js'
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
  @ApiOperation({ summary: 'Makes an API key. Its text is told this once.' })
  async create(@CurrentApiKey() granter: ApiKey, @Body() grant: CreateApiKeyDto): Promise<CreatedApiKeyDto> {
    return CreatedApiKeyDto.of(await this.administration.create(granter, grant))
  }

  @Get()
  @ApiOperation({ summary: 'Lists API keys, those that have ended included.' })
  async list(@Query() { after, limit }: PageDto): Promise<ApiKeyListDto> {
    return ApiKeyListDto.of(await this.administration.list(after, limit))
  }

  @Get(':keyId')
  @Problems('api_key_not_found')
  @ApiOperation({ summary: 'Reads what an API key may do.' })
  async get(@Param() { keyId }: ApiKeyPathDto): Promise<ApiKeyDto> {
    return ApiKeyDto.of(await this.administration.get(keyId))
  }

  @Patch(':keyId')
  @Problems('api_key_not_found', 'api_key_not_active', 'api_key_already_rotated', 'last_admin_key')
  @ApiOperation({ summary: 'Changes what an API key may do.' })
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
    summary: 'Makes a new API key of the same grant; the old one goes on for a while.',
    description: 'A key can be rotated once. `overlapSeconds: 0` ends the old one now.',
  })
  async rotate(
    @CurrentApiKey() granter: ApiKey,
    @Param() { keyId }: ApiKeyPathDto,
    @Body() rotation: RotateApiKeyDto,
  ): Promise<RotatedApiKeyDto> {
    return RotatedApiKeyDto.of(await this.administration.rotate(granter, keyId, rotation))
  }

  @Post(':keyId/revoke')
  @HttpCode(200)
  @Problems('api_key_not_found', 'last_admin_key')
  @ApiOperation({ summary: 'Ends an API key at once. It stays in the list.' })
  async revoke(@Param() { keyId }: ApiKeyPathDto): Promise<ApiKeyDto> {
    return ApiKeyDto.of(await this.administration.revoke(keyId))
  }
}
