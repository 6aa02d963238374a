import type { Scope } from '../../src/access/scopes.js'
import { DecoyAccounts } from '../../src/passkeys/credentials/decoy-accounts.js'
import { createAuthenticator } from '../../src/testing/index.js'
import type { TestApp, TestResponse } from '../support/app.js'
import { dumpOf } from '../support/dump.js'
import { Backend, bodyOf, Browser, type Json } from '../support/flows.js'
import { U2fKey } from '../support/u2f-key.js'
import { makeDirectory } from '../metadata/metadata-app.js'
import { reuseTestApp } from '../support/reused-app.js'

const APP_ID = 'https://localhost/app-id.json'

let server: TestApp
let backend: Backend
let key: U2fKey
const open = async (config: Json = {}) => {
  server = await reuseTestApp({ config: { app_id: APP_ID, max_passkeys_per_user: 2, ...config } })
  backend = new Backend(server)
  key = new U2fKey(APP_ID)
  await backend.send('POST', '/v1/users', { userId: 'ada', emailOrUsername: 'ada@example.com' })
}
beforeEach(() => open())
afterEach(() => server.close())

const importFor = (userId: string, body: Json = key.toImport(), from = backend): Promise<TestResponse> =>
  from.send('POST', `/v1/users/${userId}/passkeys/import`, body)

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

const outcome = ({ status, body }: TestResponse): [number, unknown] => [status, (body as Json)['code']]

/** Expects a rejection that changes no row. */
async function expectRejected(run: () => Promise<TestResponse>, expected: [number, string]): Promise<TestResponse> {
  const before = await dumpOf(server)
  const answer = await run()
  expect(outcome(answer)).toEqual(expected)
  expect(await dumpOf(server)).toEqual(before)
  return answer
}

describe('an imported U2F credential', () => {
  it('is a passkey without attestation and user verification', async () => {
    const body = key.toImport({ signCount: 41, transports: ['usb', 'nfc'], displayName: 'Old key' })
    expect(await importFor('ada', body)).toMatchObject({
      status: 201,
      body: {
        passkey: {
          credentialId: key.credentialId,
          displayName: 'Old key',
          state: 'active',
          aaguid: '00000000-0000-0000-0000-000000000000',
          transports: ['usb', 'nfc'],
          authenticatorAttachment: 'cross-platform',
          discoverable: false,
          createdBy: 'u2f',
          backupEligible: false,
          backupState: false,
          userVerified: false,
          attestation: { format: 'none', type: 'none', verdict: 'none' },
          lastUsedAt: null,
        },
        signals: { allAcceptedCredentials: { allAcceptedCredentialIds: [key.credentialId] } },
      },
    })
  })

  it.each([
    ['point', () => key.point],
    ['COSE key', () => key.publicKey],
  ])('signs in with a public key that was imported as a %s', async (_what, publicKey) => {
    await importFor('ada', key.toImport({ publicKey: text(publicKey()) }))
    const signed = key.sign(await backend.requestOptions({ userId: 'ada' }))
    expect(await backend.finishAuthentication(signed)).toMatchObject({
      status: 200,
      body: { user: { userId: 'ada' }, userVerificationProven: false, changes: { signCount: { received: 1 } } },
    })
  })

  it('continues the signature counter', async () => {
    await importFor('ada', key.toImport({ signCount: 1 }))
    const signed = key.sign(await backend.requestOptions({ userId: 'ada' }))
    expect(outcome(await backend.finishAuthentication(signed))).toEqual([403, 'sign_count_not_increased'])
  })

  it('cannot step up', async () => {
    await importFor('ada')
    const answer = await backend.send('POST', '/v1/authentication/start', { userId: 'ada', purpose: 'step-up' })
    expect(outcome(answer)).toEqual([409, 'no_passkeys'])
  })

  it('belongs to one user', async () => {
    await backend.send('POST', '/v1/users', { userId: 'eve' })
    expect((await importFor('ada')).status).toBe(201)
    for (const userId of ['ada', 'eve'])
      await expectRejected(() => importFor(userId), [409, 'passkey_already_registered'])
  })

  it('can be imported once by concurrent requests', async () => {
    const answers = await Promise.all(Array.from({ length: 10 }, () => importFor('ada')))
    expect(answers.map(({ status }) => status).sort()).toEqual([201, ...Array.from({ length: 9 }, () => 409)])
  })

  it('counts towards the limit', async () => {
    await importFor('ada')
    await backend.enrol('ada', createAuthenticator())
    const other = new U2fKey(APP_ID)
    await expectRejected(() => importFor('ada', other.toImport()), [409, 'passkey_limit_reached'])
  })

  it('is excluded from later registrations', async () => {
    await importFor('ada')
    expect(await backend.creationOptions('ada')).toMatchObject({
      excludeCredentials: [{ id: key.credentialId }],
      extensions: { appidExclude: APP_ID },
    })
  })
})

describe('an import', () => {
  it.each<[Scope[], number]>([
    [['passkeys:import'], 201],
    [['admin'], 201],
    [['registration:write', 'passkeys:write', 'users:write', 'authentication:write'], 403],
  ])('requires its own scope: a key with %j gets %i', async (scopes, status) => {
    const { key: limited } = bodyOf<{ key: string }>(
      await backend.send('POST', '/v1/api-keys', { name: 'limited', scopes }),
    )
    expect((await importFor('ada', key.toImport(), new Backend(server, limited))).status).toBe(status)
  })

  it('requires an existing user', async () => {
    await expectRejected(() => importFor('nobody'), [404, 'user_not_found'])
  })

  it('rejects users who signed up unless the configuration accepts them', async () => {
    const { user } = await new Browser(server).signUp('grace@example.org')
    await expectRejected(() => importFor(user.userId), [403, 'user_self_registered'])
    await server.close()
    await open({ registration: { accept_self_registered: true } })
    const accepted = await new Browser(server).signUp('grace@example.org')
    expect((await importFor(accepted.user.userId)).status).toBe(201)
  })

  it('treats a decoy credential as registered', async () => {
    const [decoy] = server.app.get(DecoyAccounts, { strict: false }).forName('nobody@example.com').credentials
    const body = key.toImport({ credentialId: text(decoy?.id ?? new Uint8Array()) })
    await expectRejected(() => importFor('ada', body), [409, 'passkey_already_registered'])
  })

  it.each<[string, Json]>([
    ['app_id', { app_id: null }],
    ['registration.algorithms', { registration: { algorithms: ['EdDSA'] } }],
    ['registration.user_verification', { registration: { user_verification: 'required' } }],
    ['registration.resident_key', { registration: { resident_key: 'required' } }],
    ['registration.authenticator_attachment', { registration: { authenticator_attachment: 'platform' } }],
    ['backup.eligibility', { backup: { eligibility: 'required' } }],
    ['attestation.formats', { attestation: { formats: ['packed'] } }],
    ['attestation.none', { attestation: { none: 'refused' } }],
    ['attestation.models', { attestation: { models: { only: ['d1e5c0ff-ee00-4000-8000-0000000000aa'] } } }],
    ['attestation.models', { attestation: { models: { except: ['00000000-0000-0000-0000-000000000000'] } } }],
  ])('is rejected where %s excludes such credentials: %j', async (setting, config) => {
    await server.close()
    await open(config)
    const answer = await expectRejected(() => importFor('ada'), [400, 'option_not_allowed'])
    const reasons = bodyOf<{ errors: { reason: string }[] }>(answer).errors.map(({ reason }) => reason)
    expect(reasons).toContain(`is excluded by the setting "${setting}"`)
  })

  const point = () => key.point
  const flipped = (bytes: Uint8Array) => bytes.map((byte, i) => (i === bytes.length - 1 ? byte ^ 1 : byte))

  it.each<[string, () => Json, string]>([
    ['another protocol', () => ({ createdBy: 'webauthn' }), 'createdBy'],
    ['no protocol', () => ({ createdBy: null }), 'createdBy'],
    ['a short credential ID', () => ({ credentialId: text(new Uint8Array(15)) }), 'credentialId'],
    ['a long credential ID', () => ({ credentialId: text(new Uint8Array(256)) }), 'credentialId'],
    ['padding', () => ({ credentialId: `${text(new Uint8Array(16))}==` }), 'credentialId'],
    ['no counter', () => ({ signCount: null }), 'signCount'],
    ['a negative counter', () => ({ signCount: -1 }), 'signCount'],
    ['a counter of 33 bits', () => ({ signCount: 2 ** 32 }), 'signCount'],
    ['an unknown transport', () => ({ transports: ['cable'] }), 'transports'],
    ['a transport twice', () => ({ transports: ['usb', 'usb'] }), 'transports'],
    ['a user verification', () => ({ userVerified: true }), 'userVerified'],
    ['a point that is not on the curve', () => ({ publicKey: text(flipped(point())) }), 'publicKey'],
    ['a compressed point', () => ({ publicKey: text(Uint8Array.of(2, ...point().subarray(1, 33))) }), 'publicKey'],
    ['the point at infinity', () => ({ publicKey: 'AA' }), 'publicKey'],
    ['a point without its prefix', () => ({ publicKey: text(point().subarray(1)) }), 'publicKey'],
    ['a COSE key that is not on the curve', () => ({ publicKey: text(flipped(key.publicKey)) }), 'publicKey'],
    ['a COSE key with more bytes', () => ({ publicKey: text(Uint8Array.of(...key.publicKey, 0)) }), 'publicKey'],
    ['a key of another curve', () => ({ publicKey: text(new U2fKey(APP_ID, 'ES384').publicKey) }), 'publicKey'],
  ])('is rejected with %s', async (_what, change, path) => {
    const answer = await expectRejected(() => importFor('ada', key.toImport(change())), [400, 'request_invalid'])
    expect(bodyOf<{ errors: { path: string }[] }>(answer).errors.map((each) => each.path)).toContain(path)
  })

  it.each([
    ['accepted', 201],
    ['refused', 400],
  ])('depends on the rule for models without metadata: %s gets %i', async (unknown_models, status) => {
    const directory = makeDirectory()
    await server.close()
    await open({ metadata: { enabled: true, url: null, root_certificate_file: directory.rootFile, unknown_models } })
    const answer = await importFor('ada')
    expect(answer.status).toBe(status)
    if (status === 400) expect(answer.text).toContain('metadata.unknown_models')
    directory.remove()
  })
})
