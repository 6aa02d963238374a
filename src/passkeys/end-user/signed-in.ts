import type { IssuedToken } from '../../auth/tokens/tokens.service.js'
import type { User } from '../../users/user.js'
import type { TraceReport } from '../../webauthn/index.js'
import type { Passkey } from '../credentials/passkey.js'

/** A user who has just signed up or in. */
export interface SignedIn {
  readonly user: User
  readonly passkey: Passkey
  readonly accessToken: IssuedToken
  /** Undefined unless the configuration shows traces. */
  readonly trace: TraceReport | undefined
}
