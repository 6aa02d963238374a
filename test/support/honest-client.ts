import { TEST_API_KEY, type TestApp, type TestResponse } from './app.js'
import { signBody, type SignedRequestJson } from './stamps.js'
import { U2fKey } from './u2f-key.js'
import {
  createAuthenticator,
  type CreationOptions,
  type RequestOptions,
  type SoftwareAuthenticator,
} from '../../src/testing/index.js'

/** A request that succeeds. */
export interface Draft {
  readonly method: string
  readonly url: string
  readonly headers: Readonly<Record<string, string>>
  readonly body?: unknown
}

/** An operation of the OpenAPI document, for example `POST /v1/users/{userId}`. */
export type Operation = string

const ORIGIN = { origin: 'http://localhost:3000' }
const JSON_TYPE = { 'content-type': 'application/json' }
const AS_BACKEND = { ...JSON_TYPE, authorization: `Bearer ${TEST_API_KEY}` }

type Members = Readonly<Record<string, unknown>>

/** A backend and a browser that make valid requests for every route, with their own users, passkeys and session. */
export class HonestClient {
  readonly #server: TestApp
  #backendUser = ''
  #backendAuthenticator = createAuthenticator()
  #browserAuthenticator = createAuthenticator()
  #backendPasskeyId = ''
  #browserPasskeyId = ''
  #accessToken = ''
  #count = 0

  private constructor(server: TestApp) {
    this.#server = server
  }

  static async meet(server: TestApp): Promise<HonestClient> {
    const client = new HonestClient(server)
    await client.#settle()
    return client
  }

  get credentials(): Readonly<Record<'backend' | 'endUser', string>> {
    return { backend: `Bearer ${TEST_API_KEY}`, endUser: `Bearer ${this.#accessToken}` }
  }

  /** The path of an operation with the IDs of existing resources. */
  pathOf(template: string): string {
    const passkeyId = template.startsWith('/v1/me') ? this.#browserPasskeyId : this.#backendPasskeyId
    return template.replace('{userId}', this.#backendUser).replace('{passkeyId}', passkeyId)
  }

  /** Creates a user with a passkey for the backend, and a user with a session for the browser. */
  async #settle(): Promise<void> {
    this.#backendAuthenticator = createAuthenticator()
    this.#browserAuthenticator = createAuthenticator()
    const user = this.#newcomer()
    const { registrationOptions } = await this.#start('/v1/registration/start', AS_BACKEND, user)
    const publicKey = register(this.#backendAuthenticator, registrationOptions)
    const enrolled = await this.#send(post('/v1/registration/finish', AS_BACKEND, { userId: user.userId, publicKey }))
    this.#backendUser = user.userId
    this.#backendPasskeyId = passkeyIdIn(enrolled)
    const signedUp = await this.#send(await this.#make('POST /v1/sign-up/finish'))
    this.#accessToken = (signedUp.body as { accessToken: string }).accessToken
    this.#browserPasskeyId = passkeyIdIn(signedUp)
  }

  /** Makes a request that succeeds. Creates new users when earlier requests have deleted the current ones. */
  async draft(operation: Operation): Promise<Draft> {
    try {
      return await this.#make(operation)
    } catch (error) {
      if (!(error instanceof NotStarted)) throw error
      await this.#settle()
      return this.#make(operation)
    }
  }

  async #make(operation: Operation): Promise<Draft> {
    const make = this.#makers[operation]
    if (make !== undefined) return make()
    const [method = '', template = ''] = operation.split(' ')
    const authorization = /^\/v1\/(?:me|sign-out)(?:\/|$)/.test(template)
      ? this.credentials.endUser
      : this.credentials.backend
    return { method, url: this.pathOf(template), headers: { authorization } }
  }

  readonly #makers: Readonly<Record<Operation, () => Promise<Draft> | Draft>> = {
    'POST /v1/users': () => post('/v1/users', AS_BACKEND, this.#newcomer()),
    'PATCH /v1/users/{userId}': () => this.#patch('/v1/users/{userId}', AS_BACKEND, { displayName: 'Ada' }),
    'POST /v1/registration/start': () => post('/v1/registration/start', AS_BACKEND, this.#newcomer()),
    'POST /v1/registration/finish': async () => {
      const user = this.#newcomer()
      const { registrationOptions } = await this.#start('/v1/registration/start', AS_BACKEND, user)
      const publicKey = register(createAuthenticator(), registrationOptions)
      return post('/v1/registration/finish', AS_BACKEND, { userId: user.userId, publicKey })
    },
    'POST /v1/authentication/start': () =>
      post('/v1/authentication/start', AS_BACKEND, { userId: this.#backendUser, purpose: 'login' }),
    'POST /v1/authentication/finish': async () => {
      const user = { userId: this.#backendUser }
      const { authenticationOptions } = await this.#start('/v1/authentication/start', AS_BACKEND, user)
      const publicKey = authenticate(this.#backendAuthenticator, authenticationOptions)
      return post('/v1/authentication/finish', AS_BACKEND, { ...user, publicKey })
    },
    'PATCH /v1/users/{userId}/passkeys/{passkeyId}': () =>
      this.#patch('/v1/users/{userId}/passkeys/{passkeyId}', AS_BACKEND, { displayName: 'Key' }),
    'POST /v1/users/{userId}/passkeys/import': () => {
      const key = new U2fKey('https://localhost/app-id.json')
      return post(this.pathOf('/v1/users/{userId}/passkeys/import'), AS_BACKEND, key.toImport())
    },
    'POST /v1/users/{userId}/enrolment-tokens': () =>
      post(this.pathOf('/v1/users/{userId}/enrolment-tokens'), AS_BACKEND, { passkey: { displayName: 'Phone' } }),
    'DELETE /v1/users/{userId}/enrolment-tokens/{tokenId}': async () => {
      const { id } = await this.#enrolmentToken()
      const url = this.pathOf('/v1/users/{userId}/enrolment-tokens/{tokenId}').replace('{tokenId}', id)
      return { method: 'DELETE', url, headers: { authorization: this.credentials.backend } }
    },
    'POST /v1/enrolment/start': async () => {
      const { enrolmentToken } = await this.#enrolmentToken()
      return post('/v1/enrolment/start', JSON_TYPE, { enrolmentToken })
    },
    'POST /v1/enrolment/finish': async () => {
      const { enrolmentToken } = await this.#enrolmentToken()
      const { registrationOptions, cookie } = await this.#start('/v1/enrolment/start', JSON_TYPE, { enrolmentToken })
      const publicKey = register(createAuthenticator(), registrationOptions)
      return post('/v1/enrolment/finish', { ...JSON_TYPE, cookie }, { publicKey })
    },
    'POST /run-command': () => this.#command(),
    'POST /v1/api-keys': () => post('/v1/api-keys', AS_BACKEND, { name: 'one of many', scopes: ['users:read'] }),
    'GET /v1/api-keys/{keyId}': () => this.#forKey('GET', ''),
    'PATCH /v1/api-keys/{keyId}': () => this.#forKey('PATCH', '', { name: 'another', clear: ['expiresAt'] }),
    'POST /v1/api-keys/{keyId}/rotate': () => this.#forKey('POST', '/rotate', { overlapSeconds: 60 }),
    'POST /v1/api-keys/{keyId}/revoke': () => this.#forKey('POST', '/revoke'),
    'POST /v1/signed-requests/verify': () => {
      const { body, stamp } = this.#signedRequest()
      return post('/v1/signed-requests/verify', AS_BACKEND, { body, stamp, userId: this.#backendUser })
    },
    'POST /v1/signed-requests/verify-forwarded': () => {
      const { body, stamp } = this.#signedRequest()
      const headers = { ...AS_BACKEND, [stamp.stampHeaderName]: stamp.stampHeaderValue }
      return post('/v1/signed-requests/verify-forwarded', headers, JSON.parse(body))
    },
    'POST /v1/tokens/introspect': async () =>
      post('/v1/tokens/introspect', AS_BACKEND, { token: await this.#resultToken() }),
    'POST /v1/tokens/redeem': async () => post('/v1/tokens/redeem', AS_BACKEND, { token: await this.#resultToken() }),
    'POST /v1/tokens/refresh': async () => {
      const cookie = cookieIn(await this.#send(await this.#make('POST /v1/sign-in/finish')), 'refresh')
      return post('/v1/tokens/refresh', { ...JSON_TYPE, cookie }, {})
    },
    'DELETE /v1/me/sessions/{sessionId}': async () => {
      await this.#send(await this.#make('POST /v1/sign-in/finish'))
      const sessions = await this.#send(await this.#make('GET /v1/me/sessions'))
      if (sessions.status !== 200) throw new NotStarted(sessions.text)
      const [{ id }] = (sessions.body as { items: [{ id: string }] }).items
      const headers = await this.#confirmed('sessions.end', id)
      return { method: 'DELETE', url: `/v1/me/sessions/${id}`, headers }
    },
    'DELETE /v1/me/sessions': async () => {
      return { method: 'DELETE', url: '/v1/me/sessions', headers: await this.#confirmed('sessions.end', 'others') }
    },
    'POST /v1/sign-out/all': async () => {
      return { method: 'POST', url: '/v1/sign-out/all', headers: await this.#confirmed('sessions.end', 'others') }
    },
    'POST /v1/me/confirmations/start': () =>
      post('/v1/me/confirmations/start', this.#asUser(), { act: 'passkey.delete', target: this.#browserPasskeyId }),
    'POST /v1/me/confirmations/finish': () => this.#confirmation('passkey.delete', this.#browserPasskeyId),
    'POST /v1/me/step-up/finish': async () => {
      const { authenticationOptions, cookie } = await this.#start('/v1/me/step-up/start', this.#asUser(), undefined)
      const publicKey = authenticate(this.#browserAuthenticator, authenticationOptions)
      return post('/v1/me/step-up/finish', { ...this.#asUser(), cookie }, { publicKey })
    },
    'POST /v1/me/passkeys/start': () =>
      post('/v1/me/passkeys/start', this.#asUser(), { passkey: { displayName: 'Mine' } }),
    'POST /v1/me/passkeys/finish': async () => {
      const { registrationOptions, confirmation, cookie } = await this.#start(
        '/v1/me/passkeys/start',
        this.#asUser(),
        {},
      )
      const publicKey = register(createAuthenticator(), registrationOptions)
      const headers = { ...JSON_TYPE, ...(await this.#confirmed('passkey.add', confirmation.target, cookie)) }
      return post('/v1/me/passkeys/finish', headers, { publicKey })
    },
    'DELETE /v1/me/passkeys/{passkeyId}': async () => {
      const headers = await this.#confirmed('passkey.delete', this.#browserPasskeyId)
      return { method: 'DELETE', url: this.pathOf('/v1/me/passkeys/{passkeyId}'), headers }
    },
    'PATCH /v1/me/passkeys/{passkeyId}': () =>
      this.#patch('/v1/me/passkeys/{passkeyId}', this.#asUser(), { displayName: 'Mine' }),
    'POST /v1/sign-up/start': () => post('/v1/sign-up/start', JSON_TYPE, { email: `${this.#next()}@example.org` }),
    'POST /v1/sign-up/finish': async () => {
      const email = `${this.#next()}@example.org`
      const { registrationOptions, cookie } = await this.#start('/v1/sign-up/start', JSON_TYPE, { email })
      const publicKey = register(this.#browserAuthenticator, registrationOptions)
      return post('/v1/sign-up/finish', { ...JSON_TYPE, cookie }, { publicKey })
    },
    'POST /v1/sign-in/finish': async () => {
      const { authenticationOptions, cookie } = await this.#start('/v1/sign-in/start', JSON_TYPE, undefined)
      const publicKey = authenticate(this.#browserAuthenticator, authenticationOptions)
      return post('/v1/sign-in/finish', { ...JSON_TYPE, cookie }, { publicKey })
    },
  }

  /** Makes a request that finishes a confirmation. */
  async #confirmation(act: string, target: string, cookie?: string): Promise<Draft> {
    const headers = { ...this.#asUser(), ...(cookie !== undefined && { cookie }) }
    const confirming = await this.#start('/v1/me/confirmations/start', headers, { act, target })
    const publicKey = authenticate(this.#browserAuthenticator, confirming.authenticationOptions)
    return post('/v1/me/confirmations/finish', { ...headers, cookie: confirming.cookie }, { publicKey })
  }

  /** Confirms a change. Returns the headers of the request that makes it. */
  async #confirmed(act: string, target: string, cookie?: string): Promise<Record<string, string>> {
    const draft = await this.#confirmation(act, target, cookie)
    const { status, text, body } = await this.#send(draft)
    if (status !== 200) throw new NotStarted(text)
    const { authorization = '', cookie: browser = '' } = draft.headers
    return { authorization, cookie: browser, confirmation: (body as { token: string }).token }
  }

  /** Makes a request about a new API key. */
  async #forKey(method: string, action: string, body?: Members): Promise<Draft> {
    const { status, text, body: made } = await this.#send(await this.#make('POST /v1/api-keys'))
    if (status !== 201) throw new NotStarted(text)
    const url = `/v1/api-keys/${(made as { id: string }).id}${action}`
    return body === undefined
      ? { method, url, headers: { authorization: this.credentials.backend } }
      : { method, url, headers: AS_BACKEND, body }
  }

  /** Issues a single-use result token. */
  async #resultToken(): Promise<string> {
    const draft = await this.#make('POST /v1/authentication/finish')
    const answer = await this.#send({ ...draft, body: { ...(draft.body as Members), singleUse: true } })
    if (answer.status !== 200) throw new NotStarted(answer.text)
    return (answer.body as { resultToken: string }).resultToken
  }

  /** Signs a request as the user of the backend. */
  #signedRequest(): SignedRequestJson {
    const timestampMs = String(this.#server.clock.now().getTime())
    return signBody(this.#backendAuthenticator, JSON.stringify({ timestampMs, nonce: this.#next() }))
  }

  /** Makes a request with the next command. */
  async #command(): Promise<Draft> {
    const user = this.#newcomer()
    const { userId } = user
    const commands: (() => Promise<Members> | Members)[] = [
      () => ({ command: 'Ping', data: {} }),
      () => ({ command: 'StartPasskeyRegistration', data: user }),
      async () => {
        const { registrationOptions } = await this.#run('StartPasskeyRegistration', user)
        const publicKey = register(createAuthenticator(), registrationOptions)
        return { command: 'FinishPasskeyRegistration', data: { userId, publicKey } }
      },
      () => ({ command: 'StartPasskeyAuthentication', data: { userId: this.#backendUser } }),
      async () => {
        const { authenticationOptions } = await this.#run('StartPasskeyAuthentication', { userId: this.#backendUser })
        const publicKey = authenticate(this.#backendAuthenticator, authenticationOptions)
        return { command: 'FinishPasskeyAuthentication', data: { userId: this.#backendUser, publicKey } }
      },
      () => ({ command: 'FetchAllPasskeysForUser', data: { userId: this.#backendUser } }),
      () => ({ command: 'DeregisterPasskey', data: { userId, credentialId: 'AAAA' } }),
      () => ({ command: 'DeregisterAllPasskeysForUser', data: { userId } }),
    ]
    const make = commands[this.#count % commands.length] as () => Promise<Members> | Members
    return post('/run-command', AS_BACKEND, await make())
  }

  async #enrolmentToken(): Promise<{ readonly id: string; readonly enrolmentToken: string }> {
    const { status, text, body } = await this.#send(await this.#make('POST /v1/users/{userId}/enrolment-tokens'))
    if (status !== 201) throw new NotStarted(text)
    return body as { readonly id: string; readonly enrolmentToken: string }
  }

  async #run(command: string, data: Members): Promise<Started> {
    return started(await this.#send(post('/run-command', AS_BACKEND, { command, data })))
  }

  async #start(url: string, headers: Draft['headers'], body: unknown): Promise<Started> {
    return started(await this.#send(post(url, headers, body)))
  }

  #send({ method, url, headers, body }: Draft): Promise<TestResponse> {
    return this.#server.send({
      method: method,
      url,
      headers,
      ...(body !== undefined && { payload: JSON.stringify(body) }),
    })
  }

  #patch(template: string, headers: Draft['headers'], body: unknown): Draft {
    return { method: 'PATCH', url: this.pathOf(template), headers, body }
  }

  #asUser(): Record<string, string> {
    return { ...JSON_TYPE, authorization: this.credentials.endUser }
  }

  #newcomer(userId = this.#next()): { readonly userId: string; readonly emailOrUsername: string } {
    return { userId, emailOrUsername: `${userId}@example.com` }
  }

  #next(): string {
    this.#count += 1
    return `user-${this.#count}`
  }
}

interface Started {
  readonly registrationOptions: CreationOptions
  readonly authenticationOptions: RequestOptions
  readonly confirmation: { readonly target: string }
  readonly cookie: string
}

/** The user, passkey or session of a ceremony no longer exists. */
class NotStarted extends Error {}

function started({ status, text, body, headers }: TestResponse): Started {
  if (status !== 200) throw new NotStarted(text)
  return { ...(body as Started), cookie: String(headers['set-cookie'] ?? '').split(';')[0] ?? '' }
}

/** Returns the cookie whose name contains a text, for the header of the next request. */
function cookieIn({ headers }: TestResponse, name: string): string {
  const cookies = [headers['set-cookie'] ?? []].flat().map((line) => String(line).split(';')[0] ?? '')
  return cookies.find((cookie) => cookie.includes(`${name}=`)) ?? ''
}

const passkeyIdIn = ({ body }: TestResponse): string => (body as { passkey: { id: string } }).passkey.id

const post = (url: string, headers: Draft['headers'], body: unknown): Draft => ({ method: 'POST', url, headers, body })

const register = (authenticator: SoftwareAuthenticator, options: CreationOptions) =>
  authenticator.register({ ...options, excludeCredentials: [] }, ORIGIN)

function authenticate(authenticator: SoftwareAuthenticator, options: RequestOptions) {
  try {
    return authenticator.authenticate(options, ORIGIN)
  } catch {
    throw new NotStarted('The authenticator holds no allowed passkey.')
  }
}
