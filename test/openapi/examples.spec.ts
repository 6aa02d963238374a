import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { playExamples } from '../support/examples/scenario.js'

const FILE = join(import.meta.dirname, '../../src/openapi/examples.json')

it('the examples of every operation are what a server answers; `npm run docs` records them', async () => {
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(await playExamples())
})
