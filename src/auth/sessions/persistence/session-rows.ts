import type { Session } from '../session.js'
import type { SessionRow } from './session.entity.js'

export function toSession(row: SessionRow): Session {
  const { authenticatedAt, userVerified, authenticatedWith, facts, ...session } = row
  return { ...session, facts: { ...facts, at: authenticatedAt, userVerified, passkeyId: authenticatedWith } }
}

export function toRow({ facts, ...session }: Session): SessionRow {
  return { ...session, ...toProof(facts) }
}

/** The columns that say how the user proved who they are. */
export function toProof({
  at,
  userVerified,
  passkeyId,
  ...facts
}: Session['facts']): Pick<SessionRow, 'authenticatedAt' | 'userVerified' | 'authenticatedWith' | 'facts'> {
  return { authenticatedAt: at, userVerified, authenticatedWith: passkeyId, facts }
}
