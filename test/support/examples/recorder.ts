import type { InjectOptions } from 'fastify'
import type { TestApp, TestResponse } from '../app.js'
import type { Method } from '../flows.js'

/** A request and response of an operation, as the OpenAPI document shows them. */
export interface Example {
  readonly parameters?: Readonly<Record<string, string>>
  readonly request?: unknown
  readonly response?: unknown
}

/** The parts of a request other than its method and path. */
export interface Parts {
  readonly parameters?: Readonly<Record<string, string>>
  readonly body?: Readonly<Record<string, unknown>>
  readonly bearer?: string
  /** Further headers. */
  readonly headers?: Readonly<Record<string, string>>
}

interface OpenApi {
  readonly paths: Readonly<Record<string, Readonly<Record<string, { readonly operationId: string }>>>>
}

/** Sends requests and records the first exchange of each operation. Throws when a request fails. */
export class Recorder {
  readonly examples: Record<string, Example> = {}
  readonly #cookies = new Map<string, string>()

  private constructor(
    private readonly server: TestApp,
    private readonly document: OpenApi,
  ) {}

  static async of(server: TestApp): Promise<Recorder> {
    const { body } = await server.send({ url: '/openapi.json' })
    return new Recorder(server, body as OpenApi)
  }

  /** All operations of the document. */
  get operations(): string[] {
    return Object.values(this.document.paths).flatMap((path) =>
      Object.values(path).map(({ operationId }) => operationId),
    )
  }

  /** @param template the path in the document, for example `/v1/users/{userId}` */
  async send<T = Record<string, unknown>>(method: Method, template: string, parts: Parts = {}): Promise<T> {
    const answer = await this.server.send(this.#requestOf(method, template, parts))
    if (answer.status >= 300) throw new Error(`${method} ${template}: ${answer.status} ${answer.text}`)
    this.#keepCookies(answer)
    this.#keep(method, template, parts, answer)
    return answer.body as T
  }

  #requestOf(method: Method, template: string, { parameters = {}, body, bearer, headers = {} }: Parts): InjectOptions {
    const query = new URLSearchParams(Object.entries(parameters).filter(([name]) => !template.includes(`{${name}}`)))
    const path = template.replaceAll(/\{(\w+)\}/g, (_all, name: string) => encodeURIComponent(parameters[name] ?? ''))
    const cookie = [...this.#cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    return {
      method,
      url: query.size === 0 ? path : `${path}?${query.toString()}`,
      headers: {
        ...headers,
        ...(bearer !== undefined && { authorization: `Bearer ${bearer}` }),
        ...(cookie !== '' && { cookie }),
      },
      ...(body !== undefined && { payload: body }),
    }
  }

  #keep(method: Method, template: string, { parameters, body }: Parts, answer: TestResponse): void {
    const id = this.document.paths[template]?.[method.toLowerCase()]?.operationId
    if (id === undefined) throw new Error(`${method} ${template} is not in the document`)
    this.examples[id] ??= {
      ...(parameters !== undefined && { parameters }),
      ...(body !== undefined && { request: shortened(body) }),
      ...(answer.text !== '' && { response: shortened(answer.body) }),
    }
  }

  #keepCookies({ headers }: TestResponse): void {
    for (const line of [headers['set-cookie'] ?? []].flat()) {
      const [, name, value] = /^([^=]+)=([^;]*)/.exec(String(line)) ?? []
      if (name !== undefined && value !== undefined) this.#cookies.set(name, value)
    }
  }
}

const JWT = /^(eyJ[\w-]{20})[\w-]*\.[\w-]+\.[\w-]+$/
const SECRET = /^(lc_|l[a-z]_[^_]+_)[\w.~-]+$/
const SHOWN_STEPS = 2

/** Shortens long values, and values that look like secrets. */
function shortened(value: unknown, name?: string): unknown {
  if (typeof value === 'string') return value.replace(JWT, '$1…').replace(SECRET, '$1…')
  if (Array.isArray(value)) {
    const items = name === 'steps' ? value.slice(0, SHOWN_STEPS) : value
    return items.map((item) => shortened(item))
  }
  if (typeof value !== 'object' || value === null) return value
  return Object.fromEntries(Object.entries(value).map(([key, member]) => [key, shortened(member, key)]))
}
