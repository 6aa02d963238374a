import { Injectable } from '@nestjs/common'
import type { ApiKey } from '../../access/api-key.js'
import { allows, type Scope } from '../../access/scopes.js'
import { ApiKeysService } from '../../auth/api-keys/api-keys.service.js'
import { Clock } from '../../common/clock.js'
import { ProblemError } from '../../common/problems/problem-error.js'
import { Random } from '../../common/random.js'
import { createBearerSecret, hashSecret, matchesSecretHash } from '../../common/bearer-secret.js'
import { LatchkeyConfig } from '../../config/latchkey-config.js'
import { UsersService } from '../../users/users.service.js'
import type { CeremonyAttempt } from '../ceremonies/ceremony.js'
import type { PasskeyTrust } from '../registration/registration-authorization.js'
import { RegistrationService, type StartedRegistration } from '../registration/registration.service.js'
import { assertAtMost, RegistrationPolicy } from '../registration/registration-policy.js'
import { assertScope } from '../registration/registration-scope.js'
import {
  type EnrolmentRequest,
  type EnrolmentToken,
  formatEnrolmentToken,
  grantsEnrolment,
  parseEnrolmentToken,
} from './enrolment-token.js'
import { EnrolmentTokensRepository } from './enrolment-tokens.repository.js'

const ID_BYTES = 8

interface CreateEnrolmentToken extends EnrolmentRequest {
  /** The default is the configured lifetime, which is also the maximum. */
  readonly expiresInSeconds?: number
}

export interface CreatedEnrolmentToken {
  readonly token: EnrolmentToken
  /** `le_<id>_<secret>`. The service stores only a hash of the secret and cannot show it again. */
  readonly text: string
}

/** Creates, lists, revokes and redeems enrolment tokens. */
@Injectable()
export class EnrolmentTokensService {
  constructor(
    private readonly repository: EnrolmentTokensRepository,
    private readonly apiKeys: ApiKeysService,
    private readonly users: UsersService,
    private readonly registration: RegistrationService,
    private readonly policy: RegistrationPolicy,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly random: Random,
  ) {}

  /**
   * Creates a token for a user.
   *
   * @throws option_not_allowed
   * @throws additional_origin_invalid
   * @throws origin_not_allowed
   * @throws user_not_found
   * @throws user_self_registered
   * @throws permission_missing when the scopes of the API key do not permit registrations for the user
   */
  async create(
    userId: string,
    { expiresInSeconds, ...request }: CreateEnrolmentToken,
    scopes: readonly Scope[],
  ): Promise<CreatedEnrolmentToken> {
    const { enrolmentTokenSeconds: max } = this.config.registration
    const seconds = assertAtMost('expiresInSeconds', expiresInSeconds ?? max, max)
    this.policy.resolve(request)
    this.users.assertAcceptedByBackends(await this.users.get(userId))
    assertScope(scopes, await this.registration.requiredScope(userId))
    const parts = createBearerSecret(this.random, ID_BYTES)
    const createdAt = this.clock.now()
    const expiresAt = new Date(createdAt.getTime() + seconds * 1000)
    const token = { id: parts.id, userId, request, createdAt, expiresAt, usedAt: null }
    const outcome = await this.repository.insert({ token, secretHash: hashSecret(parts.secret) })
    // A concurrent request deleted the user.
    if (outcome === 'user-missing') throw new ProblemError('user_not_found')
    return { token, text: formatEnrolmentToken(parts) }
  }

  /**
   * Returns the tokens of a user, oldest first, including tokens that were used or expired within the last day.
   *
   * @throws user_not_found
   */
  async list(userId: string): Promise<EnrolmentToken[]> {
    await this.users.get(userId)
    return this.repository.list(userId)
  }

  /** @throws enrolment_token_not_found */
  async revoke(userId: string, id: string): Promise<void> {
    if (!(await this.repository.delete(userId, id))) throw new ProblemError('enrolment_token_not_found')
  }

  /**
   * Starts a registration with a token. A token can start any number of registrations until it is used or expires.
   *
   * @throws enrolment_token_invalid
   * @throws enrolment_token_used
   * @throws enrolment_token_expired
   * @throws user_self_registered
   * @throws passkey_limit_reached
   * @throws option_not_allowed when the configuration changed after the token was created; the same applies to
   *   `additional_origin_invalid` and `origin_not_allowed`
   */
  async startRegistration(enrolmentToken: string, browserHash: Uint8Array): Promise<StartedRegistration> {
    const { token, secondsLeft } = await this.#open(enrolmentToken)
    return this.registration.startForUser(token.userId, {
      ...token.request,
      realm: 'browser',
      purpose: 'enrolment-token',
      enrolmentTokenId: token.id,
      maxTimeoutSeconds: secondsLeft,
      browserHash,
    })
  }

  /**
   * Marks the token of a registration as used. Exactly one of two concurrent registrations with the same token succeeds.
   * The bearer of a token need not be the owner of the account, so the passkey is provisional.
   *
   * @throws challenge_unknown when the registration was not started with a token
   * @throws enrolment_token_invalid when the token was revoked, or the API key that created it lost its rights
   * @throws enrolment_token_used
   */
  async authorizeRegistration({ ceremony }: CeremonyAttempt<'registration'>): Promise<PasskeyTrust> {
    const { enrolmentTokenId: id } = ceremony.state
    if (id === null) throw new ProblemError('challenge_unknown')
    const isFirstUse = await this.repository.use(id, this.clock.now())
    const stored = await this.repository.find(id)
    if (stored === undefined) throw new ProblemError('enrolment_token_invalid')
    // The lock makes a concurrent revocation of the key wait until the passkey is stored.
    const key = assertGranted(stored.token, await this.apiKeys.lockActive(stored.token.request.apiKeyId))
    if (!isFirstUse) throw new ProblemError('enrolment_token_used')
    await this.#assertScope(key, stored.token)
    return { uvTrusted: false, provisional: true }
  }

  /** Checks a token without using it. */
  async #open(text: string): Promise<{ token: EnrolmentToken; secondsLeft: number }> {
    const parts = parseEnrolmentToken(text)
    const stored = parts && (await this.repository.find(parts.id))
    const matches = matchesSecretHash(parts?.secret ?? '', stored?.secretHash)
    if (stored === undefined || !matches) throw new ProblemError('enrolment_token_invalid')
    const { token } = stored
    const key = assertGranted(token, await this.apiKeys.findActive(token.request.apiKeyId))
    if (token.usedAt !== null) throw new ProblemError('enrolment_token_used')
    const secondsLeft = Math.floor((token.expiresAt.getTime() - this.clock.now().getTime()) / 1000)
    if (secondsLeft <= 0) throw new ProblemError('enrolment_token_expired')
    await this.#assertScope(key, token)
    return { token, secondsLeft }
  }

  /** @throws enrolment_token_invalid when the scopes of the API key do not permit a registration for the user now */
  async #assertScope({ scopes }: ApiKey, { userId }: EnrolmentToken): Promise<void> {
    const required = await this.registration.requiredScope(userId)
    if (!allows(scopes, [required])) throw new ProblemError('enrolment_token_invalid')
  }
}

/** @throws enrolment_token_invalid when the API key that created the token could not create it now */
function assertGranted({ request }: EnrolmentToken, key: ApiKey | undefined): ApiKey {
  if (key === undefined || !grantsEnrolment(key, request)) throw new ProblemError('enrolment_token_invalid')
  return key
}
