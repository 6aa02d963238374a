import { createAuthenticator, type CreationOptions } from '../../src/testing/index.js'

interface SignedUp {
  readonly accessToken: string
  readonly userId: string
}

/** Signs a new user up at a running server, whose address is also an accepted origin. */
export async function signUpOverHttp(url: string): Promise<SignedUp> {
  let cookie = ''
  async function post<T>(path: string, body: object): Promise<T> {
    const headers = { 'content-type': 'application/json', cookie }
    const answer = await fetch(`${url}${path}`, { method: 'POST', headers, body: JSON.stringify(body) })
    if (!answer.ok) throw new Error(`${path} returned ${answer.status}: ${await answer.text()}`)
    cookie = answer.headers
      .getSetCookie()
      .map((set) => set.split(';')[0])
      .join('; ')
    return (await answer.json()) as T
  }
  const { registrationOptions } = await post<{ registrationOptions: CreationOptions }>('/v1/sign-up/start', {
    email: 'ada@example.org',
  })
  const publicKey = createAuthenticator().register(registrationOptions, { origin: url })
  const { accessToken, user } = await post<{ accessToken: string; user: { userId: string } }>('/v1/sign-up/finish', {
    publicKey,
  })
  return { accessToken, userId: user.userId }
}
