import type { User } from '../../users/user.js'
import type { CredentialDescriptor, UserHandle } from '../../webauthn/index.js'
import { describePasskeys, type Passkey } from '../credentials/passkey.js'

/** Whom an authentication is for, where that is known before it: all that its options and its verification need. */
export interface Identity {
  readonly userId: string
  readonly handle: UserHandle
  /** What the options offer; nothing else is accepted. */
  readonly credentials: readonly CredentialDescriptor[]
}

export function identityOf({ id, handle }: User, passkeys: readonly Passkey[]): Identity {
  return { userId: id, handle, credentials: describePasskeys(passkeys) }
}
