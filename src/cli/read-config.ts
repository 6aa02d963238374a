import { InvalidConfigurationError } from '../config/invalid-configuration-error.js'
import type { LatchkeyConfig } from '../config/latchkey-config.js'
import { UnusableInputError } from './command.js'

/** Reads the configuration of the service that a command works for. */
export type LoadConfig = () => LatchkeyConfig

/** Runs what the configuration has a say in. @throws UnusableInputError when the configuration is not valid */
export async function refusingInvalid<T>(work: () => T | Promise<T>): Promise<T> {
  try {
    return await work()
  } catch (error) {
    if (error instanceof InvalidConfigurationError) throw new UnusableInputError(error.message)
    throw error
  }
}
