import { ApiSchema } from '@nestjs/swagger'
import type { Signals } from '../passkey-presenter.js'

@ApiSchema({ description: 'For `PublicKeyCredential.signalAllAcceptedCredentials()` (WebAuthn §5.1.10.2).' })
export class AllAcceptedCredentialsDto {
  rpId!: string
  /** The user handle, base64url. */
  userId!: string
  /** The credential IDs of all passkeys of the user, including suspended passkeys, base64url. */
  allAcceptedCredentialIds!: string[]
}

@ApiSchema({ description: 'For `PublicKeyCredential.signalCurrentUserDetails()` (WebAuthn §5.1.10.3).' })
export class CurrentUserDetailsDto {
  rpId!: string
  /** The user handle, base64url. */
  userId!: string
  name!: string
  displayName!: string
}

@ApiSchema({
  description:
    "Arguments for the signal methods of `PublicKeyCredential`. Pass them on unchanged in the user's browser, so that authenticators update the passkeys that they offer.",
})
export class SignalsDto implements Signals {
  allAcceptedCredentials!: AllAcceptedCredentialsDto
  currentUserDetails!: CurrentUserDetailsDto
}
