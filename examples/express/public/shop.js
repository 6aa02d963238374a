import { onClick, run, say, send } from './send.js'

const { startAuthentication, startRegistration } = window.SimpleWebAuthnBrowser
const $ = (selector) => document.querySelector(selector)

async function show() {
  const me = await send('GET', '/api/me').catch(() => undefined)
  $('#outside').hidden = me !== undefined
  $('#inside').hidden = me === undefined
  if (me === undefined) return
  $('#who').textContent = me.email
  const passkeys = await send('GET', '/api/passkeys')
  $('#passkeys').replaceChildren(...passkeys.map(itemOf))
}

function itemOf({ id, displayName, state }) {
  const item = document.createElement('li')
  const name = displayName ?? 'Passkey'
  const label = Object.assign(document.createElement('span'), { textContent: `${name} (${state})` })
  const url = `/api/passkeys/${id}`
  const toggle = state === 'active' ? 'suspend' : 'resume'
  item.append(
    label,
    button(`Rename ${name}`, () => send('PATCH', url, { displayName: `${name}, renamed` })),
    button(`${toggle === 'suspend' ? 'Suspend' : 'Resume'} ${name}`, () => send('POST', `${url}/${toggle}`)),
    button(`Delete ${name}`, () => send('DELETE', url)),
  )
  return item
}

function button(text, work) {
  const element = Object.assign(document.createElement('button'), { textContent: text })
  element.addEventListener('click', () => run(() => work().then(show)))
  return element
}

$('#sign-up').addEventListener('submit', (event) => {
  event.preventDefault()
  const { email } = Object.fromEntries(new FormData(event.target))
  void run(() => send('POST', '/api/sign-up', { email }).then(show))
})

onClick('#sign-in', async () => {
  const optionsJSON = await send('POST', '/api/sign-in/start')
  await send('POST', '/api/sign-in/finish', await startAuthentication({ optionsJSON }))
  await show()
})

onClick('#add', async () => {
  const optionsJSON = await send('POST', '/api/passkeys/start')
  await send('POST', '/api/passkeys/finish', await startRegistration({ optionsJSON }))
  await show()
  return 'Your passkey was created.'
})

onClick('#link', async () => {
  const { link } = await send('POST', '/api/passkeys/enrolment-link')
  Object.assign($('#enrolment-link'), { hidden: false, href: link })
})

onClick('#pay', async () => {
  const optionsJSON = await send('POST', '/api/payments/start')
  const { approval } = await send('POST', '/api/payments/finish', await startAuthentication({ optionsJSON }))
  const { message } = await send('POST', '/api/payments', { approval, amount: 100 })
  return message
})

onClick('#rotate', async () => {
  await send('POST', '/api/rotate-key')
  return 'The key was rotated.'
})

onClick('#sign-out', async () => {
  await send('POST', '/api/sign-out')
  await show()
})

await show().catch((error) => say(error.message))
