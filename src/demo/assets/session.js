/**
 * Who is signed in in this tab. It survives a reload and ends with the tab. The token is good for minutes only; the next
 * one comes for a cookie that no script can read.
 */
const KEY = 'latchkey.session'

const kept = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}')

export const session = {
  /** The access token; undefined when nobody is signed in. */
  get token() {
    return kept().accessToken
  },
  /** Also where the session goes on with another token. */
  begin({ accessToken }) {
    sessionStorage.setItem(KEY, JSON.stringify({ accessToken }))
  },
  /** Who the token is of: the claim `sub` of a JWT (RFC 7519). */
  userOf(token) {
    return JSON.parse(atob(token.split('.')[1].replaceAll('-', '+').replaceAll('_', '/'))).sub
  },
  end() {
    sessionStorage.removeItem(KEY)
  },
}
