import type { AuthenticationInput, RegistrationInput } from '../ceremony-input.js'
import type { FormatName } from '../statements/formats.js'
import type { AuthenticationTampering, RegistrationTampering } from '../tampering.js'
import { AUTHENTICATION_FAULT_ROWS } from './authentication-faults.data.js'
import { codeOf } from './list-faults.js'
import { REGISTRATION_FAULT_ROWS } from './registration-faults.data.js'

/**
 * Returns the changes that a registration requests.
 *
 * @param format the format, when it was given by name
 * @throws TypeError when statements of the format cannot have the fault
 */
export function registrationTampering(
  { fault, tamper }: RegistrationInput,
  format: FormatName | undefined,
): RegistrationTampering {
  if (fault === undefined) return tamper ?? {}
  const row = REGISTRATION_FAULT_ROWS[fault]
  if (format !== undefined && codeOf(row, format) === undefined) {
    throw new TypeError(`A registration with the format ${format} cannot have the fault ${fault}.`)
  }
  return { ...row.tamper, ...tamper }
}

/** Returns the changes that an authentication requests. */
export function authenticationTampering({ fault, tamper }: AuthenticationInput): AuthenticationTampering {
  return fault === undefined ? (tamper ?? {}) : { ...AUTHENTICATION_FAULT_ROWS[fault].tamper, ...tamper }
}
