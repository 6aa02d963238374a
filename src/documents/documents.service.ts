import { Injectable } from '@nestjs/common'
import { ProblemError } from '../common/problems/problem-error.js'
import type { AndroidApp } from '../config/applications.js'
import type { DocumentsSettings } from '../config/documents-settings.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'

/** What the RP ID says of itself. A document in which nothing would be is not there: all throw `route_not_found`. */
@Injectable()
export class DocumentsService {
  readonly #settings: DocumentsSettings

  constructor({ edge }: LatchkeyConfig) {
    this.#settings = edge.documents
  }

  relatedOrigins(): readonly string[] {
    return present(this.#settings.relatedOrigins)
  }

  passkeyEndpoints(): DocumentsSettings['passkeyEndpoints'] {
    const { passkeyEndpoints } = this.#settings
    present(Object.values(passkeyEndpoints).filter((address) => address !== null))
    return passkeyEndpoints
  }

  androidApps(): readonly AndroidApp[] {
    return present(this.#settings.androidApps)
  }

  appleApps(): readonly string[] {
    return present(this.#settings.appleApps)
  }
}

function present<T>(entries: readonly T[]): readonly T[] {
  if (entries.length === 0) throw new ProblemError('route_not_found')
  return entries
}
