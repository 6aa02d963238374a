import type { TestApp, TestAppOptions, TestResponse } from './app.js'
import { Backend, bodyOf, Browser, registration } from './flows.js'
import { reuseTestApp } from './reused-app.js'
import { createAuthenticator, type CreationOptions, type SoftwareAuthenticator } from '../../src/testing/index.js'

/** The server of the current test, and the clients that attack it. */
export interface Scene {
  readonly server: TestApp
  readonly backend: Backend
  /** Creates a browser without cookies. */
  browser(authenticator?: SoftwareAuthenticator): Browser
}

/** Provides a server without data to each test of a file. */
export function sceneForEach(options: Pick<TestAppOptions, 'config'> = {}): Scene {
  let server: TestApp
  beforeEach(async () => {
    server = await reuseTestApp(options)
  })
  afterEach(() => server.close())
  return {
    get server() {
      return server
    },
    get backend() {
      return new Backend(server)
    },
    browser: (authenticator = createAuthenticator()) => new Browser(server, authenticator),
  }
}

/** The code of a problem, or the status of a success. */
export function outcomeOf(answer: TestResponse): unknown {
  return answer.status < 300 ? answer.status : bodyOf(answer)['code']
}

/** Creates an enrolment token for a user, who is created if necessary. */
export async function createEnrolmentToken(backend: Backend, userId: string): Promise<string> {
  await backend.send('POST', '/v1/users', { userId, emailOrUsername: `${userId}@example.com` })
  const answer = await backend.send('POST', `/v1/users/${userId}/enrolment-tokens`, {})
  return bodyOf<{ enrolmentToken: string }>(answer).enrolmentToken
}

/** Starts an enrolment. The options are undefined when the server rejects the token. */
export async function startEnrolment(browser: Browser, enrolmentToken: string) {
  const answer = await browser.send('POST', '/v1/enrolment/start', { enrolmentToken })
  return { answer, options: bodyOf<{ registrationOptions: CreationOptions }>(answer).registrationOptions }
}

/** Uses an enrolment token with a new authenticator. Returns the last response of the server. */
export async function enrol(browser: Browser, enrolmentToken: string): Promise<TestResponse> {
  const { answer, options } = await startEnrolment(browser, enrolmentToken)
  if (answer.status !== 200) return answer
  return browser.finish('/v1/enrolment/finish', registration(browser.authenticator, options))
}

/** Returns the passkeys of a user, as the backend sees them. */
export async function passkeysOf(backend: Backend, userId: string): Promise<readonly { readonly id: string }[]> {
  return bodyOf<{ items: { id: string }[] }>(await backend.send('GET', `/v1/users/${userId}/passkeys`)).items
}
