import type { FormatName } from '../statements/formats.js'

/** A fault that the software authenticator can produce on request. */
export interface Fault {
  /** Describes the fault. */
  readonly description: string
  /**
   * The error code with which Latchkey's engine rejects the response. A fault in attestation statements has a code for
   * each format in which it can occur.
   */
  readonly code: string | Readonly<Partial<Record<FormatName, string>>>
}

/** A fault with the change that causes it. */
export interface FaultRow<Tampering> extends Fault {
  readonly tamper: Tampering
}
