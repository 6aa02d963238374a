import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { playExamples } from '../support/examples/scenario.js'

const FILE = join(import.meta.dirname, '../../src/openapi/examples.json')

it('the recorded examples match the responses of a server (update them with `npm run docs`)', async () => {
  expect(JSON.parse(readFileSync(FILE, 'utf8'))).toEqual(await playExamples())
})
