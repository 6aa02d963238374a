import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConfig } from '../../src/config/load-config.js'
import { complaintsOf, testEnvironment } from '../support/config.js'

const directory = mkdtempSync(join(tmpdir(), 'latchkey-names-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const AAGUID = 'd1e5c0ff-ee00-4000-8000-0000000000aa'

/** Loads a configuration that names a file with this content, relative to the working directory. */
function load(content: string) {
  writeFileSync(join(directory, 'names.json'), content)
  return createConfig({ aaguid_names: 'names.json' }, testEnvironment({ workingDirectory: directory }))
}

describe('the file of model names', () => {
  it('is optional', () => {
    expect(createConfig({}, testEnvironment()).passkeys.modelNames).toEqual(new Map())
  })

  it('may contain other members, which are ignored', () => {
    const { modelNames } = load(JSON.stringify({ [AAGUID]: { name: 'Key', icon_light: null, more: 1 } })).passkeys
    expect(modelNames).toEqual(new Map([[AAGUID, { name: 'Key', icon: null, iconDark: null }]]))
  })

  it.each([
    ['is not JSON', '{', 'names.json is not valid JSON'],
    ['is a list', '[]', 'names.json must contain { "<aaguid>": { "name": … }, … }'],
    ['is null', 'null', 'names.json must contain { "<aaguid>": { "name": … }, … }'],
    [
      'has a key that is not an AAGUID',
      '{ "key": { "name": "Key" } }',
      'names.json has 1 invalid entries; the first is key',
    ],
    ['has an entry without a name', `{ "${AAGUID}": {} }`, `names.json has 1 invalid entries; the first is ${AAGUID}`],
    ['has a blank name', `{ "${AAGUID}": { "name": " " } }`, /1 invalid entries/],
    ['has a name that is too long', `{ "${AAGUID}": { "name": "${'x'.repeat(256)}" } }`, /1 invalid entries/],
    ['has an entry that is not an object', `{ "${AAGUID}": "Key", "a": 1 }`, /2 invalid entries/],
    ['has the key __proto__', `{ "__proto__": { "name": "Key" } }`, /the first is __proto__/],
  ])('is reported when it %s', (_what, content, reason) => {
    const [complaint, ...more] = complaintsOf(() => load(content))
    expect(more).toEqual([])
    expect(complaint).toMatch(/^aaguid_names: /)
    expect(complaint?.slice('aaguid_names: '.length)).toEqual(
      reason instanceof RegExp ? expect.stringMatching(reason) : reason,
    )
  })

  it('is reported when it is missing', () => {
    const environment = testEnvironment({ workingDirectory: directory })
    const [complaint] = complaintsOf(() => createConfig({ aaguid_names: 'missing.json' }, environment))
    expect(complaint).toMatch(/^aaguid_names: cannot be read: /)
  })
})
