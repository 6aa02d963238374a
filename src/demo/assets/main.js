import { showAccount, startAccount } from './account.js'
import { showWelcome, startWelcome } from './welcome.js'
import { UNSUPPORTED } from './messages.js'
import { passkeysWork } from './ceremonies.js'
import { byId, showMessage } from './dom.js'
import { session } from './session.js'

/** Two faces: the welcome for those who are not signed in, the account for those who are. */
startWelcome({ onSignedIn: showAccount })
startAccount({ onSignedOut: showWelcome })

if (session.token) await showAccount()
else showWelcome()

if (!passkeysWork()) {
  showMessage(byId('entry-message'), UNSUPPORTED)
  for (const button of document.querySelectorAll('#welcome .primary')) button.disabled = true
}
