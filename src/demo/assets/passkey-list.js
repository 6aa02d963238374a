import { ago, day } from './dates.js'
import { byId, element, openDialog } from './dom.js'

/** Default names by authenticator attachment. */
const DEFAULT_NAMES = { platform: 'Passkey on this device', 'cross-platform': 'Security key' }

const nameOf = ({ displayName, authenticator, authenticatorAttachment }) =>
  displayName ?? authenticator.name ?? DEFAULT_NAMES[authenticatorAttachment] ?? 'Passkey'

/**
 * Shows the passkeys.
 *
 * @param actions `rename(passkey, name)`, `remove(passkey)` and `add()`; all return a promise
 */
export function showPasskeys(passkeys, actions) {
  const rows = passkeys.map((passkey) => passkeyRow(passkey, actions, passkeys.length === 1))
  byId('passkeys').replaceChildren(...rows)
}

function passkeyRow(passkey, actions, isLast) {
  const row = element('li', { className: 'passkey', 'data-passkey': passkey.id })
  const showFacts = () => row.replaceChildren(icon(passkey), facts(passkey), buttons)
  const closeRename = () => {
    showFacts()
    buttons.querySelector('button').focus()
  }
  const buttons = element(
    'div',
    { className: 'actions' },
    element('button', {
      type: 'button',
      className: 'quiet',
      textContent: 'Rename',
      'aria-label': `Rename ${nameOf(passkey)}`,
      onclick: () => {
        row.replaceChildren(renameForm(passkey, actions, closeRename))
        row.querySelector('input').select()
      },
    }),
    element('button', {
      type: 'button',
      className: 'quiet danger-text',
      textContent: 'Delete',
      'aria-label': `Delete ${nameOf(passkey)}`,
      onclick: async () => {
        if (await confirmDelete(passkey, isLast)) await (isLast ? actions.add() : actions.remove(passkey))
      },
    }),
  )
  showFacts()
  return row
}

/** Returns the image of the authenticator, or an icon for synced or single-device passkeys. */
function icon({ authenticator, backupEligible }) {
  if (authenticator.icon) return picture(authenticator)
  return element('span', {
    className: `glyph ${backupEligible ? 'glyph-synced' : 'glyph-device'}`,
    'aria-hidden': 'true',
  })
}

function picture({ icon: src, iconDark }) {
  const image = element('img', { className: 'picture', src, alt: '' })
  if (!iconDark) return image
  const dark = element('source', { srcset: iconDark, media: '(prefers-color-scheme: dark)' })
  return element('picture', {}, dark, image)
}

function facts(passkey) {
  const used = passkey.lastUsedAt ? `last used ${ago(passkey.lastUsedAt)}` : 'never used'
  return element(
    'div',
    { className: 'what' },
    element('p', { className: 'name', textContent: nameOf(passkey) }),
    element('p', {
      className: 'facts',
      textContent: `${placeOf(passkey)} · added ${day(passkey.createdAt)} · ${used}`,
    }),
    element('p', { className: 'facts', textContent: attestationOf(passkey) }),
  )
}

function placeOf({ backupEligible, backupState }) {
  if (!backupEligible) return 'On one device'
  return backupState ? 'Synced' : 'Can be synced'
}

/** Returns the name of the authenticator, whether it is proven, and the attestation verdict. */
function attestationOf({ attestation, authenticator: { name, proven } }) {
  const { format, verdict } = attestation
  const model = name ? `${name}${proven ? '' : ' (unverified)'} · ` : ''
  return model + (format === 'none' ? 'No attestation' : `Attestation ${format}, ${verdict}`)
}

function renameForm(passkey, actions, close) {
  const input = element('input', { value: nameOf(passkey), maxLength: 64, required: true, 'aria-label': 'New name' })
  const cancel = element('button', { type: 'button', className: 'quiet', textContent: 'Cancel', onclick: close })
  const onsubmit = async (event) => {
    event.preventDefault()
    await actions.rename(passkey, input.value.trim())
  }
  // A handler that returns false would cancel every other key.
  const onkeydown = (event) => {
    if (event.key === 'Escape') close()
  }
  const save = element('button', { className: 'secondary', textContent: 'Save' })
  return element('form', { className: 'rename', onsubmit, onkeydown }, input, save, cancel)
}

/** Asks for confirmation, because deleting a passkey is permanent. */
function confirmDelete(passkey, isLast) {
  const dialog = byId('delete-dialog')
  byId('delete-title').textContent = isLast ? 'Your only passkey' : `Delete “${nameOf(passkey)}”?`
  const confirm = byId('delete-confirm')
  confirm.textContent = isLast ? 'Add another' : 'Delete'
  confirm.className = isLast ? 'secondary' : 'danger'
  byId('delete-text').textContent = isLast
    ? 'This is your only passkey, so it cannot be deleted. Add another one first.'
    : 'You will no longer be able to sign in with it. Your other passkeys keep working.'
  byId('delete-next').hidden = isLast
  return openDialog(dialog, 'delete')
}
