import { api } from './api.js'
import { addPasskey, deletePasskey, signal } from './ceremonies.js'
import { announce, byId, openDialog, showMessage, whileBusy } from './dom.js'
import { messageFor, TEXTS } from './texts.js'
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
  showPasskeys(items, { rename, remove, add: () => whileBusy(byId('add-button'), () => attempt(add)) })
  await signal(signals)
}

/** The texts during the prompts of the browser. */
const PROMPTS = { confirm: TEXTS.waiting['confirm-adding'], create: TEXTS.waiting['create-another'] }

async function add() {
  if (!(await openDialog(byId('add-dialog'), 'add'))) return
  const { trace } = await addPasskey((prompt) => {
    showMessage(byId('account-message'), PROMPTS[prompt], 'good')
    announce(PROMPTS[prompt])
  })
  showMessage(byId('account-message'), '')
  await refresh()
  showTrace(trace)
  announce(TEXTS.passkey.added)
}

const rename = (passkey, name) =>
  attempt(async () => {
    await api.rename(passkey.id, name)
    await refresh()
    byId('passkeys')
      .querySelector(`[data-passkey="${CSS.escape(passkey.id)}"] button`)
      ?.focus()
    announce(TEXTS.passkey.renamed)
  })

const remove = (passkey) =>
  attempt(async () => {
    showMessage(byId('account-message'), TEXTS.waiting['confirm-deletion'], 'good')
    announce(TEXTS.waiting['confirm-deletion'])
    const { signals } = await deletePasskey(passkey.id)
    showMessage(byId('account-message'), '')
    await signal(signals)
    // Deleting a passkey ends the sessions that it started, which may include this one.
    if (!(await isSignedIn())) return leave(TEXTS.passkey.deletedOwn)
    await refresh()
    byId('passkeys-title').focus()
    announce(TEXTS.passkey.deleted)
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
  leave(TEXTS.signedOut)
}

function leave(message) {
  session.end()
  showTrace(undefined)
  onSignedOut(message)
  announce(message)
}

/** Runs a task and shows a message when it fails. */
async function attempt(task) {
  showMessage(byId('account-message'), '')
  try {
    await task()
  } catch (error) {
    if (error.code === 'credentials_invalid') return leave(messageFor(error))
    const unchanged = error.name === 'NotAllowedError' ? ` ${TEXTS.passkey.unchanged}` : ''
    showMessage(byId('account-message'), messageFor(error) + unchanged)
    if (error.trace) showTrace(error.trace)
  }
}
