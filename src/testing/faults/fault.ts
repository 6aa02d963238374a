import type { FormatName } from '../statements/formats.js'

/** A fault that the software authenticator can make on request. */
export interface Fault {
  /** Describes the fault. */
  readonly description: string
  /**
   * The error code with which Latchkey's engine rejects the response. A fault of attestation statements has a code for
   * each format that can have it.
   */
  readonly code: string | Readonly<Partial<Record<FormatName, string>>>
}

/** A fault with the change that makes it. */
export interface FaultRow<Tampering> extends Fault {
  readonly tamper: Tampering
}
