import { Injectable } from '@nestjs/common'
import { ProblemError } from '../common/problems/problem-error.js'
import type { AndroidApp } from '../config/applications.js'
import type { DocumentsSettings } from '../config/documents-settings.js'
import { LatchkeyConfig } from '../config/latchkey-config.js'

/** The content of the well-known documents. Every method throws `route_not_found` when its document would be empty. */
@Injectable()
export class DocumentsService {
  readonly #settings: DocumentsSettings

  constructor({ edge }: LatchkeyConfig) {
    this.#settings = edge.documents
  }

  relatedOrigins(): readonly string[] {
    return assertNotEmpty(this.#settings.relatedOrigins)
  }

  passkeyEndpoints(): DocumentsSettings['passkeyEndpoints'] {
    const { passkeyEndpoints } = this.#settings
    assertNotEmpty(Object.values(passkeyEndpoints).filter((address) => address !== null))
    return passkeyEndpoints
  }

  androidApps(): readonly AndroidApp[] {
    return assertNotEmpty(this.#settings.androidApps)
  }

  appleApps(): readonly string[] {
    return assertNotEmpty(this.#settings.appleApps)
  }
}

function assertNotEmpty<T>(entries: readonly T[]): readonly T[] {
  if (entries.length === 0) throw new ProblemError('route_not_found')
  return entries
}
