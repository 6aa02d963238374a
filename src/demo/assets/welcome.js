import { announce, byId, showMessage, whileBusy } from './dom.js'
import { pickSuggestion, signIn, signUp } from './ceremonies.js'
import { messageFor } from './messages.js'
import { showTrace } from './trace-view.js'
import { session } from './session.js'

const TABS = ['sign-in', 'sign-up']

/** When suggestions get a new challenge, as a part of the time the old one is good for. */
const RENEWAL = 0.8

let onSignedIn
let renewal
/** The wait for a suggestion to be picked, while there is one. */
let waiting

export function startWelcome(callbacks) {
  onSignedIn = callbacks.onSignedIn
  for (const name of TABS) byId(`tab-${name}`).addEventListener('click', () => selectTab(name))
  byId('tab-sign-in').parentElement.addEventListener('keydown', moveAmongTabs)
  byId('sign-in-name').addEventListener('focus', () => waiting ?? suggest())
  onSubmit('sign-in', signIn)
  onSubmit('sign-up', signUp)
}

/** @param message why the person is here again */
export function showWelcome(message = '') {
  byId('account').hidden = true
  byId('welcome').hidden = false
  selectTab('sign-in')
  for (const name of TABS) byId(name).reset()
  showMessage(byId('entry-message'), message, 'good')
  suggest()
}

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
  const form = byId(name)
  const input = form.querySelector('input')
  form.addEventListener('submit', (event) => {
    event.preventDefault()
    if (!input.reportValidity()) return
    void whileBusy(byId(`${name}-button`), async () => {
      await enter(() => ceremony(input.value.trim()))
      if (!session.token) void suggest()
    })
  })
}

/** Runs a ceremony that ends signed in. */
async function enter(ceremony) {
  showMessage(byId('entry-message'), '')
  clearTimeout(renewal)
  waiting = undefined
  try {
    const answer = await ceremony()
    session.begin(answer)
    await onSignedIn()
    showTrace(answer.trace)
    announce('You are signed in.')
  } catch (error) {
    showMessage(byId('entry-message'), messageFor(error))
    showTrace(error.trace)
  }
}

/**
 * Lets the email field suggest passkeys until one is picked or another ceremony begins. After a refused pick, the next
 * visit to the field begins it again, never the page by itself.
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
