/** Sends JSON and answers JSON; throws with the server's message when it refuses. */
export async function send(method, url, body, options = {}) {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body), ...options })
  const text = await response.text()
  const answer = text === '' ? undefined : JSON.parse(text)
  if (!response.ok) throw new Error(answer?.message ?? answer?.title ?? `The server answered ${response.status}.`)
  return answer
}

export function say(text) {
  document.querySelector('#message').textContent = text
}

/** Does what a button is for, and says what became of it. */
export function onClick(selector, work) {
  document.querySelector(selector).addEventListener('click', () => run(work))
}

export async function run(work) {
  try {
    say((await work()) ?? '')
  } catch (error) {
    say(error.message)
  }
}
