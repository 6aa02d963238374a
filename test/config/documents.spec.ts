import { readFileSync } from 'node:fs'
import { join } from 'node:path'
// @ts-expect-error: a script in plain JavaScript
import * as untyped from '../../scripts/docs/configuration.mjs'
import { CONFIG_FILE_SCHEMA, type ConfigFile } from '../../src/config/config-file.schema.js'
import type { Schema } from '../../src/config/schema/field.js'
import { parseJsonc } from '../../src/config/schema/parse-jsonc.js'
import { readValues } from '../../src/config/schema/read-values.js'

type Render = (schema: Schema) => string

const { renderConfigurationFile, renderConfigurationPage } = untyped as Record<string, Render> & {
  renderConfigurationFile: Render
  renderConfigurationPage: Render
}

const fail = ({ path }: { path: string }) => {
  throw new Error(path)
}
const read = (path: string) => readFileSync(join(import.meta.dirname, '../..', path), 'utf8')

describe('the documents of the configuration', () => {
  it('passkey_config.jsonc is what `npm run docs` writes', () => {
    expect(read('passkey_config.jsonc')).toBe(renderConfigurationFile(CONFIG_FILE_SCHEMA))
  })

  it('docs/configuration.md is what `npm run docs` writes', () => {
    expect(read('docs/configuration.md')).toBe(renderConfigurationPage(CONFIG_FILE_SCHEMA))
  })

  it('passkey_config.jsonc has every key, with its default', () => {
    const content = parseJsonc(read('passkey_config.jsonc'), fail)
    const defaults: ConfigFile = readValues(CONFIG_FILE_SCHEMA, {}, fail)
    expect(content).toEqual(defaults)
  })

  it('docs/configuration.md names every environment variable that is read', () => {
    const source = read('src/config/environment.ts')
    const variables = [...source.matchAll(/read\('([A-Z_]+)'\)/g)].map(([, name]) => name)
    expect(variables.length).toBeGreaterThan(5)
    for (const name of variables) expect(read('docs/configuration.md')).toContain(`| \`${name}\` |`)
  })
})
