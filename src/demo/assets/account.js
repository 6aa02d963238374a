import { api } from './api.js'
import { addPasskey, signal, stepUp } from './ceremonies.js'
import { announce, byId, showMessage, whileBusy } from './dom.js'
import { messageFor } from './messages.js'
import { showPasskeys } from './passkey-list.js'
import { session } from './session.js'
import { showTrace } from './trace-view.js'

let onSignedOut

export function startAccount(callbacks) {
  onSignedOut = callbacks.onSignedOut
  byId('add-button').addEventListener('click', ({ currentTarget }) => whileBusy(currentTarget, () => attempt(add)))
  byId('sign-out-button').addEventListener('click', ({ currentTarget }) => whileBusy(currentTarget, signOut))
}

/** Shows the account of the signed-in user. Shows the welcome page when the session has ended. */
export async function showAccount() {
  await attempt(async () => {
    const user = await api.me()
    byId('account-title').textContent = user.emailOrUsername
    await refresh()
  })
  if (!session.token) return
  byId('welcome').hidden = true
  byId('account').hidden = false
}

async function refresh() {
  const { items, signals } = await api.passkeys()
  showPasskeys(items, { rename, remove })
  await signal(signals)
}

async function add() {
  const { trace } = await withRecentAuthentication(addPasskey)
  await refresh()
  showTrace(trace)
  announce('Passkey added.')
}

const rename = (passkey, name) =>
  attempt(async () => {
    await api.rename(passkey.id, name)
    await refresh()
    announce('Passkey renamed.')
  })

const remove = (passkey) =>
  attempt(async () => {
    const { signals } = await withRecentAuthentication(() => api.delete(passkey.id))
    await signal(signals)
    // Deleting a passkey ends the sessions that it started, which may include this one.
    if (!(await isSignedIn())) return leave('Passkey deleted. You had signed in with it. Please sign in again.')
    await refresh()
    announce('Passkey deleted.')
  })

/** Asks the server whether the session is still active. */
async function isSignedIn() {
  try {
    return Boolean(await api.me())
  } catch (error) {
    if (error.code !== 'credentials_invalid') throw error
    return false
  }
}

async function signOut() {
  await api.signOut().catch(() => undefined)
  leave('You are signed out.')
}

function leave(message) {
  session.end()
  showTrace(undefined)
  onSignedOut(message)
  announce(message)
}

/** Runs a task. If it needs a recent authentication, asks for one and runs the task again. */
async function withRecentAuthentication(task) {
  try {
    return await task()
  } catch (error) {
    if (error.code !== 'recent_authentication_required') throw error
    session.begin(await stepUp())
    return task()
  }
}

/** Runs a task and shows a message when it fails. */
async function attempt(task) {
  showMessage(byId('account-message'), '')
  try {
    await task()
  } catch (error) {
    if (error.code === 'credentials_invalid') return leave(messageFor(error))
    showMessage(byId('account-message'), messageFor(error))
    if (error.trace) showTrace(error.trace)
  }
}
