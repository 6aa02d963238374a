import { announce, byId, showMessage, whileBusy } from './dom.js'
import { pickSuggestion, signIn, signUp } from './ceremonies.js'
import { messageFor, TEXTS } from './texts.js'
import { showTrace } from './trace-view.js'
import { session } from './session.js'

const TABS = ['sign-in', 'sign-up']

/** Suggestions get a new challenge after this fraction of the lifetime of the old one. */
const RENEWAL = 0.8

let onSignedIn
let renewal
/** Identifies the current wait for a suggestion. */
let waiting

export function startWelcome(callbacks) {
  onSignedIn = callbacks.onSignedIn
  for (const name of TABS) byId(`tab-${name}`).addEventListener('click', () => selectTab(name))
  byId('tab-sign-in').parentElement.addEventListener('keydown', moveAmongTabs)
  byId('sign-in-name').addEventListener('focus', () => waiting ?? suggest())
  onSubmit('sign-in', signIn)
  onSubmit('sign-up', signUp)
}

/** @param message why the user is back on the welcome page */
export function showWelcome(message = '') {
  byId('account').hidden = true
  byId('welcome').hidden = false
  selectTab('sign-in')
  for (const name of TABS) formOf(name).reset()
  showMessage(byId('entry-message'), message, 'good')
  // The tabs are hidden when the server accepts no sign-ups.
  if (message) [byId('tab-sign-in'), byId('sign-in-button')].find((each) => each.checkVisibility())?.focus()
  suggest()
}

/** The form in the panel of a tab. */
const formOf = (name) => byId(name).querySelector('form')

function selectTab(selected) {
  for (const name of TABS) {
    const tab = byId(`tab-${name}`)
    tab.ariaSelected = String(name === selected)
    tab.tabIndex = name === selected ? 0 : -1
    byId(name).hidden = name !== selected
  }
  showMessage(byId('entry-message'), '')
}

function moveAmongTabs(event) {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return
  const other = TABS.find((name) => byId(name).hidden)
  selectTab(other)
  byId(`tab-${other}`).focus()
}

function onSubmit(name, ceremony) {
  const form = formOf(name)
  const input = form.querySelector('input')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!input.reportValidity()) return
    void whileBusy(byId(`${name}-button`), async () => {
      await enter(() => ceremony(input.value.trim()), TEXTS.waiting[name])
      if (!session.token) void suggest()
    })
  })
}

/** Runs a ceremony that signs the user in. */
async function enter(ceremony, waitingText = '') {
  showMessage(byId('entry-message'), waitingText, 'good')
  announce(waitingText)
  clearTimeout(renewal)
  waiting = undefined
  try {
    const result = await ceremony()
    session.begin(result)
    await onSignedIn()
    byId('account-title').focus()
    showTrace(result.trace)
    announce(TEXTS.signedIn)
  } catch (error) {
    showMessage(byId('entry-message'), messageFor(error))
    showTrace(error.trace)
  }
}

/**
 * Lets the email field suggest passkeys until the user picks one or starts another ceremony. After a rejected passkey,
 * suggestions start again only when the user focuses the field.
 */
async function suggest() {
  clearTimeout(renewal)
  const mine = Symbol('wait')
  waiting = mine
  const finish = await pickSuggestion((timeout) => {
    if (waiting === mine) renewal = setTimeout(suggest, timeout * RENEWAL)
    return waiting === mine
  })
  if (waiting !== mine) return
  waiting = undefined
  if (finish) await enter(finish)
}
