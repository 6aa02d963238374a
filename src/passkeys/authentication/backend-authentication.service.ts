import { Injectable } from '@nestjs/common'
import { type IssuedToken, TokensService } from '../../auth/tokens/tokens.service.js'
import type { CeremonyClaim } from '../ceremonies/ceremonies.service.js'
import { type PasskeyAnswer, PasskeyAnswersService } from '../credentials/passkey-answers.service.js'
import { AuthenticationService, type FinishedAuthentication } from './authentication.service.js'
import type { StartedAuthentication } from './authentication-ceremonies.js'
import { factsOf } from './facts.js'

const REALM = 'backend'

const DEFAULT_PURPOSE = 'login'

export interface BackendStart {
  /** Left out where the user is found by a discoverable credential. */
  readonly userId?: string
  readonly purpose?: string
  readonly additionalAllowedOrigin?: string
  /** Whether the user has just passed another factor, by which a first user verification may be recorded. */
  readonly otherFactorVerified?: boolean
  /** The origins the API key is limited to; null: it is not. */
  readonly allowedOrigins: readonly string[] | null
}

export interface BackendFinish {
  /** Who must have been authenticated; left out, the answer says who it is. */
  readonly userId?: string
  /** What the authentication must have been started for; left out, the answer says what. */
  readonly purpose?: string
  /** AuthenticationResponseJSON, as the client sent it. */
  readonly publicKey: unknown
  /** Whether the result token counts once, for who redeems it. */
  readonly singleUse?: boolean
}

export interface BackendAuthentication extends Omit<FinishedAuthentication, 'passkey'>, PasskeyAnswer {
  /** Says the same as the answer, signed, for whoever the backend hands it to. */
  readonly resultToken: IssuedToken
}

/** Authentications that a backend runs for its users. */
@Injectable()
export class BackendAuthenticationService {
  constructor(
    private readonly authentication: AuthenticationService,
    private readonly answers: PasskeyAnswersService,
    private readonly tokens: TokensService,
  ) {}

  start(input: BackendStart): Promise<StartedAuthentication> {
    const { purpose = DEFAULT_PURPOSE } = input
    return this.authentication.startAuthentication({ ...input, purpose, realm: REALM, browserHash: null })
  }

  async finish({ publicKey, singleUse = false, ...expected }: BackendFinish): Promise<BackendAuthentication> {
    const finished = await this.authentication.finishAuthentication(publicKey, claimOf(expected))
    const { passkey, purpose, userVerificationProven: userVerified, at } = finished
    const facts = factsOf(passkey, { purpose, userVerified, at })
    const answer = await this.answers.answer(passkey, finished.user)
    return {
      ...finished,
      ...answer,
      resultToken: await this.tokens.issueResultToken(finished.user.id, facts, { singleUse }),
    }
  }
}

function claimOf({ userId, purpose }: Pick<BackendFinish, 'userId' | 'purpose'>): CeremonyClaim {
  return {
    realm: REALM,
    user: userId === undefined ? 'anyone' : { id: userId },
    purpose: purpose === undefined ? 'any' : { is: purpose },
    browserHash: null,
  }
}
