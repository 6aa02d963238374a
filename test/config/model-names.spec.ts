import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConfig } from '../../src/config/load-config.js'
import { complaintsOf, testEnvironment } from '../support/config.js'

const directory = mkdtempSync(join(tmpdir(), 'latchkey-names-'))
afterAll(() => rmSync(directory, { recursive: true, force: true }))

const AAGUID = 'd1e5c0ff-ee00-4000-8000-0000000000aa'

/** The configuration that names a file with this content, by a path from the working directory. */
function load(content: string) {
  writeFileSync(join(directory, 'names.json'), content)
  return createConfig({ aaguid_names: 'names.json' }, testEnvironment({ workingDirectory: directory }))
}

describe('a list of names for AAGUIDs', () => {
  it('may be left out', () => {
    expect(createConfig({}, testEnvironment()).passkeys.modelNames).toEqual(new Map())
  })

  it('is read with what else its entries hold', () => {
    const { modelNames } = load(JSON.stringify({ [AAGUID]: { name: 'Key', icon_light: null, more: 1 } })).passkeys
    expect(modelNames).toEqual(new Map([[AAGUID, { name: 'Key', icon: null, iconDark: null }]]))
  })

  it.each([
    ['is not JSON', '{', 'names.json is not JSON'],
    ['is no object', '[]', 'names.json is no list: { "<aaguid>": { "name": … }, … }'],
    ['is null', 'null', 'names.json is no list: { "<aaguid>": { "name": … }, … }'],
    ['names no AAGUID', '{ "key": { "name": "Key" } }', 'names.json has 1 unfit entries, the first one is key'],
    ['has no name', `{ "${AAGUID}": {} }`, `names.json has 1 unfit entries, the first one is ${AAGUID}`],
    ['has a blank name', `{ "${AAGUID}": { "name": " " } }`, /1 unfit entries/],
    ['has a name without end', `{ "${AAGUID}": { "name": "${'x'.repeat(256)}" } }`, /1 unfit entries/],
    ['has an entry that is no object', `{ "${AAGUID}": "Key", "a": 1 }`, /2 unfit entries/],
    ['names a prototype', `{ "__proto__": { "name": "Key" } }`, /first one is __proto__/],
  ])('that %s is reported', (_what, content, reason) => {
    const [complaint, ...more] = complaintsOf(() => load(content))
    expect(more).toEqual([])
    expect(complaint).toMatch(/^aaguid_names: /)
    expect(complaint?.slice('aaguid_names: '.length)).toEqual(
      reason instanceof RegExp ? expect.stringMatching(reason) : reason,
    )
  })

  it('that is not there is reported', () => {
    const environment = testEnvironment({ workingDirectory: directory })
    const [complaint] = complaintsOf(() => createConfig({ aaguid_names: 'missing.json' }, environment))
    expect(complaint).toMatch(/^aaguid_names: cannot be read: /)
  })
})
