import { Agent, type IncomingMessage, request } from 'node:http'
import { text } from 'node:stream/consumers'

/** A response, with the time in milliseconds from sending the first byte to receiving the last one. */
interface TimedResponse {
  readonly status: number
  readonly body: Record<string, unknown>
  readonly millis: number
}

/** A minimal browser with one connection and one cookie. */
export class Client {
  readonly #agent = new Agent({ keepAlive: true, maxSockets: 1 })
  readonly #headers: Record<string, string> = { 'content-type': 'application/json' }

  constructor(
    private readonly url: string,
    apiKey?: string,
  ) {
    if (apiKey !== undefined) this.#headers['authorization'] = `Bearer ${apiKey}`
  }

  async post(path: string, payload: object): Promise<TimedResponse> {
    const content = JSON.stringify(payload)
    const started = performance.now()
    const outgoing = request(`${this.url}${path}`, { method: 'POST', agent: this.#agent, headers: this.#headers })
    outgoing.end(content)
    const response = await new Promise<IncomingMessage>((resolve, reject) => {
      outgoing.once('response', resolve).once('error', reject)
    })
    const received = await text(response)
    const millis = performance.now() - started
    const [cookie] = response.headers['set-cookie'] ?? []
    if (cookie !== undefined) this.#headers['cookie'] = cookie.split(';')[0] ?? ''
    const isJson = String(response.headers['content-type']).includes('json')
    const body = (isJson ? JSON.parse(received) : { text: received }) as Record<string, unknown>
    return { status: response.statusCode ?? 0, body, millis }
  }

  close(): void {
    this.#agent.destroy()
  }
}
