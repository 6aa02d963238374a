import type { z } from 'zod'
import { onLocalhostByDefault } from './end-user-realm.schema.js'
import type { Report } from './config-problem.js'
import { section } from './schema/types.js'

export const DOCUMENTATION = section('The documentation that the server itself publishes, without credentials.', {
  pages: onLocalhostByDefault('Whether the pages /docs (the API) and /docs/errors (the error codes) exist.'),
  openapi: onLocalhostByDefault('Whether /openapi.json exists. The page /docs needs it, so "pages" turns it on too.'),
})

/** The section `documentation`. */
export interface DocumentationSettings {
  readonly pages: boolean
  readonly openapi: boolean
}

/** Resolves the section. Reports pages without the document that they show. */
export function resolveDocumentation(
  { pages, openapi }: z.output<typeof DOCUMENTATION>,
  onLocalhost: boolean,
  report: Report,
): DocumentationSettings {
  if (pages === true && openapi === false) {
    report({ path: 'documentation.pages', reason: 'requires "documentation.openapi", which is false' })
  }
  const hasOpenApi = openapi ?? (pages === true || onLocalhost)
  return Object.freeze({ pages: hasOpenApi && (pages ?? onLocalhost), openapi: hasOpenApi })
}
