/**
 * The session of this tab. It survives a reload and ends when the tab is closed. The access token is valid for minutes;
 * a cookie that scripts cannot read refreshes it.
 */
const KEY = 'latchkey.session'

/** Set while a session may exist that another tab can continue. */
const SHARED = 'latchkey.signed-in'

const stored = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}')

export const session = {
  /** The access token; undefined when no user is signed in. */
  get token() {
    return stored().accessToken
  },
  /** Whether another tab may have started a session. */
  get mayBeShared() {
    return localStorage.getItem(SHARED) !== null
  },
  /** Starts a session, or continues it with a new access token. */
  begin({ accessToken }) {
    sessionStorage.setItem(KEY, JSON.stringify({ accessToken }))
    localStorage.setItem(SHARED, 'yes')
  },
  /** Returns the user of a token: the claim `sub` of the JWT (RFC 7519). */
  userOf(token) {
    return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub
  },
  end() {
    sessionStorage.removeItem(KEY)
    localStorage.removeItem(SHARED)
  },
}
