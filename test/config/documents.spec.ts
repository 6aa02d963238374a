import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { Ajv } from 'ajv'
// @ts-expect-error: a script in plain JavaScript
import * as untyped from '../../scripts/docs/configuration.mjs'
import { CONFIG_FILE_SCHEMA } from '../../src/config/config-file.schema.js'
import { ENVIRONMENT_SCHEMA } from '../../src/config/environment.schema.js'
import { describeType, jsonSchemaOf } from '../../src/config/schema/json-schema.js'
import { parseJsonc } from '../../src/config/schema/parse-jsonc.js'

const { renderConfigurationFile, renderConfigurationPage, renderConfigurationSchema } = untyped as Record<
  'renderConfigurationFile' | 'renderConfigurationPage' | 'renderConfigurationSchema',
  (input: object) => string
>

const CONFIGURATION = {
  schema: jsonSchemaOf(CONFIG_FILE_SCHEMA),
  environment: jsonSchemaOf(ENVIRONMENT_SCHEMA),
  describeType,
}

const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')
const shipped = () =>
  parseJsonc(read('passkey_config.jsonc'), ({ path }) => {
    throw new Error(path)
  }) as Record<string, unknown>

describe('the documents of the configuration', () => {
  it.each([
    ['passkey_config.schema.json', renderConfigurationSchema(CONFIGURATION.schema)],
    ['passkey_config.jsonc', renderConfigurationFile(CONFIGURATION)],
    ['docs/configuration.md', renderConfigurationPage(CONFIGURATION)],
  ])('%s is the output of `npm run docs`', (path, expected) => {
    expect(read(path)).toBe(expected)
  })

  it('passkey_config.jsonc contains every key with its default', () => {
    const { $schema, ...keys } = shipped()
    expect($schema).toBe('./passkey_config.schema.json')
    expect(keys).toEqual(CONFIG_FILE_SCHEMA.parse({}))
  })

  it('passkey_config.jsonc conforms to passkey_config.schema.json', () => {
    const validate = new Ajv({ allErrors: true }).compile(JSON.parse(read('passkey_config.schema.json')) as object)
    validate(shipped())
    expect(validate.errors).toBeNull()
  })

  it.each<[string, object]>([
    ['an unknown key', { colour: 1 }],
    ['an unknown key of a group', { attestation: { path: { colour: 1 } } }],
    ['a key with dots', { attestation: { 'path.sha1': 'refused' } }],
    ['a value out of bounds', { max_passkeys_per_user: 11 }],
    ['a duplicate entry', { registration: { algorithms: ['ES256', 'ES256'] } }],
    ['a reserved purpose', { purposes: { 'sign-up': {} } }],
    ['a purpose with an invalid name', { purposes: { Payment: {} } }],
  ])('passkey_config.schema.json rejects %s', (_what, content) => {
    const validate = new Ajv().compile(JSON.parse(read('passkey_config.schema.json')) as object)
    expect(validate(content)).toBe(false)
    expect(CONFIG_FILE_SCHEMA.safeParse(content).success).toBe(false)
  })

  it('docs/configuration.md describes every environment variable', () => {
    const page = read('docs/configuration.md')
    for (const name of Object.keys(ENVIRONMENT_SCHEMA.shape)) expect(page).toContain(`| \`${name}\` |`)
  })
})
