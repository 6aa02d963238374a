/**
 * The access token of this tab. It survives a reload and ends with the tab; it is good for minutes only.
 */
const KEY = 'latchkey.access-token'

export const session = {
  get token() {
    return sessionStorage.getItem(KEY)
  },
  begin(token) {
    sessionStorage.setItem(KEY, token)
  },
  end() {
    sessionStorage.removeItem(KEY)
  },
}
