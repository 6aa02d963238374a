import { showAccount, startAccount } from './account.js'
import { showWelcome, startWelcome } from './welcome.js'
import { TEXTS } from './texts.js'
import { passkeysWork } from './ceremonies.js'
import { byId, showMessage } from './dom.js'
import { restoreSession } from './api.js'
import { session } from './session.js'

/** Adapts the page to the configuration of the server. */
async function applySettings() {
  const { rpName, signUp, documentation, traces } = await (await fetch('/demo/settings.json')).json()
  document.title = rpName
  byId('brand-name').textContent = rpName
  byId('tab-sign-up').parentElement.hidden = !signUp
  byId('pitch-traces').hidden = !traces
  byId('reference').hidden = !documentation
}

/** The page has two views: the welcome view, and the account view of a signed-in user. */
startWelcome({ onSignedIn: showAccount })
startAccount({ onSignedOut: showWelcome })

await applySettings().catch((error) => console.error(error))
if (!session.token && session.mayBeShared) await restoreSession().catch(() => undefined)
if (session.token) await showAccount()
else showWelcome()

if (!passkeysWork()) {
  showMessage(byId('entry-message'), TEXTS.unsupported)
  for (const button of document.querySelectorAll('#welcome .primary')) button.disabled = true
}
