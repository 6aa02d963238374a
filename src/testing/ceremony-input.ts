import type { Algorithm } from './algorithms.data.js'
import type { CborValue } from './cbor.js'
import type { CredentialKey } from './credential-key.js'
import type { AuthenticationFault } from './faults/authentication-faults.data.js'
import type { RegistrationFault } from './faults/registration-faults.data.js'
import type { ClientContext } from './json.js'
import type { FormatName } from './statements/formats.js'
import type { StatementMaker } from './statements/statement.js'
import type { AuthenticationTampering, RegistrationTampering } from './tampering.js'

interface CeremonyInput extends ClientContext {
  readonly clientExtensionResults?: Record<string, unknown>
  /** Authenticator extension outputs. They set the flag ED. */
  readonly extensions?: ReadonlyMap<string, CborValue>
}

/** How the software authenticator creates a credential. */
export interface RegistrationInput extends CeremonyInput {
  /** Overrides the authenticator's format, by name or with another way to make statements. */
  readonly format?: FormatName | StatementMaker
  /** Overrides the authenticator's algorithm. */
  readonly algorithm?: Algorithm
  /** Default: a new key pair. */
  readonly key?: CredentialKey
  /** Default: 32 random bytes. */
  readonly credentialId?: Uint8Array
  /** A fault to introduce into the response. Relying parties must reject the response. */
  readonly fault?: RegistrationFault
  /** Changes at single stages, for faults that are not in the list. */
  readonly tamper?: RegistrationTampering
}

/** How the software authenticator uses a credential. */
export interface AuthenticationInput extends CeremonyInput {
  /** The credential to use. Default: the newest one that the options allow. */
  readonly credentialId?: Uint8Array
  /** A fault to introduce into the response. Relying parties must reject the response. */
  readonly fault?: AuthenticationFault
  /** Changes at single stages, for faults that are not in the list. */
  readonly tamper?: AuthenticationTampering
}
