import type { ApiKey } from '../../access/api-key.js'
import { REGISTRATION_SCOPES, type Scope } from '../../access/scopes.js'
import {
  DeregisterPasskeyData,
  FinishCeremonyData,
  PingData,
  StartAuthenticationData,
  StartRegistrationData,
  UserData,
} from './dto/command-data.dto.js'

const COMMAND_ERROR_TYPES = [
  'CannotParseAdditionalAllowedOrigin',
  'TooManyPasskeys',
  'NoRegistrationChallengeFound',
  'NoAuthenticationChallengeFound',
  'OriginNotAllowed',
  'PasskeyForUserAlreadyExists',
  'NoPasskeysRegisteredForUser',
  'PasskeyNotFound',
] as const

/** The error types that belong to single commands. */
export type CommandErrorType = (typeof COMMAND_ERROR_TYPES)[number]

const COMMON_ERROR_TYPES = [
  'UnexpectedError',
  'NoIntegrationKeyFoundInHeader',
  'IntegrationKeyNotFound',
  'CommandNotAllowed',
] as const

/** The error types of every command. */
export type CommonErrorType = (typeof COMMON_ERROR_TYPES)[number]

export const ERROR_TYPES: readonly (CommandErrorType | CommonErrorType)[] = [
  ...COMMAND_ERROR_TYPES,
  ...COMMON_ERROR_TYPES,
]

/** One command of PropelAuth's API. */
export interface CommandEntry {
  /** The API key needs at least one of these scopes. Any key may run a command without scopes. */
  readonly scopes: readonly Scope[]
  /** The DTO class that validates the command's data. */
  readonly data: new () => object
  /** PropelAuth's error types by the error codes of this server. */
  readonly errors: Readonly<Record<string, CommandErrorType>>
}

const ORIGIN_ERRORS = { additional_origin_invalid: 'CannotParseAdditionalAllowedOrigin' } as const

export const COMMANDS = {
  Ping: { scopes: [], data: PingData, errors: {} },
  StartPasskeyRegistration: {
    scopes: REGISTRATION_SCOPES,
    data: StartRegistrationData,
    errors: { ...ORIGIN_ERRORS, passkey_limit_reached: 'TooManyPasskeys' },
  },
  FinishPasskeyRegistration: {
    scopes: REGISTRATION_SCOPES,
    data: FinishCeremonyData,
    errors: {
      ...ORIGIN_ERRORS,
      challenge_unknown: 'NoRegistrationChallengeFound',
      challenge_expired: 'NoRegistrationChallengeFound',
      origin_unexpected: 'OriginNotAllowed',
      origin_not_allowed: 'OriginNotAllowed',
      credential_already_registered: 'PasskeyForUserAlreadyExists',
    },
  },
  StartPasskeyAuthentication: {
    scopes: ['authentication:write'],
    data: StartAuthenticationData,
    errors: {
      ...ORIGIN_ERRORS,
      no_passkeys: 'NoPasskeysRegisteredForUser',
      user_not_found: 'NoPasskeysRegisteredForUser',
    },
  },
  FinishPasskeyAuthentication: {
    scopes: ['authentication:write'],
    data: FinishCeremonyData,
    errors: {
      ...ORIGIN_ERRORS,
      challenge_unknown: 'NoAuthenticationChallengeFound',
      challenge_expired: 'NoAuthenticationChallengeFound',
      origin_unexpected: 'OriginNotAllowed',
      origin_not_allowed: 'OriginNotAllowed',
    },
  },
  FetchAllPasskeysForUser: { scopes: ['passkeys:read'], data: UserData, errors: {} },
  DeregisterPasskey: {
    scopes: ['passkeys:write'],
    data: DeregisterPasskeyData,
    errors: { passkey_not_found: 'PasskeyNotFound', user_not_found: 'PasskeyNotFound' },
  },
  DeregisterAllPasskeysForUser: { scopes: ['passkeys:write'], data: UserData, errors: {} },
} as const satisfies Readonly<Record<string, CommandEntry>>

export type CommandName = keyof typeof COMMANDS

/** The validated data of a command. */
export type CommandDataOf<N extends CommandName> = InstanceType<(typeof COMMANDS)[N]['data']>

/** Runs the commands. Each handler returns exactly the members of PropelAuth's response. */
export type CommandHandlers = {
  readonly [N in CommandName]: (data: CommandDataOf<N>, apiKey: ApiKey) => Promise<object>
}

export function isCommandName(name: string): name is CommandName {
  return Object.hasOwn(COMMANDS, name)
}
