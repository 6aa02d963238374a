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

/** The only configured origin. */
export const ORIGIN = 'https://example.com'

/** An origin on the RP ID's domain that a ceremony accepts only as additional origin. */
export const OTHER_ORIGIN = 'https://app.example.com'

/** A server with a backend that uses PropelAuth's official client, and the authenticators of its users. */
export interface PropelAuthBench {
  readonly server: TestApp
  /** `http://127.0.0.1:<port>` */
  readonly url: string
  readonly client: PropelAuthClient
  /** Creates an API key with these scopes. */
  keyWith(...scopes: readonly Scope[]): Promise<string>
  /** Starts a registration and returns the response of a new authenticator. */
  create(userId: string, input?: Partial<RegistrationInput>): Promise<PublicKey>
  /** Registers a passkey and returns the authenticator that holds it. */
  register(userId: string, displayName?: string): Promise<SoftwareAuthenticator>
  /** Starts an authentication and returns the authenticator's response. */
  assert(userId: string, authenticator: SoftwareAuthenticator, input?: Partial<AuthenticationInput>): Promise<PublicKey>
  close(): Promise<void>
}

/** The official client's type for the JSON of a browser's response. */
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

/** Returns the data of a successful result; throws for an error. */
export function valueOf<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`refused: ${JSON.stringify(result.error)}`)
  return result.data
}

/** Returns the error of a failed result; throws for a success. */
export function errorOf<E>(result: Result<unknown, E>): E {
  if (result.ok) throw new Error(`accepted: ${JSON.stringify(result.data)}`)
  return result.error
}
