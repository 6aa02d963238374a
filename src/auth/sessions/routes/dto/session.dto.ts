import { ApiSchema } from '@nestjs/swagger'
import type { Session } from '../../session.js'

@ApiSchema({ description: "The time between a user's sign-in and sign-out, on one device." })
export class SessionDto {
  id!: string
  /** The passkey that opened it. */
  passkeyId!: string | null
  createdAt!: Date
  /** When its user last proved who they are: at the sign-in, or stepping up since. */
  authenticatedAt!: Date
  /** Whether the authenticator verified them then, and that counts as a factor. */
  userVerified!: boolean
  /** When it got an access token last. */
  lastUsedAt!: Date
  /** When it ends unless it is used again. */
  expiresAt!: Date

  static of({ id, passkeyId, facts, createdAt, lastUsedAt, expiresAt }: Session): SessionDto {
    const { at: authenticatedAt, userVerified } = facts
    const proof = { authenticatedAt, userVerified }
    return Object.assign(new SessionDto(), { id, passkeyId, createdAt, ...proof, lastUsedAt, expiresAt })
  }
}

@ApiSchema({ description: 'The sessions of a user that have not ended.' })
export class SessionListDto {
  /** The latest first. */
  sessions!: SessionDto[]

  static of(sessions: readonly Session[]): SessionListDto {
    return Object.assign(new SessionListDto(), { sessions: sessions.map((session) => SessionDto.of(session)) })
  }
}

@ApiSchema({ description: 'One of my sessions.' })
export class MySessionDto extends SessionDto {
  /** Whether it is the one that asks. */
  current!: boolean
}

@ApiSchema({ description: 'My sessions that have not ended.' })
export class MySessionListDto {
  /** The latest first. */
  sessions!: MySessionDto[]

  static of(sessions: readonly Session[], current: string): MySessionListDto {
    const mine = sessions.map((session) =>
      Object.assign(new MySessionDto(), SessionDto.of(session), { current: session.id === current }),
    )
    return Object.assign(new MySessionListDto(), { sessions: mine })
  }
}
