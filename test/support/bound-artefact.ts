import type { InjectOptions } from 'fastify'
import type { Scene } from './advisory-server.js'
import { TEST_API_KEY, type TestResponse } from './app.js'
import type { Browser, Json, Method } from './flows.js'

/** The request that uses an artefact once. */
export interface Attempt {
  readonly scene: Scene
  readonly method?: Method
  url: string
  body: Json | undefined
  headers: Record<string, string>
}

/** Something that can be used once, and the values that it is bound to. */
export interface Artefact {
  /** Issues the artefact and returns the request that succeeds. */
  readonly issue: (scene: Scene) => Promise<Attempt>
  /** Makes one bound value wrong, by its name. */
  readonly wrong: Readonly<Record<string, (attempt: Attempt) => Promise<void> | void>>
}

export function use({ scene, method = 'POST', url, body, headers }: Attempt): Promise<TestResponse> {
  const request: InjectOptions = { method, url, headers, ...(body !== undefined && { payload: body }) }
  return scene.server.send(request)
}

export const AS_BACKEND = { authorization: `Bearer ${TEST_API_KEY}` }

export const bearer = (token: string | undefined) => ({ authorization: `Bearer ${token ?? ''}` })

export const cookieOf = (browser: Browser, name: string) => `${name}=${browser.cookies.get(name) ?? ''}`

/** Lets time pass before the artefact is used. */
export const later = (seconds: number) => (attempt: Attempt) => attempt.scene.server.clock.advanceSeconds(seconds)
