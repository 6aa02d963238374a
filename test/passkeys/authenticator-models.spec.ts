import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { createAuthenticator, type FormatName } from '../../src/testing/index.js'
import { bodyOf, type Json } from '../support/flows.js'
import { TEST_AUTHORITY, TEST_ROOT } from '../support/statements/test-format.js'
import { serve, startBlobServer } from '../metadata/blob-server.js'
import {
  entryOf,
  makeDirectory,
  type MetadataApp,
  type MetadataDirectory,
  MODEL,
  startMetadataApp,
} from '../metadata/metadata-app.js'
import { makeBlob } from '../webauthn/trust/metadata/blob-maker.js'
import { payloadJson } from '../webauthn/trust/metadata/metadata-json.js'

const PNG = 'data:image/png;base64,iVBORw0KGgo='
const SVG = 'data:image/svg+xml;base64,PHN2Zy8+'
const UNKNOWN = { name: null, icon: null, iconDark: null, known: false, proven: false }

let directory: MetadataDirectory
let app: MetadataApp
beforeEach(() => {
  directory = makeDirectory()
})
afterEach(async () => {
  await app.close()
  directory.remove()
})

/** A service with this list of names, and with metadata whose statement of the test model has these members. */
async function start(list: Json | undefined, statement: Json | undefined, more: Json = {}): Promise<void> {
  const file = join(directory.path, 'names.json')
  writeFileSync(file, JSON.stringify(list ?? {}))
  const config = list === undefined ? more : { aaguid_names: file, ...more }
  const service = await startBlobServer()
  const entry = entryOf('FIDO_CERTIFIED_L1')
  const stated = { ...entry, metadataStatement: { ...(entry['metadataStatement'] as Json), ...statement } }
  service.answer = serve(makeBlob({ payload: payloadJson({ entries: [stated] }) }))
  app = await startMetadataApp(directory, { metadata: { enabled: statement !== undefined, url: service.url }, config })
  await service.close()
}

/** What the server says of the authenticator of a new passkey. */
async function authenticator(format: FormatName = 'none', aaguid?: Uint8Array): Promise<unknown> {
  const device = createAuthenticator({ authority: TEST_AUTHORITY, ...(aaguid && { aaguid }) })
  const made = await app.backend.enrol('ada', device, { format })
  const { items: passkeys } = bodyOf<{ items: Json[] }>(await app.backend.send('GET', '/v1/users/ada/passkeys'))
  expect(passkeys).toEqual([made])
  return passkeys[0]?.['authenticator']
}

describe('the model of an authenticator', () => {
  it('has no name where nothing names it', async () => {
    await start(undefined, undefined)
    expect(await authenticator()).toEqual(UNKNOWN)
  })

  it('has the name and the icons of the list, in whichever letters that names it', async () => {
    await start({ [MODEL.toUpperCase()]: { name: 'Soft key', icon_light: SVG, icon_dark: PNG } }, undefined)
    expect(await authenticator()).toEqual({ name: 'Soft key', icon: SVG, iconDark: PNG, known: true, proven: false })
  })

  it('has those of the metadata where the list does not name it', async () => {
    await start({ '00000000-0000-0000-0000-000000000001': { name: 'Another' } }, { icon: PNG, iconDark: SVG })
    expect(await authenticator()).toEqual({ name: 'Test model', icon: PNG, iconDark: SVG, known: true, proven: false })
  })

  it('has those of the list before those of the metadata', async () => {
    await start({ [MODEL]: { name: 'Soft key' } }, { icon: PNG })
    expect(await authenticator()).toEqual({ ...UNKNOWN, name: 'Soft key', known: true })
  })

  it('is proven by a trusted attestation, and by nothing less', async () => {
    await start(undefined, {})
    expect(await authenticator('packed')).toEqual({ ...UNKNOWN, name: 'Test model', known: true, proven: true })
  })

  it('is claimed still where a platform signs whatever model it is told, trusted as it is', async () => {
    const anchors = join(directory.path, 'anchors.pem')
    writeFileSync(anchors, TEST_ROOT.pem)
    await start({ [MODEL]: { name: 'Soft key' } }, undefined, { trust_anchors: { tpm: [anchors] } })
    expect(await authenticator('tpm')).toEqual({ ...UNKNOWN, name: 'Soft key', known: true, proven: false })
    const { items: passkeys } = bodyOf<{ items: Json[] }>(await app.backend.send('GET', '/v1/users/ada/passkeys'))
    expect(passkeys).toMatchObject([{ attestation: { verdict: 'trusted' } }])
  })

  it('is not named where the authenticator hides it', async () => {
    await start({ '00000000-0000-0000-0000-000000000001': { name: 'Another' } }, {})
    expect(await authenticator('none', new Uint8Array(16))).toEqual(UNKNOWN)
  })

  it.each([
    ['an address in the network', 'https://icons.example/key.png'],
    ['a page', 'data:text/html;base64,PGh0bWw+'],
    ['an image that is not in base64', 'data:image/svg+xml,<svg/>'],
    ['what follows an image', `${PNG}" onerror="alert(1)`],
    ['an image of another kind', 'data:image/gif;base64,R0lGODlh'],
    ['an image that is too large', `data:image/png;base64,${'A'.repeat(65_536)}`],
    ['no text', 7],
  ])('does not pass on %s as an icon', async (_what, icon) => {
    await start({ [MODEL]: { name: 'Soft key', icon_light: icon, icon_dark: icon } }, undefined)
    expect(await authenticator()).toEqual({ ...UNKNOWN, name: 'Soft key', known: true })
    await app.close()
    await start(undefined, { icon, iconDark: icon })
    expect(await authenticator()).toEqual({ ...UNKNOWN, name: 'Test model', known: true })
  })
})
