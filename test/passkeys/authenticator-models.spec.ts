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

/** Starts a service with a list of names, and with metadata whose statement of the test model has the given members. */
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

/** Registers a passkey and returns its authenticator as the server describes it. */
async function authenticator(format: FormatName = 'none', aaguid?: Uint8Array): Promise<unknown> {
  const device = createAuthenticator({ authority: TEST_AUTHORITY, ...(aaguid && { aaguid }) })
  const made = await app.backend.enrol('ada', device, { format })
  const { items: passkeys } = bodyOf<{ items: Json[] }>(await app.backend.send('GET', '/v1/users/ada/passkeys'))
  expect(passkeys).toEqual([made])
  return passkeys[0]?.['authenticator']
}

describe('the model of an authenticator', () => {
  it('has no name if neither the list nor the metadata names it', async () => {
    await start(undefined, undefined)
    expect(await authenticator()).toEqual(UNKNOWN)
  })

  it('has the name and the icons of the list, whose AAGUIDs are case-insensitive', async () => {
    await start({ [MODEL.toUpperCase()]: { name: 'Soft key', icon_light: SVG, icon_dark: PNG } }, undefined)
    expect(await authenticator()).toEqual({ name: 'Soft key', icon: SVG, iconDark: PNG, known: true, proven: false })
  })

  it('has the name and the icons of the metadata if the list does not name it', async () => {
    await start({ '00000000-0000-0000-0000-000000000001': { name: 'Another' } }, { icon: PNG, iconDark: SVG })
    expect(await authenticator()).toEqual({ name: 'Test model', icon: PNG, iconDark: SVG, known: true, proven: false })
  })

  it.each<[string, Json, Json]>([
    ['the name for users', { friendlyNames: { 'de-DE': 'Schlüssel', 'en-US': 'My key' } }, { name: 'My key' }],
    ['any English name for users', { friendlyNames: { de: 'Schlüssel', 'en-GB': 'My key' } }, { name: 'My key' }],
    ['the description without an English name', { friendlyNames: { 'de-DE': 'Schlüssel' } }, { name: 'Test model' }],
    ['the logos of the provider', { providerLogoLight: SVG, providerLogoDark: PNG }, { icon: SVG, iconDark: PNG }],
    ['its icon instead of the logo', { icon: PNG, providerLogoLight: SVG }, { icon: PNG, iconDark: null }],
  ])('has %s of the metadata', async (_what, statement, expected) => {
    await start(undefined, statement)
    expect(await authenticator()).toEqual({ ...UNKNOWN, name: 'Test model', known: true, ...expected })
  })

  it('has the name of the list if the metadata names it too', async () => {
    await start({ [MODEL]: { name: 'Soft key' } }, { icon: PNG })
    expect(await authenticator()).toEqual({ ...UNKNOWN, name: 'Soft key', known: true })
  })

  it('is proven by a trusted attestation', async () => {
    await start(undefined, {})
    expect(await authenticator('packed')).toEqual({ ...UNKNOWN, name: 'Test model', known: true, proven: true })
  })

  it('is not proven by a trusted TPM, which signs any model that it receives', async () => {
    const anchors = join(directory.path, 'anchors.pem')
    writeFileSync(anchors, TEST_ROOT.pem)
    await start({ [MODEL]: { name: 'Soft key' } }, undefined, { trust_anchors: { tpm: [anchors] } })
    expect(await authenticator('tpm')).toEqual({ ...UNKNOWN, name: 'Soft key', known: true, proven: false })
    const { items: passkeys } = bodyOf<{ items: Json[] }>(await app.backend.send('GET', '/v1/users/ada/passkeys'))
    expect(passkeys).toMatchObject([{ attestation: { verdict: 'trusted' } }])
  })

  it('has no name if the authenticator reports no AAGUID', async () => {
    await start({ '00000000-0000-0000-0000-000000000001': { name: 'Another' } }, {})
    expect(await authenticator('none', new Uint8Array(16))).toEqual(UNKNOWN)
  })

  it.each([
    ['a network URL', 'https://icons.example/key.png'],
    ['an HTML page', 'data:text/html;base64,PGh0bWw+'],
    ['an image without base64', 'data:image/svg+xml,<svg/>'],
    ['text after an image', `${PNG}" onerror="alert(1)`],
    ['an image of an unsupported type', 'data:image/gif;base64,R0lGODlh'],
    ['an image that is too large', `data:image/png;base64,${'A'.repeat(65_536)}`],
    ['a number', 7],
  ])('does not use %s as an icon', async (_what, icon) => {
    await start({ [MODEL]: { name: 'Soft key', icon_light: icon, icon_dark: icon } }, undefined)
    expect(await authenticator()).toEqual({ ...UNKNOWN, name: 'Soft key', known: true })
    await app.close()
    await start(undefined, { icon, iconDark: icon })
    expect(await authenticator()).toEqual({ ...UNKNOWN, name: 'Test model', known: true })
  })
})
