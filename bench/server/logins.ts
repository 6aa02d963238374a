import { randomUUID } from 'node:crypto'
import {
  createAuthenticator,
  type CreationOptions,
  type RequestOptions,
  type SoftwareAuthenticator,
} from '../../src/testing/index.js'
import { Client } from '../client.js'
import type { LatchkeyProcess } from './processes.js'

const ORIGIN = 'http://localhost:3000'

/** A user with one passkey. */
export interface BenchUser {
  readonly id: string
  readonly authenticator: SoftwareAuthenticator
}

/** Registers one user with a passkey for each lane. */
export async function registerUsers(
  { url, adminKey }: LatchkeyProcess,
  lanes: readonly number[],
): Promise<readonly BenchUser[]> {
  const backend = new Client(url, adminKey)
  const users: BenchUser[] = []
  for (const _lane of lanes) {
    const id = randomUUID()
    const authenticator = createAuthenticator()
    const names = { userId: id, emailOrUsername: `${id}@example.com` }
    const options = await expectSuccess(backend, '/v1/registration/start', names)
    const creation = options['registrationOptions'] as CreationOptions
    const publicKey = authenticator.register(creation, { origin: ORIGIN })
    await expectSuccess(backend, '/v1/registration/finish', { userId: id, publicKey })
    users.push({ id, authenticator })
  }
  backend.close()
  return users
}

/** A login of a known user through a backend. */
export async function loginToLatchkey(backend: Client, { id, authenticator }: BenchUser): Promise<void> {
  const started = await expectSuccess(backend, '/v1/authentication/start', { userId: id })
  const publicKey = authenticator.authenticate(started['authenticationOptions'] as RequestOptions, { origin: ORIGIN })
  await expectSuccess(backend, '/v1/authentication/finish', { userId: id, publicKey })
}

/** A sign-in of an end user without a name, which starts a session. */
export async function signInToLatchkey(browser: Client, { authenticator }: BenchUser): Promise<void> {
  const started = await expectSuccess(browser, '/v1/sign-in/start', {})
  const publicKey = authenticator.authenticate(started['authenticationOptions'] as RequestOptions, { origin: ORIGIN })
  await expectSuccess(browser, '/v1/sign-in/finish', { publicKey })
}

/** @throws an error unless the status is 200 */
export async function expectSuccess(client: Client, path: string, payload: object): Promise<Record<string, unknown>> {
  const { status, body } = await client.post(path, payload)
  if (status !== 200) throw new Error(`${path} returned ${status}: ${JSON.stringify(body)}`)
  return body
}
