import { Body, Controller, HttpCode, Post } from '@nestjs/common'
import { ApiExtraModels, ApiOkResponse, ApiOperation, ApiTags, refs } from '@nestjs/swagger'
import { CurrentApiKey, RequireApiKey } from '../../access/access.decorators.js'
import type { ApiKey } from '../../access/api-key.js'
import { RenderProblemsWith } from '../../common/problems/problem-renderer.js'
import { RateLimited } from '../../limits/rate-limits.decorators.js'
import { COMMAND_RESPONSES, COMMAND_ERROR_DETAILS, CommandErrorDto } from './dto/command-responses.dto.js'
import { RunCommandDto } from './dto/run-command.dto.js'
import { PropelAuthService } from './propelauth.service.js'
import { renderCommandError } from './render-command-error.js'

@ApiTags('PropelAuth')
@ApiExtraModels(...COMMAND_RESPONSES, ...COMMAND_ERROR_DETAILS)
@Controller('run-command')
export class RunCommandController {
  constructor(private readonly commands: PropelAuthService) {}

  @Post()
  @RateLimited('ceremony-command')
  @HttpCode(200)
  @RequireApiKey()
  @RenderProblemsWith(renderCommandError, CommandErrorDto)
  @ApiOperation({ summary: 'Runs a command of a PropelAuth BYO client.' })
  @ApiOkResponse({
    description: 'The response of the command.',
    schema: { anyOf: refs(...COMMAND_RESPONSES) },
  })
  run(@CurrentApiKey() apiKey: ApiKey, @Body() { command, data = {} }: RunCommandDto): Promise<object> {
    return this.commands.run(apiKey, command, data)
  }
}
