import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import {
  type AuthenticatorOptions,
  createAuthenticator,
  type FormatName,
  type RegistrationInput,
} from '../../src/testing/index.js'
import { createTestCa } from '../support/certificates.js'
import { bodyOf, type Json, registration } from '../support/flows.js'
import { androidKeyFormat } from '../support/statements/formats.js'
import { TEST_AUTHORITY, TEST_ROOT } from '../support/statements/test-format.js'
import { type BlobServer, hangUp, serve, startBlobServer } from './blob-server.js'
import { blobOf, makeDirectory, type MetadataApp, MODEL, startMetadataApp } from './metadata-app.js'

const DAY = 86_400
const STATUSES = [
  'REVOKED',
  'USER_VERIFICATION_BYPASS',
  'ATTESTATION_KEY_COMPROMISE',
  'USER_KEY_REMOTE_COMPROMISE',
  'USER_KEY_PHYSICAL_COMPROMISE',
]
const NAMELESS = { aaguid: new Uint8Array(16) }

const directory = makeDirectory()
const anchorFile = join(directory.path, 'anchor.pem')
writeFileSync(anchorFile, TEST_ROOT.pem)

let service: BlobServer
let app: MetadataApp | undefined

beforeEach(async () => {
  service = await startBlobServer()
})

afterEach(async () => {
  await app?.close()
  app = undefined
  await service.close()
})

afterAll(() => directory.remove())

/** Starts a server that has downloaded this BLOB; without a BLOB, the download fails. */
async function startWith(blob: string | undefined, metadata: Json = {}, config: Json = {}): Promise<MetadataApp> {
  service.answer = blob === undefined ? hangUp : serve(blob)
  app = await startMetadataApp(directory, { metadata: { url: service.url, ...metadata }, config })
  return app
}

/** Starts a server without metadata. */
function startWithout(config: Json): Promise<MetadataApp> {
  return startWith(undefined, { enabled: false }, config)
}

interface Outcome {
  readonly status: number
  readonly code?: string
  readonly step?: string
  readonly setting?: string
  readonly passkey?: { readonly attestation: Json }
}

/** Registers a passkey and returns the outcome. */
async function register(
  { backend }: MetadataApp,
  format: FormatName | NonNullable<RegistrationInput['format']> = 'packed',
  options: AuthenticatorOptions = {},
): Promise<Outcome> {
  const publicKey = registration(
    createAuthenticator({ authority: TEST_AUTHORITY, ...options }),
    await backend.creationOptions('ada'),
    { format },
  )
  const answer = await backend.finishRegistration('ada', publicKey)
  return { ...bodyOf<Json>(answer), status: answer.status }
}

describe('a registration checked against the metadata', () => {
  it('is trusted when its path leads to an anchor of its model', async () => {
    const server = await startWith(blobOf(7, 'FIDO_CERTIFIED_L1'), {}, { attestation: { untrusted: 'refused' } })
    expect(await register(server)).toMatchObject({ status: 200, passkey: { attestation: { verdict: 'trusted' } } })
  })

  it('is not trusted when the metadata has no anchor for its model', async () => {
    const server = await startWith(blobOf(7), {}, { attestation: { untrusted: 'refused' } })
    const stranger = { aaguid: new Uint8Array(16).fill(7) }
    expect(await register(server, 'packed', stranger)).toMatchObject({ status: 403, code: 'attestation_untrusted' })
  })

  it.each(STATUSES)('is rejected when its model has the status %s', async (status) => {
    const server = await startWith(blobOf(7, status, 'FIDO_CERTIFIED_L1'))
    const refusal = { code: 'authenticator_status_refused', step: 'trust.status', setting: 'metadata.statuses' }
    expect(await register(server)).toMatchObject({ status: 403, ...refusal })
    expect(await register(server, 'none')).toMatchObject({ status: 403, ...refusal })
  })

  it('uses newer metadata without a restart', async () => {
    const server = await startWith(blobOf(7))
    expect(await register(server)).toMatchObject({ status: 200 })
    service.answer = serve(blobOf(8, 'REVOKED'))
    server.clock.advanceSeconds(DAY)
    await server.tick()
    expect(await register(server)).toMatchObject({ status: 403, code: 'authenticator_status_refused' })
  })

  it('is subject to the configured metadata rules', async () => {
    const server = await startWith(blobOf(7, 'REVOKED'), {
      statuses: { refused: ['RETIRED'] },
      unknown_models: 'refused',
    })
    expect(await register(server)).toMatchObject({ status: 200 })
    expect(await register(server, 'none', NAMELESS)).toMatchObject({ code: 'authenticator_model_unknown' })
  })

  it('is rejected when the metadata is stale for longer than the configuration allows [mds.nextupdate]', async () => {
    const server = await startWith(blobOf(7), { staleness: 30 * DAY * 1000 })
    service.answer = hangUp
    server.clock.advanceSeconds(167 * DAY + 30 * DAY)
    expect(await register(server)).toMatchObject({ status: 200 })
    server.clock.advanceSeconds(DAY)
    const refusal = { code: 'metadata_stale', setting: 'metadata.staleness' }
    expect(await register(server)).toMatchObject({ status: 403, ...refusal })
    expect(await register(server, 'none', NAMELESS)).toMatchObject({ status: 200 })
  })
})

describe('a registration while metadata is missing', () => {
  it('is rejected when it names a model [mds.refresh-failure]', async () => {
    const server = await startWith(undefined)
    const refusal = { code: 'metadata_missing', step: 'trust.freshness', setting: 'metadata.missing' }
    expect(await register(server)).toMatchObject({ status: 403, ...refusal })
    expect(await register(server, 'fido-u2f')).toMatchObject({ status: 403, ...refusal })
    expect(await register(server, 'none')).toMatchObject({ status: 403, ...refusal })
  })

  it('is accepted when it names no model', async () => {
    expect(await register(await startWith(undefined), 'none', NAMELESS)).toMatchObject({ status: 200 })
  })

  it('is accepted when the configuration accepts missing metadata', async () => {
    expect(await register(await startWith(undefined, { missing: 'accepted' }))).toMatchObject({ status: 200 })
  })
})

describe('a registration checked against the configuration', () => {
  const config = (attestation: Json, anchors: Json = { packed: [anchorFile] }): Json => ({
    attestation: { untrusted: 'refused', ...attestation },
    trust_anchors: anchors,
  })

  it('is trusted when its path leads to an anchor for its format', async () => {
    const server = await startWithout(config({}))
    expect(await register(server)).toMatchObject({ status: 200, passkey: { attestation: { verdict: 'trusted' } } })
  })

  it('is not trusted when the anchor is for another format', async () => {
    const server = await startWithout(config({}, { 'fido-u2f': [anchorFile], tpm: [anchorFile] }))
    expect(await register(server)).toMatchObject({ status: 403, code: 'attestation_untrusted' })
    expect(await register(server, 'fido-u2f')).toMatchObject({ status: 200 })
  })

  it('is trusted under anchors from the configuration and from the metadata', async () => {
    const server = await startWith(blobOf(7), {}, config({}))
    const stranger = { aaguid: new Uint8Array(16).fill(7) }
    expect(await register(server, 'packed', stranger)).toMatchObject({
      passkey: { attestation: { verdict: 'trusted' } },
    })
    expect(await register(server, 'packed')).toMatchObject({ passkey: { attestation: { verdict: 'trusted' } } })
  })

  it('is rejected when its path leads to no configured anchor', async () => {
    const unrelated = join(directory.path, 'unrelated.pem')
    writeFileSync(unrelated, createTestCa().pem)
    expect(await register(await startWithout(config({}, { packed: [unrelated] })))).toMatchObject({ status: 403 })
  })

  it.each(['specification', 'strict', 'conformance'])(
    'is rejected in the format android-safetynet under the profile %s [att.snet.deprecated]',
    async (profile) => {
      const refusal = { status: 403, code: 'format_disabled', setting: 'attestation.formats' }
      const server = await startWithout({ attestation: { profile } })
      expect(await register(server, 'android-safetynet')).toMatchObject(refusal)
    },
  )

  it('is accepted only in the configured formats', async () => {
    const server = await startWithout({ attestation: { formats: ['packed'] } })
    expect(await register(server)).toMatchObject({ status: 200 })
    expect(await register(server, 'none')).toMatchObject({ status: 403, code: 'format_disabled' })
  })

  it.each<[string, Json, FormatName, number]>([
    ['an allowed model with attestation', { models: { only: [MODEL] } }, 'packed', 200],
    ['an allowed model without attestation', { models: { only: [MODEL] } }, 'none', 403],
    ['a model other than the allowed one', { models: { only: [`0${MODEL.slice(1)}`] } }, 'packed', 403],
    ['a denied model', { models: { except: [MODEL.toUpperCase()] } }, 'none', 403],
    ['a model other than the denied one', { models: { except: [`0${MODEL.slice(1)}`] } }, 'none', 200],
  ])('of %s is subject to the list of models', async (_name, attestation, format, status) => {
    const server = await startWithout(config({ none: 'accepted', ...attestation }))
    const outcome = await register(server, format)
    expect(outcome.status).toBe(status)
    if (status === 403) expect(outcome).toMatchObject({ code: 'authenticator_model_refused' })
  })

  it('is subject to a single setting that overrides the profile', async () => {
    const lax = await startWithout({ attestation: { profile: 'strict', statements: { sha1: 'accepted' } } })
    expect(await register(lax)).toMatchObject({ status: 200 })
    await lax.close()
    const server = await startWithout({
      attestation: { statements: { android_key: { least_security_level: 'strongbox' } } },
    })
    const setting = 'attestation.statements.android_key.least_security_level'
    expect(await register(server, 'android-key')).toMatchObject({ status: 403, setting })
  })

  it("is rejected for an Android key on Google's status list [att.akey.revocation]", async () => {
    const file = join(directory.path, 'status.json')
    writeFileSync(file, JSON.stringify({ entries: { bad: { status: 'REVOKED', reason: 'KEY_COMPROMISE' } } }))
    const server = await startWithout({
      attestation: { statements: { android_key: { revoked_serial_numbers: file } } },
    })
    expect(await register(server, 'android-key')).toMatchObject({ status: 200 })
    const revoked = androidKeyFormat({ certificate: { serialNumber: 0xbad } })
    expect(await register(server, revoked)).toMatchObject({ status: 403, code: 'android_key_revoked' })
  })

  it('is rejected for a synced passkey when the configuration refuses backup eligibility', async () => {
    const server = await startWithout({ backup: { eligibility: 'refused' } })
    expect(await register(server, 'none')).toMatchObject({ status: 200 })
    const synced = { backup: { eligible: true, state: false } }
    const refusal = { code: 'backup_eligibility_refused', setting: 'backup.eligibility' }
    expect(await register(server, 'none', synced)).toMatchObject({ status: 403, ...refusal })
  })
})
