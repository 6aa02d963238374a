import type { FormatName } from '../statements/formats.js'
import type { Fault } from './fault.js'
import { REGISTRATION_FAULTS, type RegistrationFault } from './registration-faults.data.js'

const NAMES = Object.keys(REGISTRATION_FAULTS) as RegistrationFault[]

/** Lists the faults that a registration with an attestation format can have. */
export function listRegistrationFaults(format: FormatName): RegistrationFault[] {
  return NAMES.filter((name) => codeOf(REGISTRATION_FAULTS[name], format) !== undefined)
}

/** Returns the error code with which Latchkey's engine rejects a fault, or undefined if the format cannot have it. */
export function codeOf({ code }: Fault, format: FormatName): string | undefined {
  return typeof code === 'string' ? code : code[format]
}
