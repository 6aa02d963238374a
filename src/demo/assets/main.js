import { showAccount, startAccount } from './account.js'
import { showWelcome, startWelcome } from './welcome.js'
import { UNSUPPORTED } from './messages.js'
import { passkeysWork } from './ceremonies.js'
import { byId, showMessage } from './dom.js'
import { restoreSession } from './api.js'
import { session } from './session.js'

/** The page has two views: the welcome view, and the account view of a signed-in user. */
startWelcome({ onSignedIn: showAccount })
startAccount({ onSignedOut: showWelcome })

if (!session.token && session.mayBeShared) await restoreSession().catch(() => undefined)
if (session.token) await showAccount()
else showWelcome()

if (!passkeysWork()) {
  showMessage(byId('entry-message'), UNSUPPORTED)
  for (const button of document.querySelectorAll('#welcome .primary')) button.disabled = true
}
