import { type Artefact, type Attempt, bearer, cookieOf, later } from './bound-artefact.js'
import type { Browser, PasskeyJson } from './flows.js'

/** A request with a confirmation, and the browser that made both. */
interface ConfirmedAttempt extends Attempt {
  readonly browser: Browser
  readonly first: PasskeyJson
}

type Change = (attempt: ConfirmedAttempt) => Promise<void> | void

const headersOf = (browser: Browser, confirmation: string) => ({
  ...bearer(browser.accessToken),
  cookie: cookieOf(browser, 'latchkey-browser'),
  confirmation,
})

const OF_EVERY_CONFIRMATION: Readonly<Record<string, Change>> = {
  token: (attempt) => {
    const { confirmation = '' } = attempt.headers
    const last = confirmation.endsWith('0') ? '1' : '0'
    attempt.headers['confirmation'] = confirmation.slice(0, -1) + last
  },
  user: async (attempt) => {
    const eve = attempt.scene.browser()
    await eve.signUp('eve@example.org')
    Object.assign(attempt.headers, bearer(eve.accessToken))
  },
  session: async (attempt) => {
    await attempt.browser.signIn()
    Object.assign(attempt.headers, bearer(attempt.browser.accessToken))
  },
  browser: async (attempt) => {
    const other = attempt.scene.browser()
    await other.startSignIn()
    attempt.headers['cookie'] = cookieOf(other, 'latchkey-browser')
  },
  expiry: later(301),
}

/** Makes an artefact of a confirmation. Adds the values of its act to the values that bind every confirmation. */
function confirmation(
  issue: (scene: Attempt['scene']) => Promise<ConfirmedAttempt>,
  own: Readonly<Record<string, Change>>,
) {
  return { issue, wrong: { ...OF_EVERY_CONFIRMATION, ...own } as Artefact['wrong'] }
}

const endingSessions = confirmation(
  async (scene) => {
    const browser = scene.browser()
    const { passkey: first } = await browser.signUp('ada@example.org')
    const headers = headersOf(browser, await browser.confirm('sessions.end', 'others'))
    return { scene, method: 'DELETE', url: '/v1/me/sessions', headers, body: undefined, browser, first }
  },
  {
    act: async (attempt) => {
      attempt.headers['confirmation'] = await attempt.browser.confirm('passkey.delete', attempt.first.id)
    },
    target: async (attempt) => {
      attempt.headers['confirmation'] = await attempt.browser.confirm('sessions.end', attempt.first.id)
    },
  },
)

const deletion = confirmation(
  async (scene) => {
    const browser = scene.browser()
    const { passkey: first } = await browser.signUp('ada@example.org')
    const { id } = await browser.addPasskey(scene.browser().authenticator)
    const headers = headersOf(browser, await browser.confirm('passkey.delete', id))
    return { scene, method: 'DELETE', url: `/v1/me/passkeys/${id}`, headers, body: undefined, browser, first }
  },
  {
    act: async (attempt) => {
      attempt.headers['confirmation'] = await attempt.browser.confirm('sessions.end', 'others')
    },
    target: (attempt) => {
      attempt.url = `/v1/me/passkeys/${attempt.first.id}`
    },
  },
)

/** The confirmations of changes by a signed-in user. */
export const CONFIRMATIONS: Readonly<Record<string, Artefact>> = {
  'a confirmation of ending sessions': endingSessions,
  'a confirmation of a deletion': deletion,
}
