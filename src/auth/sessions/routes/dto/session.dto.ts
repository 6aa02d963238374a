import { ApiSchema } from '@nestjs/swagger'
import { ListDto } from '../../../../common/http/page.dto.js'
import type { Session } from '../../session.js'

@ApiSchema({ description: "The time between a user's sign-in and sign-out, on one device." })
export class SessionDto {
  id!: string
  /** The passkey that started the session. */
  passkeyId!: string | null
  createdAt!: Date
  /** The time of the last authentication: the sign-in or a later step-up. */
  authenticatedAt!: Date
  /** Whether that authentication included user verification that counts as a factor. */
  userVerified!: boolean
  /** The time at which the session last got an access token. */
  lastUsedAt!: Date
  /** The end of the session unless it is refreshed. */
  expiresAt!: Date

  static of({ id, passkeyId, facts, createdAt, lastUsedAt, expiresAt }: Session): SessionDto {
    const { at: authenticatedAt, userVerified } = facts
    return Object.assign(new SessionDto(), {
      id,
      passkeyId,
      createdAt,
      authenticatedAt,
      userVerified,
      lastUsedAt,
      expiresAt,
    })
  }
}

@ApiSchema({ description: 'The active sessions of a user.' })
export class SessionListDto extends ListDto {
  /** Newest first. */
  items!: SessionDto[]

  static of(sessions: readonly Session[]): SessionListDto {
    return Object.assign(new SessionListDto(), {
      items: sessions.map((session) => SessionDto.of(session)),
      nextCursor: null,
    })
  }
}

@ApiSchema({ description: 'A session of the caller.' })
export class MySessionDto extends SessionDto {
  /** Whether this session sent the request. */
  current!: boolean
}

@ApiSchema({ description: 'The active sessions of the caller.' })
export class MySessionListDto extends ListDto {
  /** Newest first. */
  items!: MySessionDto[]

  static of(sessions: readonly Session[], current: string): MySessionListDto {
    const items = sessions.map((session) =>
      Object.assign(new MySessionDto(), SessionDto.of(session), { current: session.id === current }),
    )
    return Object.assign(new MySessionListDto(), { items, nextCursor: null })
  }
}
