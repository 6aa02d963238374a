import { TEST_API_KEY, startTestApp, type TestApp, type TestAppOptions } from '../app.js'
import {
  createAuthenticator,
  type CreationOptions,
  type RequestOptions,
  type SoftwareAuthenticator,
} from '../../../src/testing/index.js'
import { type Json, ORIGIN } from '../flows.js'
import { signBody } from '../stamps.js'
import { type Example, type Parts, Recorder } from './recorder.js'
import { repeatableKey, RepeatableRandom } from './repeatable.js'

const FINGERPRINT = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0').toUpperCase()).join(
  ':',
)

/** A configuration in which every well-known document exists. */
const CONFIG = {
  rp_name: 'Example',
  app_id: 'https://localhost/app-id.json',
  registration: { algorithms: ['EdDSA', 'ES256'] },
  documents: {
    related_origins: ['https://example.net'],
    passkey_endpoints: {
      enroll: 'https://example.com/account/passkeys/new',
      manage: 'https://example.com/account/passkeys',
    },
    android_apps: [{ package: 'com.example.app', sha256_cert_fingerprints: [FINGERPRINT] }],
    apple_apps: ['ABCDE12345.com.example.app'],
  },
  tokens: { refresh_token: 'body' },
}

const USER = { userId: 'u-1815' }

/** A U2F credential of another service. Its public key is the base point of P-256. */
const U2F_CREDENTIAL = {
  createdBy: 'u2f',
  credentialId: Buffer.alloc(64, 'key handle').toString('base64url'),
  publicKey: 'BGsX0fLhLEJH-Lzm5WOkQPJ3A32BLeszoPShOUXYmMKWT-NC4v4af5uO5-tKfA-eFivOM1drMV7Oy7ZAaDe_UfU',
  signCount: 41,
  transports: ['usb'],
  displayName: 'Old security key',
}

interface Started {
  readonly registrationOptions: CreationOptions
  readonly authenticationOptions: RequestOptions
  readonly confirmation: { readonly act: string; readonly target: string }
}

interface Tokens {
  readonly accessToken: string
  readonly refreshToken: string
}

/** A server, a backend, a browser and an authenticator whose messages are the same in every run. */
class Scenario {
  readonly #random = new RepeatableRandom('authenticator')
  readonly authenticator: SoftwareAuthenticator = createAuthenticator({ backup: { eligible: true, state: true } })

  constructor(readonly recorder: Recorder) {}

  backend<T = Record<string, unknown>>(method: 'GET' | 'POST' | 'PATCH' | 'DELETE', path: string, parts: Parts = {}) {
    return this.recorder.send<T>(method, path, { ...parts, bearer: TEST_API_KEY })
  }

  register({ registrationOptions }: Started) {
    const key = repeatableKey(this.#random)
    const credentialId = this.#random.bytes(32)
    const options = { ...registrationOptions, excludeCredentials: [] }
    return this.authenticator.register(options, { origin: ORIGIN, key, credentialId })
  }

  authenticate({ authenticationOptions }: Started) {
    return this.authenticator.authenticate(authenticationOptions, { origin: ORIGIN })
  }

  /** Registers a passkey for the backend's user and returns its id. */
  async enrol(): Promise<string> {
    const body = { ...USER, emailOrUsername: 'ada@example.com', displayName: 'Ada Lovelace' }
    const started = await this.backend<Started>('POST', '/v1/registration/start', { body })
    const finish = { ...USER, publicKey: this.register(started) }
    const answer = await this.backend<{ passkey: { id: string } }>('POST', '/v1/registration/finish', { body: finish })
    return answer.passkey.id
  }

  /** Signs in a user who has signed up before. */
  async signIn(): Promise<Tokens> {
    const start = { body: { email: 'grace@example.com' } }
    const started = await this.recorder.send<Started>('POST', '/v1/sign-in/start', start)
    const finish = { body: { publicKey: this.authenticate(started) } }
    return this.recorder.send<Tokens>('POST', '/v1/sign-in/finish', finish)
  }

  /** Confirms a change and returns the header that the change needs. */
  async confirm(
    bearer: string,
    body: { readonly act: string; readonly target: string },
  ): Promise<{ confirmation: string }> {
    const started = await this.recorder.send<Started>('POST', '/v1/me/confirmations/start', { bearer, body })
    const finish = { bearer, body: { publicKey: this.authenticate(started) } }
    const { token } = await this.recorder.send<{ token: string }>('POST', '/v1/me/confirmations/finish', finish)
    return { confirmation: token }
  }

  async authenticateUser(): Promise<string> {
    const started = await this.backend<Started>('POST', '/v1/authentication/start', { body: { ...USER } })
    const body = { ...USER, publicKey: this.authenticate(started), singleUse: true }
    return (await this.backend<{ resultToken: string }>('POST', '/v1/authentication/finish', { body })).resultToken
  }
}

/**
 * Calls every operation once and returns the exchanges by operation id.
 *
 * @param createApp creates the server; by default from the sources
 */
export async function playExamples(
  createApp?: TestAppOptions['createApp'],
): Promise<Readonly<Record<string, Example>>> {
  const signingKey = repeatableKey(new RepeatableRandom('tokens')).privateKey.export({ format: 'pem', type: 'pkcs8' })
  const server = await startTestApp({
    config: CONFIG,
    environment: { tokenSigningKey: signingKey.toString() },
    random: new RepeatableRandom('server'),
    ...(createApp && { createApp }),
  })
  try {
    return await play(server)
  } finally {
    await server.close()
  }
}

async function play(server: TestApp): Promise<Readonly<Record<string, Example>>> {
  const recorder = await Recorder.of(server)
  const scenario = new Scenario(recorder)
  await playKeys(scenario)
  await playUsers(scenario)
  await playEnrolment(scenario)
  await playAuthentication(scenario)
  await playSignedRequests(scenario, server.clock.now())
  await playEndUser(scenario)
  await playPasskeys(scenario)
  await playDocuments(scenario)
  const missing = recorder.operations.filter((id) => recorder.examples[id] === undefined)
  if (missing.length > 0) throw new Error(`there is no example of ${missing.join(', ')}`)
  return Object.fromEntries(Object.entries(recorder.examples).sort(([a], [b]) => (a < b ? -1 : 1)))
}

async function playKeys(scenario: Scenario): Promise<void> {
  const body = { name: 'shop', scopes: ['registration:write', 'authentication:write', 'passkeys:read'] }
  const { id: keyId } = await scenario.backend<{ id: string }>('POST', '/v1/api-keys', { body })
  const parameters = { keyId }
  await scenario.backend('GET', '/v1/api-keys', { parameters: { limit: '50' } })
  await scenario.backend('GET', '/v1/api-keys/{keyId}', { parameters })
  await scenario.backend('PATCH', '/v1/api-keys/{keyId}', { parameters, body: { name: 'web shop' } })
  await scenario.backend('POST', '/v1/api-keys/{keyId}/rotate', { parameters, body: { overlapSeconds: 3600 } })
  await scenario.backend('POST', '/v1/api-keys/{keyId}/revoke', { parameters })
}

async function playUsers(scenario: Scenario): Promise<void> {
  const profile = { emailOrUsername: 'ada@example.com', displayName: 'Ada' }
  await scenario.backend('POST', '/v1/users', { body: { ...USER, ...profile } })
  await scenario.backend('GET', '/v1/users', { parameters: { search: 'ada', limit: '50' } })
  await scenario.backend('GET', '/v1/users/{userId}', { parameters: USER })
  await scenario.backend('PATCH', '/v1/users/{userId}', { parameters: USER, body: { displayName: 'Ada Lovelace' } })
}

async function playEnrolment(scenario: Scenario): Promise<void> {
  await scenario.enrol()
  const tokens = '/v1/users/{userId}/enrolment-tokens'
  const offer = { parameters: USER, body: { expiresInSeconds: 600, passkey: { displayName: 'Phone' } } }
  const { enrolmentToken } = await scenario.backend<{ enrolmentToken: string }>('POST', tokens, offer)
  const body = { enrolmentToken }
  const started = await scenario.recorder.send<Started>('POST', '/v1/enrolment/start', { body })
  await scenario.recorder.send('POST', '/v1/enrolment/finish', { body: { publicKey: scenario.register(started) } })
  await scenario.backend('POST', tokens, offer)
  const listed = await scenario.backend<{ items: { id: string }[] }>('GET', tokens, { parameters: USER })
  const tokenId = listed.items[0]?.id ?? ''
  await scenario.backend('DELETE', `${tokens}/{tokenId}`, { parameters: { ...USER, tokenId } })
}

async function playAuthentication(scenario: Scenario): Promise<void> {
  const token = await scenario.authenticateUser()
  await scenario.backend('POST', '/v1/tokens/introspect', { body: { token } })
  await scenario.backend('POST', '/v1/tokens/redeem', { body: { token } })
}

async function playSignedRequests(scenario: Scenario, now: Date): Promise<void> {
  const first = scenario.authenticator.credentials[0]
  const sign = (amount: string) =>
    signBody(scenario.authenticator, JSON.stringify({ timestampMs: String(now.getTime()), amount }), {
      ...(first && { credentialId: first.id }),
    })
  const expected = { userId: USER.userId, method: 'POST', path: '/v1/payments' }
  await scenario.backend('POST', '/v1/signed-requests/verify', { body: { ...sign('10.00'), ...expected } })
  const { body, stamp } = sign('20.00')
  const forwarded = { parameters: expected, headers: { [stamp.stampHeaderName]: stamp.stampHeaderValue } }
  await scenario.backend('POST', '/v1/signed-requests/verify-forwarded', {
    ...forwarded,
    body: JSON.parse(body) as Json,
  })
}

async function playEndUser(scenario: Scenario): Promise<void> {
  const { recorder } = scenario
  const signUp = await recorder.send<Started>('POST', '/v1/sign-up/start', { body: { email: 'grace@example.com' } })
  await recorder.send('POST', '/v1/sign-up/finish', { body: { publicKey: scenario.register(signUp) } })
  const signedIn = await scenario.signIn()
  const refreshed = await recorder.send<Tokens>('POST', '/v1/tokens/refresh', {
    body: { refreshToken: signedIn.refreshToken },
  })
  await playSignedIn(scenario, refreshed.accessToken)
  const { accessToken: bearer } = await scenario.signIn()
  await recorder.send('POST', '/v1/sign-out', { bearer })
}

async function playSignedIn(scenario: Scenario, bearer: string): Promise<void> {
  const { recorder } = scenario
  await recorder.send('GET', '/v1/me', { bearer })
  const stepUp = await recorder.send<Started>('POST', '/v1/me/step-up/start', { bearer })
  await recorder.send('POST', '/v1/me/step-up/finish', { bearer, body: { publicKey: scenario.authenticate(stepUp) } })
  const adding = await recorder.send<Started>('POST', '/v1/me/passkeys/start', { bearer, body: {} })
  const added = { publicKey: scenario.register(adding) }
  const headers = await scenario.confirm(bearer, adding.confirmation)
  const finish = { bearer, headers, body: added }
  const { passkey } = await recorder.send<{ passkey: { id: string } }>('POST', '/v1/me/passkeys/finish', finish)
  await recorder.send('GET', '/v1/me/passkeys', { bearer })
  const parameters = { passkeyId: passkey.id }
  await recorder.send('PATCH', '/v1/me/passkeys/{passkeyId}', { bearer, parameters, body: { displayName: 'Laptop' } })
  const deletion = { act: 'passkey.delete', target: parameters.passkeyId }
  const deleted = { bearer, parameters, headers: await scenario.confirm(bearer, deletion) }
  await recorder.send('DELETE', '/v1/me/passkeys/{passkeyId}', deleted)
  const sessions = await recorder.send<{ items: { id: string; current: boolean }[] }>('GET', '/v1/me/sessions', {
    bearer,
  })
  const other = sessions.items.find(({ current }) => !current)?.id ?? ''
  const ended = { bearer, parameters: { sessionId: other } }
  const end = async (target: string) => ({ headers: await scenario.confirm(bearer, { act: 'sessions.end', target }) })
  await recorder.send('DELETE', '/v1/me/sessions/{sessionId}', { ...ended, ...(await end(other)) })
  await recorder.send('DELETE', '/v1/me/sessions', { bearer, ...(await end('others')) })
  await recorder.send('POST', '/v1/sign-out/all', { bearer, ...(await end('others')) })
}

async function playPasskeys(scenario: Scenario): Promise<void> {
  const passkeyId = await scenario.enrol()
  const parameters = { ...USER, passkeyId }
  const one = '/v1/users/{userId}/passkeys/{passkeyId}'
  await scenario.backend('GET', '/v1/users/{userId}/passkeys', { parameters: USER })
  await scenario.backend('GET', one, { parameters })
  await scenario.backend('PATCH', one, { parameters, body: { displayName: 'Laptop' } })
  await scenario.backend('POST', `${one}/suspend`, { parameters })
  await scenario.backend('POST', `${one}/resume`, { parameters })
  await scenario.backend('DELETE', one, { parameters })
  await scenario.backend('POST', '/v1/users/{userId}/passkeys/import', { parameters: USER, body: U2F_CREDENTIAL })
  await scenario.backend('DELETE', '/v1/users/{userId}/passkeys', { parameters: USER })
  await scenario.backend('GET', '/v1/users/{userId}/sessions', { parameters: USER })
  await scenario.backend('DELETE', '/v1/users/{userId}/sessions', { parameters: USER })
  await scenario.backend('DELETE', '/v1/users/{userId}', { parameters: USER })
}

/** The documents below `/.well-known/`. */
const DOCUMENTS = [
  'webauthn',
  'passkey-endpoints',
  'assetlinks.json',
  'apple-app-site-association',
  'jwks.json',
  'oauth-authorization-server',
]

async function playDocuments({ recorder }: Scenario): Promise<void> {
  for (const path of DOCUMENTS) {
    await recorder.send('GET', `/.well-known/${path}`)
  }
  for (const path of ['/health/live', '/health/ready']) await recorder.send('GET', path)
  for (const path of ['/v1/metadata', '/v1/metadata/affected-passkeys', '/v1/doctor', '/metrics']) {
    await recorder.send('GET', path, { bearer: TEST_API_KEY })
  }
  const body = { command: 'FetchAllPasskeysForUser', data: { userId: 'u-1' } }
  await recorder.send('POST', '/run-command', { bearer: TEST_API_KEY, body })
}
