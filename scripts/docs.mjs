// Writes the generated documents. `npm run docs [-- PART-OF-A-PATH]` builds first and runs this file with tsx, because the
// examples come from test support.
import { copyFileSync, writeFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { ENGINE_STATUS } from '../dist/common/problems/engine-problem.js'
import { PROBLEM_CODES } from '../dist/common/problems/problem-codes.data.js'
import { configKeyOf } from '../dist/config/config-key.js'
import { CONFIG_FILE_SCHEMA } from '../dist/config/config-file.schema.js'
import { ENVIRONMENT_SCHEMA } from '../dist/config/environment.schema.js'
import { describeType, jsonSchemaOf } from '../dist/config/schema/json-schema.js'
import { CATALOGUES, EDITION_LABEL, ERROR_CODES } from '../dist/webauthn/inspect.js'
import { renderClientTypes } from './docs/client.mjs'
import { renderConfigurationFile, renderConfigurationPage, renderConfigurationSchema } from './docs/configuration.mjs'
import { renderErrorsPage } from './docs/errors.mjs'
import { renderExamples } from './docs/examples.mjs'
import { renderOpenApi } from './docs/openapi.mjs'
import { renderSpecMap } from './docs/spec-map.mjs'

const ROOT = resolve(import.meta.dirname, '..')

const CONFIGURATION = {
  schema: jsonSchemaOf(CONFIG_FILE_SCHEMA),
  environment: jsonSchemaOf(ENVIRONMENT_SCHEMA),
  describeType,
}

// The order matters: the OpenAPI document contains the examples, and the client's types are generated from the document.
const DOCUMENTS = {
  'src/openapi/examples.json': renderExamples,
  'passkey_config.schema.json': () => renderConfigurationSchema(CONFIGURATION.schema),
  'passkey_config.jsonc': () => renderConfigurationFile(CONFIGURATION),
  'docs/configuration.md': () => renderConfigurationPage(CONFIGURATION),
  'docs/errors.md': () =>
    renderErrorsPage({ service: PROBLEM_CODES, engine: ERROR_CODES, statusOf: ENGINE_STATUS, configKeyOf }),
  'docs/openapi.json': renderOpenApi,
  'clients/typescript/src/schema.ts': () => renderClientTypes(resolve(ROOT, 'docs/openapi.json')),
  'docs/spec-map.md': () => renderSpecMap({ catalogues: CATALOGUES, edition: EDITION_LABEL, root: ROOT }),
}

for (const [path, render] of Object.entries(DOCUMENTS)) {
  if (!path.includes(process.argv[2] ?? '')) continue
  writeFileSync(resolve(ROOT, path), await render())
  // The built server reads its own copy.
  if (path === 'src/openapi/examples.json')
    copyFileSync(resolve(ROOT, path), resolve(ROOT, 'dist/openapi/examples.json'))
  console.log(path)
}
process.exit(0)
