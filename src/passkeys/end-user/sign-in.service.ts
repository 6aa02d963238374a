import { Injectable } from '@nestjs/common'
import { withUniformDuration } from '../../common/uniform-duration.js'
import { AuthenticationService } from '../authentication/authentication.service.js'
import type { StartedAuthentication } from '../authentication/authentication-ceremonies.js'
import { Admission, type SignedIn } from './admission.js'

const REALM = 'browser'
const PURPOSE = 'login'

/**
 * The time in which answers come that tell nothing about an account, in milliseconds: well above what the work takes,
 * and nothing that a person waits for.
 */
const STEP = 25

/** Users sign in with a name or without one, by a button or by conditional UI. */
@Injectable()
export class SignInService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly admission: Admission,
  ) {}

  /**
   * Whether an account has the name shows neither in the answer nor in the time it takes.
   *
   * @param name of the account; undefined where the user is found by a discoverable passkey
   */
  start(name: string | undefined, browserHash: Uint8Array): Promise<StartedAuthentication> {
    const how = { realm: REALM, purpose: PURPOSE, allowedOrigins: null, browserHash } as const
    if (name === undefined) return this.authentication.startAuthentication(how)
    return withUniformDuration(STEP, () => this.authentication.startForName(name, how))
  }

  /** Why it is refused does not show in the time it takes. Throws what `finishAuthentication` throws. */
  async finish(publicKey: unknown, browserHash: Uint8Array | null): Promise<SignedIn> {
    const claim = { realm: REALM, user: 'anyone', purpose: { is: PURPOSE }, browserHash } as const
    const finished = await withUniformDuration(STEP, () => this.authentication.finishAuthentication(publicKey, claim))
    const { user, passkey, purpose, verified, userVerificationProven: userVerified, at } = finished
    return this.admission.admit({ user, passkey, use: { purpose, userVerified, at }, trace: verified.trace })
  }
}
