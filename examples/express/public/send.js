/** Sends JSON and returns the JSON response. Throws with the server's message when the request fails. */
export async function send(method, url, body, options = {}) {
  const headers = body === undefined ? {} : { 'content-type': 'application/json' }
  const response = await fetch(url, { method, headers, body: body && JSON.stringify(body), ...options })
  const text = await response.text()
  const answer = text === '' ? undefined : JSON.parse(text)
  if (!response.ok)
    throw new Error(answer?.message ?? answer?.title ?? `The request failed with status ${response.status}.`)
  return answer
}

export function say(text) {
  document.querySelector('#message').textContent = text
}

/** Runs a button's action and shows its result. */
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
