import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'

/** What came back, and how long it took from the first byte out to the last byte in, in milliseconds. */
export interface TimedAnswer {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly millis: number
}

/** A browser as far as it matters here: one connection, one cookie. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #headers: Record<string, string> = { 'content-type': 'application/json' }

  constructor(
    private readonly url: string,
    apiKey?: string,
  ) {
    if (apiKey !== undefined) this.#headers['authorization'] = `Bearer ${apiKey}`
  }

  async post(path: string, payload: object): Promise<TimedAnswer> {
    const content = JSON.stringify(payload)
    const begun = performance.now()
    const outgoing = request(`${this.url}${path}`, { method: 'POST', agent: this.#agent, headers: this.#headers })
    outgoing.end(content)
    const answer = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve).once('error', reject)
    })
    const received = await text(answer)
    const millis = performance.now() - begun
    const [cookie] = answer.headers['set-cookie'] ?? []
    if (cookie !== undefined) this.#headers['cookie'] = cookie.split(';')[0] ?? ''
    return { status: answer.statusCode ?? 0, body: JSON.parse(received) as Record<string, unknown>, millis }
  }

  close(): void {
    this.#agent.destroy()
  }
}
