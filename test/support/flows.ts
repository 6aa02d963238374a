import type { InjectOptions } from 'fastify'
import { ceremonyIdIn } from '../../src/passkeys/ceremonies/ceremonies.service.js'
import { TEST_API_KEY, type TestApp, type TestResponse } from './app.js'
import {
  type AuthenticationInput,
  type AuthenticationResponseJson,
  createAuthenticator,
  type CreationOptions,
  type RegistrationInput,
  type RegistrationResponseJson,
  type RequestOptions,
  type SoftwareAuthenticator,
} from '../../src/testing/index.js'

/** The origin of ceremonies under the default configuration. */
export const ORIGIN = 'http://localhost:3000'

export type Json = Record<string, unknown>
export type Method = 'GET' | 'POST' | 'PATCH' | 'DELETE'

/** The body of a response as an object of the given type. */
export function bodyOf<T = Json>({ body }: TestResponse): T {
  return body as T
}

/** The members of a passkey in responses that tests read. */
export interface PasskeyJson {
  readonly id: string
  readonly credentialId: string
  readonly displayName: string | null
  readonly state: string
  readonly lastUsedAt: string | null
}

/** A backend with its API key. */
export class Backend {
  constructor(
    readonly server: TestApp,
    readonly key: string = TEST_API_KEY,
  ) {}

  send(method: Method, url: string, payload?: Json): Promise<TestResponse> {
    const headers = { authorization: `Bearer ${this.key}` }
    return this.server.send({ method, url, headers, ...(payload !== undefined && { payload }) })
  }

  /** Starts a registration. Throws when the server rejects it. */
  async creationOptions(userId: string, more: Json = {}): Promise<CreationOptions> {
    const body = { userId, emailOrUsername: `${userId}@example.com`, ...more }
    const answer = await this.send('POST', '/v1/registration/start', body)
    return succeeded(answer)['registrationOptions'] as CreationOptions
  }

  /** Starts an authentication, with or without a named user. Throws when the server rejects it. */
  async requestOptions(body: Json = {}): Promise<RequestOptions> {
    return succeeded(await this.send('POST', '/v1/authentication/start', body))[
      'authenticationOptions'
    ] as RequestOptions
  }

  finishRegistration(userId: string, publicKey: unknown): Promise<TestResponse> {
    return this.send('POST', '/v1/registration/finish', { userId, publicKey })
  }

  finishAuthentication(publicKey: unknown, more: Json = {}): Promise<TestResponse> {
    return this.send('POST', '/v1/authentication/finish', { publicKey, ...more })
  }

  /** Registers a passkey of a user in an authenticator. */
  async enrol(
    userId: string,
    authenticator: SoftwareAuthenticator,
    input: Partial<RegistrationInput> = {},
  ): Promise<PasskeyJson> {
    const publicKey = registration(authenticator, await this.creationOptions(userId), input)
    return succeeded(await this.finishRegistration(userId, publicKey))['passkey'] as PasskeyJson
  }
}

/** A browser with its cookies, an authenticator, and the access token of the signed-in user. */
export class Browser {
  readonly authenticator: SoftwareAuthenticator
  readonly cookies = new Map<string, string>()
  accessToken: string | undefined

  constructor(
    readonly server: TestApp,
    authenticator: SoftwareAuthenticator = createAuthenticator(),
    readonly origin: string = ORIGIN,
  ) {
    this.authenticator = authenticator
  }

  async send(method: Method, url: string, payload?: Json, more: Record<string, string> = {}): Promise<TestResponse> {
    const cookie = [...this.cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const headers = {
      ...more,
      ...(cookie !== '' && { cookie }),
      ...(this.accessToken !== undefined && { authorization: `Bearer ${this.accessToken}` }),
    }
    const request: InjectOptions = { method, url, headers, ...(payload !== undefined && { payload }) }
    const answer = await this.server.send(request)
    this.#keepCookies(answer)
    return answer
  }

  async startSignUp(email: string): Promise<CreationOptions> {
    return succeeded(await this.send('POST', '/v1/sign-up/start', { email }))['registrationOptions'] as CreationOptions
  }

  /** Starts a sign-in, with or without an email address. */
  async startSignIn(email?: string): Promise<RequestOptions> {
    const answer = await this.send('POST', '/v1/sign-in/start', email === undefined ? undefined : { email })
    return succeeded(answer)['authenticationOptions'] as RequestOptions
  }

  async startStepUp(): Promise<RequestOptions> {
    return succeeded(await this.send('POST', '/v1/me/step-up/start'))['authenticationOptions'] as RequestOptions
  }

  async startAdding(body: Json = {}): Promise<CreationOptions> {
    return succeeded(await this.send('POST', '/v1/me/passkeys/start', body))['registrationOptions'] as CreationOptions
  }

  /** Starts a confirmation. Throws when the server rejects it. */
  async startConfirmation(act: string, target: string): Promise<RequestOptions> {
    const answer = await this.send('POST', '/v1/me/confirmations/start', { act, target })
    return succeeded(answer)['authenticationOptions'] as RequestOptions
  }

  /** Confirms a change with the newest passkey that the server offers, and returns the token. */
  async confirm(act: string, target: string, authenticator = this.authenticator): Promise<string> {
    const publicKey = assertion(authenticator, await this.startConfirmation(act, target), { origin: this.origin })
    return String(succeeded(await this.finish('/v1/me/confirmations/finish', publicKey))['token'])
  }

  /** Sends a request with the token of a confirmation. */
  sendConfirmed(token: string, method: Method, url: string, payload?: Json): Promise<TestResponse> {
    return this.send(method, url, payload, { confirmation: token })
  }

  /** Confirms and finishes the registration of another passkey. */
  async finishAdding(publicKey: RegistrationResponseJson): Promise<TestResponse> {
    const token = await this.confirm('passkey.add', ceremonyIdIn('registration', publicKey))
    return this.sendConfirmed(token, 'POST', '/v1/me/passkeys/finish', { publicKey })
  }

  /** Adds a passkey of another authenticator. */
  async addPasskey(authenticator: SoftwareAuthenticator = createAuthenticator()): Promise<PasskeyJson> {
    const publicKey = registration(authenticator, await this.startAdding(), { origin: this.origin })
    return succeeded(await this.finishAdding(publicKey))['passkey'] as PasskeyJson
  }

  /** Confirms and deletes a passkey of the user. */
  async deletePasskey(id: string): Promise<TestResponse> {
    return this.sendConfirmed(await this.confirm('passkey.delete', id), 'DELETE', `/v1/me/passkeys/${id}`)
  }

  finish(url: string, publicKey: unknown): Promise<TestResponse> {
    return this.send('POST', url, { publicKey })
  }

  /** Signs up with a new passkey and stays signed in. */
  async signUp(email: string): Promise<SignedInJson> {
    const publicKey = registration(this.authenticator, await this.startSignUp(email), { origin: this.origin })
    return this.#signedIn(await this.finish('/v1/sign-up/finish', publicKey))
  }

  /** Signs in with the newest passkey and stays signed in. */
  async signIn(): Promise<SignedInJson> {
    const publicKey = assertion(this.authenticator, await this.startSignIn(), { origin: this.origin })
    return this.#signedIn(await this.finish('/v1/sign-in/finish', publicKey))
  }

  #signedIn(answer: TestResponse): SignedInJson {
    const body = succeeded(answer) as unknown as SignedInJson
    this.accessToken = body.accessToken
    return body
  }

  #keepCookies({ headers }: TestResponse): void {
    for (const line of [headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(String(line)) ?? []
      if (name !== undefined && value !== undefined) this.cookies.set(name, value)
    }
  }
}

export interface SignedInJson {
  readonly user: { readonly userId: string; readonly emailOrUsername: string; readonly displayName: string | null }
  readonly passkey: PasskeyJson
  readonly accessToken: string
  readonly tokenType: string
  readonly expiresAt: string
  readonly trace?: unknown
}

/** Creates a passkey at the default origin. */
export function registration(
  authenticator: SoftwareAuthenticator,
  options: CreationOptions,
  input: Partial<RegistrationInput> = {},
): RegistrationResponseJson {
  return authenticator.register(options, { origin: ORIGIN, ...input })
}

/** Uses a passkey at the default origin. */
export function assertion(
  authenticator: SoftwareAuthenticator,
  options: RequestOptions,
  input: Partial<AuthenticationInput> = {},
): AuthenticationResponseJson {
  return authenticator.authenticate(options, { origin: ORIGIN, ...input })
}

function succeeded(answer: TestResponse): Json {
  if (answer.status >= 300) throw new Error(`The server rejected a valid request: ${answer.status} ${answer.text}`)
  return bodyOf(answer)
}
