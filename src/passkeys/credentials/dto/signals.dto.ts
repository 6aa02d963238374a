import { ApiSchema } from '@nestjs/swagger'
import type { Signals } from '../passkey-signals.js'

@ApiSchema({ description: 'For `PublicKeyCredential.signalAllAcceptedCredentials()` (WebAuthn §5.1.10.2).' })
export class AllAcceptedCredentialsDto {
  rpId!: string
  /** The user handle, base64url. */
  userId!: string
  /** The credential IDs of all passkeys of the user, base64url; suspended ones are among them. */
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
    'What the browser of the user can tell authenticators, so that they offer what is true: hand each on as it is.',
})
export class SignalsDto implements Signals {
  allAcceptedCredentials!: AllAcceptedCredentialsDto
  currentUserDetails!: CurrentUserDetailsDto
}
