import { Injectable } from '@nestjs/common'
import type { FastifyRequest } from 'fastify'
import type { Access } from './access.decorators.js'
import type { Caller } from './caller.js'

/** The kinds of callers that authenticate. */
type Realm = Exclude<Access['to'], 'everyone'>

/** Authenticates the callers of one realm. */
export abstract class CallerSource<R extends Realm = Realm> {
  abstract readonly realm: R

  /**
   * Returns the caller of a request.
   *
   * @throws ProblemError when the credentials are missing, invalid or not sufficient for the route
   */
  abstract authenticate(request: FastifyRequest, access: Extract<Access, { readonly to: R }>): Promise<Caller>
}

/** The registered sources, one for each realm. */
@Injectable()
export class CallerSources {
  readonly #sources = new Map<Realm, CallerSource>()

  register(source: CallerSource): void {
    if (this.#sources.has(source.realm)) throw new Error(`two caller sources for the realm ${source.realm}`)
    this.#sources.set(source.realm, source)
  }

  get(realm: Realm): CallerSource {
    const source = this.#sources.get(realm)
    if (source === undefined) throw new Error(`no caller source for the realm ${realm}`)
    return source
  }
}
