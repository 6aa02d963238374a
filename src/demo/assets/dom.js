/** The element with an id of index.html. */
export const byId = (id) => document.getElementById(id)

/**
 * Makes an element. Properties are set as properties (`className`, `textContent`, `onclick`), those with a dash as
 * attributes (`aria-label`). Text stays text: nothing here ever parses markup.
 */
export function element(name, properties = {}, ...children) {
  const made = document.createElement(name)
  for (const [key, value] of Object.entries(properties)) {
    if (key.includes('-')) made.setAttribute(key, value)
    else made[key] = value
  }
  made.append(...children)
  return made
}

/** Says something to people who do not see the page change. */
export function announce(text) {
  byId('status').textContent = text
}

/** Shows a message of one kind ("bad", "good"), or none. */
export function showMessage(place, text, kind = 'bad') {
  place.replaceChildren(...(text ? [element('p', { className: `notice notice-${kind}`, textContent: text })] : []))
}

/** Runs a task while its button cannot be pressed again. */
export async function whileBusy(button, task) {
  if (button.ariaBusy === 'true') return
  button.ariaBusy = 'true'
  button.disabled = true
  try {
    await task()
  } finally {
    button.ariaBusy = null
    button.disabled = false
  }
}
