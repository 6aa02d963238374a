import { Injectable } from '@nestjs/common'
import { Interval } from '@nestjs/schedule'
import { Clock } from '../common/clock.js'
import { sha256 } from '../common/hash.js'
import { ProblemError } from '../common/problems/problem-error.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'
import type { SignatureBinding } from '../config/signed-requests.schema.js'
import { UnitOfWork } from '../database/unit-of-work.js'
import type { FinishedAuthentication } from '../passkeys/authentication/authentication.js'
import { MetricsService } from '../observability/metrics/metrics.service.js'
import { CeremonyMetrics } from '../passkeys/ceremonies/ceremony-metrics.js'
import { AuthenticationService } from '../passkeys/authentication/authentication.service.js'
import type { AuthenticationState, CeremonyAttempt } from '../passkeys/ceremonies/ceremony.js'
import { RelyingParty } from '../passkeys/verification/relying-party.js'
import type { Challenge } from '../webauthn/index.js'
import { peekAuthentication } from '../webauthn/inspect.js'
import { challengeOfBody, challengeOfRequest, readTimestamp, type RequestTarget } from './signed-request.js'
import { readStamp } from './stamp.js'
import { UsedStampsRepository } from './used-stamps.repository.js'

const PURGE_INTERVAL_MILLIS = 60_000

/** How long a used stamp is kept after its age is exceeded: the clock of another process may be behind. */
const RETENTION_MILLIS = 300_000

/** A signed request with the expectations of the backend, which never come from the signed request itself. */
export interface SignedRequestVerification {
  /** The exact bytes of the body. */
  readonly body: Uint8Array
  /** The value of the header `X-Stamp-Webauthn`. */
  readonly stamp: string
  readonly user: 'anyone' | { readonly id: string }
  readonly target: { readonly [Part in keyof RequestTarget]: RequestTarget[Part] | undefined }
  /** The parts that the signature must cover; `configured` for the configuration's value. */
  readonly binding: SignatureBinding | 'configured'
  /** The origins that the API key is limited to; null when the key is unlimited. */
  readonly allowedOrigins: readonly string[] | null
}

export interface VerifiedSignedRequest extends FinishedAuthentication {
  /** The time in the signed body; null for a request to a read-only path without a time. */
  readonly signedAt: Date | null
}

/** Verifies requests that users signed with a passkey, and accepts each of them once. */
@Injectable()
export class SignedRequestsService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly usedStamps: UsedStampsRepository,
    private readonly unitOfWork: UnitOfWork,
    private readonly relyingParty: RelyingParty,
    private readonly config: LatchkeyConfig,
    private readonly clock: Clock,
    private readonly ceremonies: CeremonyMetrics,
    private readonly metrics: MetricsService,
  ) {}

  /**
   * @throws stamp_malformed
   * @throws request_invalid when the binding needs a method, path or audience that the backend did not send
   * @throws signed_request_body_invalid
   * @throws signed_request_timestamp_missing
   * @throws signed_request_stale
   * @throws signed_request_user_mismatch when another user signed the request than the backend expects
   * @throws signed_request_replayed
   * @throws origin_not_allowed
   * @throws user_self_registered
   * @throws passkey_suspended
   * @throws user_verification_unproven
   * @throws EngineError when the signature is invalid; `challenge_mismatch` when it covers something else
   */
  verify(verification: SignedRequestVerification): Promise<VerifiedSignedRequest> {
    const attempt = { kind: 'signed-request', realm: 'backend', response: undefined } as const
    return this.ceremonies.count(attempt, () => this.#verify(verification))
  }

  async #verify(verification: SignedRequestVerification): Promise<VerifiedSignedRequest> {
    const at = this.clock.now()
    const signedAt = this.#readFreshTimestamp(verification, at)
    const response = readStamp(verification.stamp)
    const { credentialId } = peekAuthentication(response)
    const attempt = this.#attemptOf(verification, at, credentialId)
    const checked = await this.authentication.check(response, attempt, { realm: 'backend', user: 'anyone' })
    const { user } = verification
    if (user !== 'anyone' && user.id !== checked.user.id) throw new ProblemError('signed_request_user_mismatch')
    const stamp = { credentialId, bodyHash: sha256(verification.body) }
    const finished = await this.unitOfWork.transaction(async () => {
      const isFirst = signedAt === null || (await this.usedStamps.add(stamp, this.#expiryOf(signedAt)))
      if (!isFirst) throw new ProblemError('signed_request_replayed')
      return this.authentication.record(checked)
    })
    return { ...finished, signedAt }
  }

  @Interval(PURGE_INTERVAL_MILLIS)
  async purge(): Promise<void> {
    const now = this.clock.now().getTime()
    await this.usedStamps.deleteExpired(new Date(now - RETENTION_MILLIS))
    this.metrics.set('purged', { table: 'used-stamps' }, now / 1000)
  }

  /** Returns null for a body without a time, which only the configured read-only paths accept. */
  #readFreshTimestamp({ body, target }: SignedRequestVerification, at: Date): Date | null {
    const { clockLeewaySeconds, readOnlyPaths } = this.config.signedRequests
    const signedAt = readTimestamp(body)
    if (signedAt === undefined) {
      if (target.path !== undefined && readOnlyPaths.includes(target.path)) return null
      throw new ProblemError('signed_request_timestamp_missing')
    }
    const isAhead = signedAt.getTime() > at.getTime() + clockLeewaySeconds * 1000
    if (isAhead || this.#expiryOf(signedAt) <= at) throw new ProblemError('signed_request_stale')
    return signedAt
  }

  #expiryOf(signedAt: Date): Date {
    return new Date(signedAt.getTime() + this.config.signedRequests.maxAgeSeconds * 1000)
  }

  #attemptOf(
    verification: SignedRequestVerification,
    at: Date,
    credentialId: CeremonyAttempt['credentialId'],
  ): CeremonyAttempt<'signed-request'> {
    const state: AuthenticationState = {
      rpId: this.relyingParty.id,
      origins: this.relyingParty.listOrigins(verification),
      userVerification: this.config.signedRequests.userVerification,
      allowCredentials: 'any',
      userHandle: null,
      algorithms: 'any',
      uvInitialization: 'not-authorized',
      requestedExtensions: [],
    }
    const times = { createdAt: at, expiresAt: at }
    const ceremony = {
      kind: 'signed-request',
      realm: 'backend',
      userId: null,
      browserHash: null,
      state,
      ...times,
    } as const
    const purpose = 'signed-request'
    return { ceremony: { ...ceremony, purpose }, challenge: this.#challengeOf(verification), credentialId, at }
  }

  #challengeOf({ body, binding, target }: SignedRequestVerification): Challenge {
    const isBodyEnough = binding !== 'request' && this.config.signedRequests.binding === 'body'
    return isBodyEnough ? challengeOfBody(body) : challengeOfRequest(body, completeTarget(target), this.relyingParty.id)
  }
}

function completeTarget({ method, path, audience }: SignedRequestVerification['target']): RequestTarget {
  if (method !== undefined && path !== undefined && audience !== undefined) return { method, path, audience }
  const missing = Object.entries({ method, path, audience }).filter(([, value]) => value === undefined)
  const errors = missing.map(([name]) => ({ path: name, reason: 'is required with the binding "request"' }))
  throw new ProblemError('request_invalid', { extra: { errors } })
}
