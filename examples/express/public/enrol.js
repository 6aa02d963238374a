import { onClick, send } from './send.js'

/** This page talks to Latchkey itself: the token says who it is for, and no session of the shop is needed. */
onClick('#enrol', async () => {
  const { latchkeyUrl } = await send('GET', '/settings.json')
  const enrolmentToken = location.hash.slice(1)
  // The ceremony is bound to this browser by a cookie of Latchkey.
  const asBrowser = { credentials: 'include' }
  const { registrationOptions } = await send('POST', `${latchkeyUrl}/v1/enrolment/start`, { enrolmentToken }, asBrowser)
  const publicKey = await window.SimpleWebAuthnBrowser.startRegistration({ optionsJSON: registrationOptions })
  await send('POST', `${latchkeyUrl}/v1/enrolment/finish`, { publicKey }, asBrowser)
  return 'This device has a passkey now.'
})
