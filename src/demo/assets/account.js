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

/** Shows the account of the one who is signed in; back to the welcome when the session is over. */
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
  const { trace } = await withRecentProof(addPasskey)
  await refresh()
  showTrace(trace)
  announce('The passkey was added.')
}

const rename = (passkey, name) =>
  attempt(async () => {
    await api.rename(passkey.id, name)
    await refresh()
    announce('The passkey was renamed.')
  })

const remove = (passkey) =>
  attempt(async () => {
    const { signals } = await withRecentProof(() => api.delete(passkey.id))
    await signal(signals)
    // With the passkey that signed somebody in goes their session.
    if (!(await isSignedIn())) return leave('The passkey was deleted. You had signed in with it: please sign in again.')
    await refresh()
    announce('The passkey was deleted.')
  })

/** Whether the session goes on; where it does not, no token of it is good any more. */
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

/** Runs what wants a recent proof of who is there; asks for one when theirs is too old. */
async function withRecentProof(task) {
  try {
    return await task()
  } catch (error) {
    if (error.code !== 'recent_authentication_required') throw error
    session.begin(await stepUp())
    return task()
  }
}

/** Runs what may be refused, and says so in the person's words. */
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
