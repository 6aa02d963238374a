import { randomBytes } from 'node:crypto'
import type { Request, RequestHandler, Response } from 'express'
import { type Account, findAccount } from './accounts.js'

/** Maps a session cookie to an account id. Use a session library and a database instead. */
const sessions = new Map<string, string>()

const COOKIE = 'shop-session'

export function signIn(response: Response, account: Account): void {
  const id = randomBytes(32).toString('base64url')
  sessions.set(id, account.id)
  response.cookie(COOKIE, id, { httpOnly: true, sameSite: 'strict', path: '/' })
}

export function signOut(request: Request, response: Response): void {
  sessions.delete(sessionIdOf(request) ?? '')
  response.clearCookie(COOKIE)
}

/** Rejects requests without a session. */
export const signedIn: RequestHandler = (request, response, next) => {
  const account = findAccount(sessions.get(sessionIdOf(request) ?? ''))
  if (account === undefined) response.status(401).json({ message: 'Please sign in.' })
  else {
    response.locals['account'] = account
    next()
  }
}

/** Returns the signed-in account. Requires the middleware `signedIn`. */
export function accountOf(response: Response): Account {
  return response.locals['account'] as Account
}

function sessionIdOf({ headers: { cookie = '' } }: Request): string | undefined {
  return new RegExp(`(?:^|; )${COOKIE}=([^;]+)`).exec(cookie)?.[1]
}
