import { createClient, type PropelAuthClient, type Result } from '@propelauth/byo-node'
import { ApiKeysService } from '../../src/auth/api-keys/api-keys.service.js'
import type { Scope } from '../../src/access/scopes.js'
import { startTestApp, TEST_API_KEY, type TestApp } from './app.js'
import {
  type AuthenticationInput,
  createAuthenticator,
  type CreationOptions,
  type RegistrationInput,
  type RequestOptions,
  type SoftwareAuthenticator,
} from '../../src/testing/index.js'

/** The one origin that the configuration of the tests allows. */
export const ORIGIN = 'https://example.com'

/** An origin on the RP ID's domain that is allowed only when a command names it. */
export const OTHER_ORIGIN = 'https://app.example.com'

/** What a backend with PropelAuth's official client, and the browsers of its users, do. */
export interface PropelAuthBench {
  readonly server: TestApp
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly client: PropelAuthClient
  /** A new key that has these scopes. */
  keyWith(...scopes: readonly Scope[]): Promise<string>
  /** Begins a registration and lets an authenticator answer. */
  create(userId: string, input?: Partial<RegistrationInput>): Promise<PublicKey>
  /** A whole registration; answers the authenticator that now holds the passkey. */
  register(userId: string, displayName?: string): Promise<SoftwareAuthenticator>
  /** Begins an authentication and lets an authenticator answer. */
  assert(userId: string, authenticator: SoftwareAuthenticator, input?: Partial<AuthenticationInput>): Promise<PublicKey>
  close(): Promise<void>
}

/** What browsers hand to a backend: the type the official client has for JSON. */
export type PublicKey = Parameters<PropelAuthClient['passkeys']['finishRegistration']>[0]['publicKey']

export async function startPropelAuthBench(): Promise<PropelAuthBench> {
  const server = await startTestApp({ config: { hostname: 'example.com', max_passkeys_per_user: 2 } })
  const url = await server.listen()
  const client = createClient({ url, integrationKey: TEST_API_KEY })
  const { passkeys } = client
  return {
    server,
    url,
    client,
    keyWith: async (...scopes) => {
      const { text } = await server.app.get(ApiKeysService).create({ name: scopes.join(' '), scopes })
      return text
    },
    create: async (userId, input = {}) => respond(createAuthenticator(), await optionsFor(client, userId), input),
    register: async (userId, passkeyDisplayName) => {
      const authenticator = createAuthenticator()
      const options = await optionsFor(client, userId, passkeyDisplayName)
      const publicKey = respond(authenticator, options, {})
      valueOf(await passkeys.finishRegistration({ userId, publicKey }))
      return authenticator
    },
    assert: async (userId, authenticator, input = {}) => {
      const { authenticationOptions } = valueOf(await passkeys.startAuthentication({ userId }))
      const options = authenticationOptions as unknown as RequestOptions
      return authenticator.authenticate(options, { origin: ORIGIN, ...input }) as unknown as PublicKey
    },
    close: () => server.close(),
  }
}

async function optionsFor(client: PropelAuthClient, userId: string, displayName?: string): Promise<CreationOptions> {
  const named = displayName === undefined ? {} : { passkeyDisplayName: displayName }
  const started = await client.passkeys.startRegistration({
    userId,
    emailOrUsername: `${userId}@example.com`,
    ...named,
  })
  return valueOf(started).registrationOptions as unknown as CreationOptions
}

function respond(authenticator: SoftwareAuthenticator, options: CreationOptions, input: Partial<RegistrationInput>) {
  return authenticator.register(options, { origin: ORIGIN, ...input }) as unknown as PublicKey
}

/** The data of a result that has to be one. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.data
}

/** The error of a result that has to be one. */
export function errorOf<E>(result: Result<unknown, E>): E {
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(result.data)}`)
  return result.error
}
