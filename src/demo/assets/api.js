import { session } from './session.js'

/** The server said no: the members of its problem details (RFC 9457). */
export class Refusal extends Error {
  constructor({ code, title, trace }) {
    super(code)
    this.code = code
    this.title = title
    this.trace = trace
  }
}

async function call(method, path, body) {
  const headers = { accept: 'application/json' }
  if (body) headers['content-type'] = 'application/json'
  if (session.token) headers.authorization = `Bearer ${session.token}`
  const response = await fetch(path, { method, headers, body: body && JSON.stringify(body) })
  const content = response.headers.get('content-type')?.includes('json') ? await response.json() : {}
  if (!response.ok) throw new Refusal(content)
  return content
}

/** The routes for browsers, one function each. */
export const api = {
  startSignUp: (email) => call('POST', '/v1/sign-up/start', { email }),
  finishSignUp: (publicKey) => call('POST', '/v1/sign-up/finish', { publicKey }),
  startSignIn: () => call('POST', '/v1/sign-in/start'),
  finishSignIn: (publicKey) => call('POST', '/v1/sign-in/finish', { publicKey }),
  startStepUp: () => call('POST', '/v1/me/step-up/start'),
  finishStepUp: (publicKey) => call('POST', '/v1/me/step-up/finish', { publicKey }),
  signOut: () => call('POST', '/v1/sign-out'),
  me: () => call('GET', '/v1/me'),
  passkeys: () => call('GET', '/v1/me/passkeys'),
  startAdding: () => call('POST', '/v1/me/passkeys/start', {}),
  finishAdding: (publicKey) => call('POST', '/v1/me/passkeys/finish', { publicKey }),
  rename: (id, displayName) => call('PATCH', `/v1/me/passkeys/${encodeURIComponent(id)}`, { displayName }),
  delete: (id) => call('DELETE', `/v1/me/passkeys/${encodeURIComponent(id)}`),
}
