// Renders the types of the TypeScript client: the OpenAPI document, as openapi-typescript writes it.
import { readFileSync } from 'node:fs'
import openapiTypeScript, { astToString } from 'openapi-typescript'

export async function renderClientTypes(path) {
  const types = astToString(await openapiTypeScript(JSON.parse(readFileSync(path, 'utf8')), { alphabetize: true }))
  return `// Made from docs/openapi.json by \`npm run docs\`; do not edit.\n${types}`
}
