import { Injectable, type Type } from '@nestjs/common'
import type { ApiKey } from '../../access/api-key.js'
import { allowsAny } from '../../access/scopes.js'
import { createValidationPipe } from '../../common/http/validation.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { AccountCommandsService } from './account-commands.service.js'
import { CeremonyCommandsService } from './ceremony-commands.service.js'
import {
  type CommandDataOf,
  type CommandEntry,
  type CommandHandlers,
  type CommandName,
  COMMANDS,
  isCommandName,
} from './commands.data.js'

/** Runs the commands of PropelAuth BYO with the services of this server. */
@Injectable()
export class PropelAuthService {
  readonly #handlers: CommandHandlers
  readonly #validation = createValidationPipe()

  constructor(ceremonies: CeremonyCommandsService, accounts: AccountCommandsService) {
    this.#handlers = { ...ceremonies.handlers, ...accounts.handlers }
  }

  /**
   * Runs a command and returns exactly the members of PropelAuth's response.
   *
   * @throws command_unknown when the server does not support the command
   * @throws permission_missing when the API key has none of the command's scopes
   * @throws request_invalid when the data is invalid
   */
  async run(apiKey: ApiKey, command: string, data: object): Promise<object> {
    if (!isCommandName(command)) throw new ProblemError('command_unknown')
    const { scopes }: CommandEntry = COMMANDS[command]
    if (scopes.length > 0 && !allowsAny(apiKey.scopes, scopes)) throw new ProblemError('permission_missing')
    return this.#handle(apiKey, command, data)
  }

  async #handle<N extends CommandName>(apiKey: ApiKey, command: N, data: object): Promise<object> {
    const metatype = COMMANDS[command].data as Type<CommandDataOf<N>>
    const validated = this.#validation.transform(data, { type: 'body', metatype }) as CommandDataOf<N>
    return this.#handlers[command](validated, apiKey)
  }
}
