import { onClick, send } from './send.js'

/** This page calls Latchkey directly. The token identifies the user, so no shop session is needed. */
onClick('#enrol', async () => {
  const { latchkeyUrl } = await send('GET', '/settings.json')
  const enrolmentToken = location.hash.slice(1)
  // Latchkey binds the ceremony to this browser with a cookie.
  const asBrowser = { credentials: 'include' }
  const { registrationOptions } = await send('POST', `${latchkeyUrl}/v1/enrolment/start`, { enrolmentToken }, asBrowser)
  const publicKey = await window.SimpleWebAuthnBrowser.startRegistration({ optionsJSON: registrationOptions })
  await send('POST', `${latchkeyUrl}/v1/enrolment/finish`, { publicKey }, asBrowser)
  return 'This device now has a passkey.'
})
