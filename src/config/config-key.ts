import { CONFIG_FILE_SCHEMA } from './config-file.schema.js'
import { snakeCase } from './schema/case.js'
import { jsonSchemaOf, locate } from './schema/json-schema.js'

/**
 * Returns the configuration key of an engine setting: `attestation.statements.tpm.object_attributes` for
 * `attestation.statements.tpm.objectAttributes`. A setting without a key is returned unchanged.
 */
export function configKeyOf(setting: string): string {
  const key = setting === 'signCount' ? 'authentication.sign_count' : snakeCase(setting)
  const path = key.split('.')
  return locate(jsonSchemaOf(CONFIG_FILE_SCHEMA), path).path.length === path.length ? key : setting
}
