import { Injectable } from '@nestjs/common'
import { ProblemError } from '../../common/problems/problem-error.js'
import { signCountReactionOf } from '../../config/authentication.schema.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import type { PurposeSettings } from '../../config/purposes.schema.js'
import type { PreparedWrite } from '../../database/shared-statement.js'
import type { User } from '../../users/user.js'
import { UsersService } from '../../users/users.service.js'
import { type CredentialId, equalBytes, type Trace, type VerifiedAuthentication } from '../../webauthn/index.js'
import type { AssertionKind, AuthenticationState, CeremonyRealm } from '../ceremonies/ceremony.js'
import { type AccountCredentials, DecoyAccounts } from '../credentials/decoy-accounts.js'
import { type Account, createDescriptors, isU2f, type OwnedPasskey, type Passkey } from '../credentials/passkey.js'
import { PasskeysRepository, type PasskeyUse } from '../credentials/passkeys.repository.js'
import { createConflictError } from '../verification/conflict-error.js'
import { canSatisfy, usesAlgorithm } from './purpose-policy.js'

/** An authentication that the engine and the purpose accepted and that is not stored yet. */
interface AcceptedAuthentication {
  readonly verified: VerifiedAuthentication
  readonly ceremony: {
    readonly kind: AssertionKind
    readonly state: Pick<AuthenticationState, 'uvInitialization'>
  }
  readonly at: Date
}

/** A user by id, and the passkey to offer if it is not every one. */
interface NamedUser {
  readonly id: string
  readonly passkeyId?: string | undefined
}

/** The members of a request that decide which passkeys of a named user it offers. */
interface NamedAuthentication {
  readonly realm: CeremonyRealm
  readonly otherFactorVerified: boolean
}

/** Reads the accounts of authentications and records the use of passkeys. */
@Injectable()
export class AuthenticationStore {
  constructor(
    private readonly users: UsersService,
    private readonly passkeys: PasskeysRepository,
    private readonly decoys: DecoyAccounts,
    private readonly config: LatchkeyConfig,
  ) {}

  /**
   * Returns a user with the active passkeys that can succeed for the purpose.
   *
   * @throws user_not_found
   * @throws user_self_registered when backends may not authenticate the user and the caller is one
   * @throws no_passkeys when the user has no such passkey
   */
  async getAccount(
    { id, passkeyId }: NamedUser,
    purpose: PurposeSettings,
    { realm, otherFactorVerified }: NamedAuthentication,
  ): Promise<AccountCredentials> {
    const account = await this.passkeys.findAccount(id)
    if (account === undefined) throw new ProblemError('user_not_found')
    const { user, passkeys } = account
    this.assertAccepted(user, realm)
    const usable = passkeys
      .filter((passkey) => passkeyId === undefined || passkey.id === passkeyId)
      .filter((passkey) => passkey.state === 'active' && canSatisfy(passkey, purpose, otherFactorVerified))
    if (usable.length === 0) throw new ProblemError('no_passkeys')
    return { ...accountOf(user, usable), mayUseAppId: usable.some(isU2f) }
  }

  /**
   * Looks up a name for a caller who must not learn whether the account exists. Two users can have the name: a backend chose or
   * confirmed the first one's name, and the second one asserted it. Returns the first of them with a passkey that the purpose
   * accepts, or a decoy. Runs the same queries in the same order for every name.
   *
   * The result includes suspended passkeys, so that it does not reveal a suspension. They are rejected when the
   * authentication finishes.
   */
  async findAccountOrDecoy(emailOrUsername: string, { algorithms }: PurposeSettings): Promise<AccountCredentials> {
    const decoy = this.decoys.forName(emailOrUsername)
    const users = await this.users.listByName(emailOrUsername)
    const [firstId = decoy.userId, secondId = decoy.userId] = users.map(({ id }) => id)
    const passkeys = await this.passkeys.listOfEither(firstId, secondId)
    const usable = passkeys.filter((passkey) => usesAlgorithm(passkey, algorithms))
    const user = users.find(({ id }) => usable.some(({ userId }) => userId === id))
    if (user === undefined) return decoy
    const own = usable.filter(({ userId }) => userId === user.id)
    return { ...accountOf(user, own), mayUseAppId: decoy.mayUseAppId }
  }

  /** @throws user_self_registered when backends may not run ceremonies for the user and the caller is one */
  assertAccepted(user: User, realm: CeremonyRealm): void {
    if (realm !== 'browser') this.users.assertAcceptedByBackends(user)
  }

  /** Returns the account with a credential ID, and the passkey. Runs the same query whether or not the credential exists. */
  async findOwner(credentialId: CredentialId): Promise<(Account & OwnedPasskey) | undefined> {
    const account = await this.passkeys.findOwner(credentialId)
    const passkey = account?.passkeys.find((each) => equalBytes(each.credentialId, credentialId))
    return account && passkey && { ...account, passkey }
  }

  /**
   * Stores the changes of a verified authentication (§7.2 steps 22, 24 and 25) and returns the updated passkey. A user
   * verification after another factor makes the verification of the passkey trusted.
   *
   * @param owned the passkey that the engine verified the response against
   * @param prepareWrites returns what is stored together with the use of the updated passkey
   * @throws sign_count_not_increased when a concurrent authentication changed the counter
   * @throws passkey_suspended when a concurrent request suspended the passkey
   * @throws credential_unknown when a concurrent request deleted the passkey or its user
   */
  async recordUse(
    owned: OwnedPasskey,
    { verified, ceremony, at }: AcceptedAuthentication,
    prepareWrites: (passkey: Passkey) => readonly PreparedWrite[] = () => [],
  ): Promise<Passkey> {
    const { passkey, user } = owned
    const { update, flags, trace } = verified
    const verifiedSignCount = this.#signCountToCompare(passkey, ceremony.kind)
    const uvTrusted = passkey.uvTrusted || (ceremony.state.uvInitialization === 'authorized' && flags.userVerified)
    const changes = { ...update, uvTrusted, lastUsedAt: at }
    const signCount = verifiedSignCount === 'lower' ? Math.max(passkey.signCount, update.signCount) : update.signCount
    const updated = { ...passkey, ...changes, signCount }
    const use = { ...changes, verifiedSignCount }
    const isRecorded = await this.passkeys.recordUse({ user, passkey }, use, prepareWrites(updated))
    if (!isRecorded) throw await this.#explainConflict(owned, trace)
    return updated
  }

  /** Signed requests can arrive in another order than the authenticator signed them. */
  #signCountToCompare(passkey: Passkey, kind: AssertionKind): PasskeyUse['verifiedSignCount'] {
    if (kind === 'signed-request') return 'lower'
    return signCountReactionOf(this.config.authentication, passkey) === 'reject' ? passkey.signCount : 'any'
  }

  async #explainConflict({ user, passkey }: OwnedPasskey, trace: Trace): Promise<Error> {
    const current = await this.findOwner(passkey.credentialId)
    if (current?.passkey.id !== passkey.id || !equalBytes(current.user.handle, user.handle))
      return createConflictError('credential_unknown', 'authentication.user', trace)
    if (current.passkey.state === 'suspended') return new ProblemError('passkey_suspended')
    return createConflictError('sign_count_not_increased', 'authentication.signCount', trace)
  }
}

function accountOf({ id, handle }: User, passkeys: readonly Passkey[]): Omit<AccountCredentials, 'mayUseAppId'> {
  return { userId: id, handle, credentials: createDescriptors(passkeys) }
}
