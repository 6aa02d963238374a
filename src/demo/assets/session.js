/** Who is signed in in this tab. It survives a reload and ends with the tab; the token is good for minutes only. */
const KEY = 'latchkey.session'

const kept = () => JSON.parse(sessionStorage.getItem(KEY) ?? '{}')

export const session = {
  /** The access token; undefined when nobody is signed in. */
  get token() {
    return kept().accessToken
  },
  /** The domain the passkeys belong to. */
  get rpId() {
    return kept().rpId
  },
  begin({ accessToken, rpId }) {
    sessionStorage.setItem(KEY, JSON.stringify({ accessToken, rpId }))
  },
  /** The session goes on with another token. */
  renew({ accessToken }) {
    session.begin({ accessToken, rpId: session.rpId })
  },
  end() {
    sessionStorage.removeItem(KEY)
  },
}
