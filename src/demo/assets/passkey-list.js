import { ago, day } from './dates.js'
import { byId, element, openDialog } from './dom.js'
import { TEXTS } from './texts.js'

const { passkey: WORDS, renaming: RENAMING, deleting: DELETING } = TEXTS

const nameOf = ({ displayName, authenticator, authenticatorAttachment }) =>
  displayName ?? authenticator.name ?? WORDS.names[authenticatorAttachment] ?? WORDS.name

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
      textContent: RENAMING.open,
      'aria-label': RENAMING.openFor(nameOf(passkey)),
      onclick: () => {
        row.replaceChildren(renameForm(passkey, actions, closeRename))
        row.querySelector('input').select()
      },
    }),
    element('button', {
      type: 'button',
      className: 'quiet danger-text',
      textContent: DELETING.open,
      'aria-label': DELETING.openFor(nameOf(passkey)),
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
  const used = passkey.lastUsedAt ? WORDS.lastUsed(ago(passkey.lastUsedAt)) : WORDS.neverUsed
  return element(
    'div',
    { className: 'what' },
    element('p', { className: 'name', textContent: nameOf(passkey) }),
    element('p', {
      className: 'facts',
      textContent: [placeOf(passkey), WORDS.addedOn(day(passkey.createdAt)), used].join(' · '),
    }),
    element('p', { className: 'facts', textContent: attestationOf(passkey) }),
  )
}

function placeOf({ backupEligible, backupState }) {
  if (!backupEligible) return WORDS.onOneDevice
  return backupState ? WORDS.synced : WORDS.syncable
}

/** Returns the name of the authenticator, whether it is proven, and the attestation verdict. */
function attestationOf({ attestation, authenticator: { name, proven } }) {
  const { format, verdict } = attestation
  const model = name ? [proven ? name : `${name} ${WORDS.unverified}`] : []
  return [...model, format === 'none' ? WORDS.noAttestation : WORDS.attestation(format, verdict)].join(' · ')
}

function renameForm(passkey, actions, close) {
  const input = element('input', {
    value: nameOf(passkey),
    maxLength: 64,
    required: true,
    'aria-label': RENAMING.label,
  })
  const cancel = element('button', { type: 'button', className: 'quiet', textContent: RENAMING.cancel, onclick: close })
  const onsubmit = async (event) => {
    event.preventDefault()
    await actions.rename(passkey, input.value.trim())
  }
  // A handler that returns false would cancel every other key.
  const onkeydown = (event) => {
    if (event.key === 'Escape') close()
  }
  const save = element('button', { className: 'secondary', textContent: RENAMING.save })
  return element('form', { className: 'rename', onsubmit, onkeydown }, input, save, cancel)
}

/** Asks for confirmation, because deleting a passkey is permanent. */
function confirmDelete(passkey, isLast) {
  const dialog = byId('delete-dialog')
  byId('delete-title').textContent = isLast ? DELETING.onlyTitle : DELETING.title(nameOf(passkey))
  const confirm = byId('delete-confirm')
  confirm.textContent = isLast ? DELETING.onlyConfirm : DELETING.confirm
  confirm.className = isLast ? 'secondary' : 'danger'
  byId('delete-text').textContent = isLast ? DELETING.onlyText : DELETING.text
  byId('delete-next').hidden = isLast
  return openDialog(dialog, 'delete')
}
