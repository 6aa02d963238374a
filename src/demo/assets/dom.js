/** Returns an element of index.html. */
export const byId = (id) => document.getElementById(id)

/**
 * Creates an element. Names with a dash (`aria-label`) become attributes, all others properties (`className`, `onclick`).
 * Text is set as text and never parsed as HTML.
 */
export function element(name, properties = {}, ...children) {
  const created = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-')) created.setAttribute(key, value)
    else created[key] = value
  }
  created.append(...children)
  return created
}

/** Announces a change to users of screen readers. */
export function announce(text) {
  byId('status').textContent = text
}

/** Shows a message, or removes it when the text is empty. The kind is "bad" or "good". */
export function showMessage(place, text, kind = 'bad') {
  place.replaceChildren(...(text ? [element('p', { className: `notice notice-${kind}`, textContent: text })] : []))
}

/** Disables a button while its task runs, and then returns the focus that the button lost. */
export async function whileBusy(button, task) {
  if (button.ariaBusy === 'true') return
  button.ariaBusy = 'true'
  button.disabled = true
  try {
    await task()
  } finally {
    button.ariaBusy = null
    button.disabled = false
    const { activeElement } = document
    if (activeElement === document.body || !activeElement.checkVisibility()) button.focus()
  }
}

/** Opens a dialog. Resolves when it closes, with whether the user chose the button with the given value. */
export function openDialog(dialog, value) {
  dialog.returnValue = ''
  dialog.showModal()
  return new Promise((resolve) => {
    dialog.addEventListener('close', () => resolve(dialog.returnValue === value), { once: true })
  })
}
