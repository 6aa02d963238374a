import { session } from './session.js'

/** An error response: the members of its problem details (RFC 9457). */
export class Problem extends Error {
  constructor({ status, code, title, trace, retryAfterSeconds }) {
    super(code)
    this.status = status
    this.code = code
    this.title = title
    this.trace = trace
    this.retryAfterSeconds = retryAfterSeconds
  }
}

async function send(method, path, body, more) {
  const headers = { accept: 'application/json', ...more }
  if (body) headers['content-type'] = 'application/json'
  if (session.token) headers.authorization = `Bearer ${session.token}`
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) })
  const content = response.headers.get('content-type')?.includes('json') ? await response.json() : {}
  if (!response.ok) throw new Problem({ ...statusOf(response), ...content })
  return content
}

/** The members of a problem that a proxy reports without a body. */
function statusOf({ status, headers }) {
  return { status, retryAfterSeconds: Number(headers.get('retry-after')) || undefined }
}

/** Sends a request. If the access token has expired, refreshes it and sends the request again. */
async function call(method, path, body, headers) {
  const { token } = session
  try {
    return await send(method, path, body, headers)
  } catch (error) {
    if (error.code !== 'credentials_invalid' || !token || !(await refresh(token))) throw error
    return send(method, path, body, headers)
  }
}

/**
 * Refreshes the access token and returns whether that succeeded. A refresh token is valid once, so a lock prevents two
 * tabs from using the same one.
 */
function refresh(token) {
  return navigator.locks.request('latchkey.refresh', async () => {
    if (session.token !== token) return true
    const next = await send('POST', '/v1/tokens/refresh').catch((error) => {
      if (!(error instanceof Problem)) throw error
    })
    // Another user may have signed in in another tab.
    if (!next || (token && session.userOf(next.accessToken) !== session.userOf(token))) return false
    session.begin(next)
    return true
  })
}

/** Continues the session of another tab, whose cookie this tab shares. */
export const restoreSession = () => refresh(undefined)

/** One function for each browser route. */
export const api = {
  startSignUp: (email) => call('POST', '/v1/sign-up/start', { email }),
  finishSignUp: (publicKey) => call('POST', '/v1/sign-up/finish', { publicKey }),
  startSignIn: (email) => call('POST', '/v1/sign-in/start', email ? { email } : undefined),
  finishSignIn: (publicKey) => call('POST', '/v1/sign-in/finish', { publicKey }),
  startConfirmation: (change) => call('POST', '/v1/me/confirmations/start', change),
  finishConfirmation: (publicKey) => call('POST', '/v1/me/confirmations/finish', { publicKey }),
  signOut: () => call('POST', '/v1/sign-out'),
  me: () => call('GET', '/v1/me'),
  passkeys: () => call('GET', '/v1/me/passkeys'),
  startAdding: () => call('POST', '/v1/me/passkeys/start', {}),
  finishAdding: (publicKey, confirmation) => call('POST', '/v1/me/passkeys/finish', { publicKey }, { confirmation }),
  rename: (id, displayName) => call('PATCH', `/v1/me/passkeys/${encodeURIComponent(id)}`, { displayName }),
  delete: (id, confirmation) =>
    call('DELETE', `/v1/me/passkeys/${encodeURIComponent(id)}`, undefined, { confirmation }),
}
