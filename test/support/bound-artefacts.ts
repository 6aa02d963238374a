import { randomBytes } from 'node:crypto'
import {
  createAuthenticator,
  type CreationOptions,
  type RequestOptions,
  type SoftwareAuthenticator,
} from '../../src/testing/index.js'
import { createEnrolmentToken, type Scene } from './advisory-server.js'
import { AS_BACKEND, type Artefact, type Attempt, bearer, cookieOf, later } from './bound-artefact.js'
import { CONFIRMATIONS } from './bound-confirmations.js'
import { assertion, bodyOf, type Json, registration } from './flows.js'

/** A ceremony whose response is signed when all bound values are final. */
interface CeremonyAttempt<Options> extends Attempt {
  options: Options
  authenticator: SoftwareAuthenticator
  origin: string
}

type CeremonyChange<Options> = (attempt: CeremonyAttempt<Options>) => Promise<void> | void

/** Makes an artefact of a ceremony. The response is created when the body is read. */
function ceremony<Options>(
  issue: (scene: Scene) => Promise<CeremonyAttempt<Options>>,
  wrong: Readonly<Record<string, CeremonyChange<Options>>>,
): Artefact {
  return { issue, wrong: wrong as Artefact['wrong'] }
}

function withResponse<Options>(
  attempt: Omit<CeremonyAttempt<Options>, 'body' | 'origin'> & { readonly more: Json },
  respond: (attempt: CeremonyAttempt<Options>) => unknown,
): CeremonyAttempt<Options> {
  let more = attempt.more
  return {
    ...attempt,
    origin: 'http://localhost:3000',
    get body() {
      return { ...more, publicKey: respond(this) }
    },
    set body(value: Json) {
      more = value
    },
  }
}

const respondToCreation = ({ authenticator, options, origin }: CeremonyAttempt<CreationOptions>) =>
  registration(authenticator, options, { origin })

const respondToRequest = ({ authenticator, options, origin }: CeremonyAttempt<RequestOptions>) =>
  assertion(authenticator, options, { origin })

const wrongOrigin = (attempt: { origin: string }) => {
  attempt.origin = 'http://localhost:3001'
}
const unknownChallenge = (attempt: { options: { challenge: string } }) => {
  attempt.options = { ...attempt.options, challenge: randomBytes(32).toString('base64url') }
}

const backendRegistration = ceremony<CreationOptions>(
  async (scene) => {
    await scene.backend.enrol('bob', createAuthenticator())
    const options = await scene.backend.creationOptions('ada')
    const request = { scene, url: '/v1/registration/finish', headers: AS_BACKEND, options }
    return withResponse(
      { ...request, authenticator: createAuthenticator(), more: { userId: 'ada' } },
      respondToCreation,
    )
  },
  {
    user: (attempt) => {
      attempt.body = { userId: 'bob' }
    },
    kind: async (attempt) => {
      const { challenge } = await attempt.scene.backend.requestOptions()
      attempt.options = { ...attempt.options, challenge }
    },
    realm: async (attempt) => {
      const { challenge } = await attempt.scene.browser().startSignUp('ada@example.org')
      attempt.options = { ...attempt.options, challenge }
    },
    origin: wrongOrigin,
    challenge: unknownChallenge,
    expiry: later(301),
  },
)

const backendAuthentication = ceremony<RequestOptions>(
  async (scene) => {
    const authenticator = createAuthenticator()
    await scene.backend.enrol('ada', authenticator)
    await scene.backend.enrol('bob', createAuthenticator())
    const options = await scene.backend.requestOptions({ userId: 'ada', purpose: 'payment' })
    const request = { scene, url: '/v1/authentication/finish', headers: AS_BACKEND, options, authenticator }
    return withResponse({ ...request, more: { userId: 'ada', purpose: 'payment' } }, respondToRequest)
  },
  {
    user: (attempt) => {
      attempt.body = { userId: 'bob', purpose: 'payment' }
    },
    purpose: async (attempt) => {
      const { challenge } = await attempt.scene.backend.requestOptions({ userId: 'ada' })
      attempt.options = { ...attempt.options, challenge }
    },
    kind: async (attempt) => {
      const { challenge } = await attempt.scene.backend.creationOptions('ada')
      attempt.options = { ...attempt.options, challenge }
      // Without a purpose, only the kind distinguishes the ceremonies.
      attempt.body = { userId: 'ada' }
    },
    realm: async (attempt) => {
      const { challenge } = await attempt.scene.browser().startSignIn()
      attempt.options = { ...attempt.options, challenge }
    },
    credential: async (attempt) => {
      attempt.authenticator = createAuthenticator()
      await attempt.scene.backend.enrol('carol', attempt.authenticator)
      attempt.options = { ...attempt.options, allowCredentials: [] }
    },
    origin: wrongOrigin,
    expiry: later(301),
  },
)

const stepUp = ceremony<RequestOptions>(
  async (scene) => {
    const browser = scene.browser()
    await browser.signUp('ada@example.org')
    const options = await browser.startStepUp()
    const headers = { ...bearer(browser.accessToken), cookie: cookieOf(browser, 'latchkey-browser') }
    const request = { scene, url: '/v1/me/step-up/finish', headers, options, authenticator: browser.authenticator }
    return withResponse({ ...request, more: {} }, respondToRequest)
  },
  {
    user: async (attempt) => {
      const eve = attempt.scene.browser()
      await eve.signUp('eve@example.org')
      Object.assign(attempt.headers, bearer(eve.accessToken))
    },
    browser: async (attempt) => {
      const other = attempt.scene.browser()
      await other.startSignIn()
      attempt.headers['cookie'] = cookieOf(other, 'latchkey-browser')
    },
    purpose: async (attempt) => {
      const { headers } = attempt
      const answer = await attempt.scene.server.send({ method: 'POST', url: '/v1/sign-in/start', headers, payload: {} })
      const { challenge } = bodyOf<{ authenticationOptions: RequestOptions }>(answer).authenticationOptions
      attempt.options = { ...attempt.options, challenge }
    },
    realm: async (attempt) => {
      const { challenge } = await attempt.scene.backend.requestOptions({ purpose: 'login' })
      attempt.options = { ...attempt.options, challenge }
    },
    origin: wrongOrigin,
    expiry: later(121),
  },
)

/** Changes one part of a secret `<prefix>_<id>_<secret>`. */
function changePart(text: string, index: 1 | 2): string {
  const parts = text.split('_')
  const part = parts[index] ?? ''
  parts[index] = (part.startsWith('0') ? '1' : '0') + part.slice(1)
  return parts.join('_')
}

const inToken = (index: 1 | 2) => (attempt: Attempt) => {
  attempt.body = { enrolmentToken: changePart(String(attempt.body?.['enrolmentToken']), index) }
}

const inCookie = (index: 1 | 2) => (attempt: Attempt) => {
  attempt.headers['cookie'] = changePart(attempt.headers['cookie'] ?? '', index)
}

const enrolmentToken: Artefact = {
  issue: async (scene) => {
    const made = await createEnrolmentToken(scene.backend, 'ada')
    return { scene, url: '/v1/enrolment/start', headers: {}, body: { enrolmentToken: made } }
  },
  wrong: {
    id: inToken(1),
    secret: inToken(2),
    expiry: later(901),
    user: async ({ scene }) => void (await scene.backend.send('DELETE', '/v1/users/ada')),
    revocation: async ({ scene, body }) => {
      const id = String(body?.['enrolmentToken']).split('_')[1]
      await scene.backend.send('DELETE', `/v1/users/ada/enrolment-tokens/${id}`)
    },
  },
}

const refreshToken: Artefact = {
  issue: async (scene) => {
    const browser = scene.browser()
    await browser.signUp('ada@example.org')
    const headers = { ...bearer(browser.accessToken), cookie: cookieOf(browser, 'latchkey-refresh') }
    return { scene, url: '/v1/tokens/refresh', headers, body: {} }
  },
  wrong: {
    id: inCookie(1),
    secret: inCookie(2),
    expiry: later(7 * 86_400 + 1),
    session: async ({ scene, headers: { authorization = '' } }) => {
      await scene.server.send({ method: 'POST', url: '/v1/sign-out', headers: { authorization } })
    },
    origin: (attempt) => {
      attempt.headers = { ...attempt.headers, origin: 'https://evil.example' }
    },
  },
}

const redeemableToken: Artefact = {
  issue: async (scene) => {
    const authenticator = createAuthenticator()
    await scene.backend.enrol('ada', authenticator)
    const publicKey = assertion(
      authenticator,
      await scene.backend.requestOptions({ userId: 'ada', purpose: 'payment' }),
    )
    const finished = await scene.backend.finishAuthentication(publicKey, { userId: 'ada', singleUse: true })
    const token = bodyOf(finished)['resultToken']
    return { scene, url: '/v1/tokens/redeem', headers: AS_BACKEND, body: { token, purpose: 'payment' } }
  },
  wrong: {
    purpose: (attempt) => {
      attempt.body = { ...attempt.body, purpose: 'login' }
    },
    signature: (attempt) => {
      const [head, claims] = String(attempt.body?.['token']).split('.')
      attempt.body = { ...attempt.body, token: [head, claims, randomBytes(64).toString('base64url')].join('.') }
    },
    expiry: later(3600),
    passkey: async ({ scene }) => void (await scene.backend.send('DELETE', '/v1/users/ada/passkeys')),
  },
}

/** Every artefact that a client can use once. A feature that adds one adds a row. */
export const ARTEFACTS: Readonly<Record<string, Artefact>> = {
  'a registration of a backend': backendRegistration,
  'an authentication of a backend': backendAuthentication,
  'a step-up': stepUp,
  'an enrolment token': enrolmentToken,
  'a refresh token': refreshToken,
  'a redeemable token': redeemableToken,
  ...CONFIRMATIONS,
}
