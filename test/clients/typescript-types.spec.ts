import { readFileSync } from 'node:fs'
import { join } from 'node:path'
// @ts-expect-error: a script in plain JavaScript
import * as untyped from '../../scripts/docs/client.mjs'

const { renderClientTypes } = untyped as { renderClientTypes: (openApi: string) => Promise<string> }

const ROOT = join(import.meta.dirname, '../..')

it('the types of the TypeScript client are current', async () => {
  const types = await renderClientTypes(join(ROOT, 'docs/openapi.json'))
  expect(readFileSync(join(ROOT, 'clients/typescript/src/schema.ts'), 'utf8')).toBe(types)
})
