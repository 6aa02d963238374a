import { createAuthenticator, type SoftwareAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { assertion, bodyOf, Browser, type Json, type PasskeyJson } from '../support/flows.js'
import { makeBlob } from '../webauthn/trust/metadata/blob-maker.js'
import { payloadJson, reportJson } from '../webauthn/trust/metadata/metadata-json.js'
import { type BlobServer, hangUp, serve, startBlobServer } from '../metadata/blob-server.js'
import {
  blobOf,
  entryOf,
  makeDirectory,
  type MetadataApp,
  type MetadataDirectory,
  MODEL,
  startMetadataApp,
} from '../metadata/metadata-app.js'

const DAY = 86_400

let directory: MetadataDirectory
let service: BlobServer
let app: MetadataApp
let authenticator: SoftwareAuthenticator
let passkey: PasskeyJson

beforeEach(async () => {
  directory = makeDirectory()
  service = await startBlobServer()
  authenticator = createAuthenticator()
})

afterEach(async () => {
  await app.close()
  await service.close()
  directory.remove()
})

/** Starts a server on which Ada has a passkey of a model without negative reports. */
async function start(metadata: Json = {}, config: Json = {}): Promise<void> {
  service.answer = serve(blobOf(7))
  app = await startMetadataApp(directory, { metadata: { url: service.url, ...metadata }, config, onDisk: true })
  passkey = await app.backend.enrol('ada', authenticator, { format: 'packed' })
}

/** Publishes this BLOB a day later and runs the server's maintenance. */
async function publish(blob: string): Promise<void> {
  service.answer = serve(blob)
  app.clock.advanceSeconds(DAY)
  await app.tick()
}

async function affected(query = ''): Promise<{ items: Json[]; nextCursor: string | null }> {
  return bodyOf(await app.backend.send('GET', `/v1/metadata/affected-passkeys${query}`))
}

async function stateOf({ id }: PasskeyJson, userId = 'ada'): Promise<unknown> {
  return bodyOf(await app.backend.send('GET', `/v1/users/${userId}/passkeys/${id}`))['state']
}

/** Signs in with the passkey and returns the response. */
async function signIn(): Promise<Json> {
  const publicKey = assertion(authenticator, await app.backend.requestOptions())
  const answer = await app.backend.finishAuthentication(publicKey)
  return { ...bodyOf<Json>(answer), status: answer.status }
}

const alerts = (): Json[] => app.logged('passkey model compromised')

describe('a passkey whose model is revoked after its registration', () => {
  it('is listed and logged, and stays active under the policy report [auth.status-recheck]', async () => {
    await start()
    expect(await affected()).toEqual({ items: [], nextCursor: null })
    await publish(blobOf(8, 'REVOKED', 'USER_KEY_REMOTE_COMPROMISE'))
    expect(await affected()).toEqual({
      items: [
        {
          passkeyId: passkey.id,
          userId: 'ada',
          state: 'active',
          aaguid: MODEL,
          model: 'Test model',
          statuses: ['REVOKED', 'USER_KEY_REMOTE_COMPROMISE'],
          no: 8,
          foundAt: app.clock.now().toISOString(),
          action: 'reported',
        },
      ],
      nextCursor: null,
    })
    expect(alerts()).toMatchObject([
      {
        level: 'warn',
        passkeyId: passkey.id,
        userId: 'ada',
        aaguid: MODEL,
        model: 'Test model',
        number: 8,
        statuses: 'REVOKED, USER_KEY_REMOTE_COMPROMISE',
        action: 'reported',
      },
    ])
    expect(await signIn()).toMatchObject({ status: 200 })
  })

  it('is suspended and cannot sign in under the policy suspend [auth.status-recheck]', async () => {
    await start({ affected_passkeys: 'suspend' })
    expect(await signIn()).toMatchObject({ status: 200 })
    await publish(blobOf(8, 'REVOKED'))
    expect(await affected()).toMatchObject({ items: [{ state: 'suspended', action: 'suspended' }] })
    expect(await signIn()).toMatchObject({ status: 403, code: 'passkey_suspended' })
  })

  it('is suspended even if it is the last passkey of a user and keep_last_passkey applies', async () => {
    await start({ affected_passkeys: 'suspend' }, { keep_last_passkey: 'everyone' })
    await publish(blobOf(8, 'REVOKED'))
    expect(await stateOf(passkey)).toBe('suspended')
  })

  it('loses its sessions when it is suspended; other sessions continue', async () => {
    await start({ affected_passkeys: 'suspend' })
    const { user } = await new Browser(app).signUp('eve@example.org')
    await new Browser(app, createAuthenticator({ aaguid: new Uint8Array(16) })).signUp('eli@example.org')
    await publish(blobOf(8, 'REVOKED'))
    const rows = (await dumpOf(app)).sessions.map((row) => JSON.parse(row) as Json)
    expect(rows).toHaveLength(2)
    for (const row of rows) expect(row['revoked_at'] === null).toBe(row['user_id'] !== user.userId)
  })

  it('is found by its claimed model when it was registered without attestation', async () => {
    await start()
    const claimed = await app.backend.enrol('bob', createAuthenticator(), { format: 'none' })
    await publish(blobOf(8, 'REVOKED'))
    const { items } = await affected()
    expect(items.map(({ passkeyId }) => passkeyId).sort()).toEqual([passkey.id, claimed.id].sort())
  })

  it('is found by its AAGUID when its attestation object is unreadable', async () => {
    await start()
    await app.unitOfWork.transaction((manager) => manager.query("UPDATE passkeys SET attestation_object = x'00'"))
    await publish(blobOf(8, 'REVOKED'))
    expect((await affected()).items).toHaveLength(1)
  })

  it('is found when a report takes effect, without a newer BLOB', async () => {
    await start()
    const report = reportJson('REVOKED', { effectiveDate: '2026-01-18' })
    await publish(makeBlob({ payload: payloadJson({ no: 8, entries: [{ ...entryOf(), statusReports: [report] }] }) }))
    expect((await affected()).items).toEqual([])
    service.answer = hangUp
    app.clock.advanceSeconds(2 * DAY)
    await app.tick()
    expect((await affected()).items).toMatchObject([{ statuses: ['REVOKED'] }])
  })

  it('is found when another process has imported a BLOB', async () => {
    await start({ url: null, missing: 'accepted' })
    await app.unitOfWork.transaction((manager) =>
      manager.query("INSERT INTO metadata_blobs VALUES ('mds.fidoalliance.org', 8, ?, NULL, ?, NULL)", [
        blobOf(8, 'REVOKED'),
        app.clock.now().getTime(),
      ]),
    )
    await app.tick()
    expect((await affected()).items).toHaveLength(1)
  })

  it('is suspended once: it stays active after a backend has resumed it', async () => {
    await start({ affected_passkeys: 'suspend' })
    await publish(blobOf(8, 'REVOKED'))
    await app.backend.send('POST', `/v1/users/ada/passkeys/${passkey.id}/resume`)
    await publish(blobOf(9, 'REVOKED'))
    expect(await stateOf(passkey)).toBe('active')
    expect(alerts()).toHaveLength(1)
    expect(await affected()).toMatchObject({ items: [{ state: 'active', no: 8 }] })
  })

  it('is suspended again when its model gets a new negative report', async () => {
    await start({ affected_passkeys: 'suspend' })
    await publish(blobOf(8, 'USER_KEY_PHYSICAL_COMPROMISE'))
    await app.backend.send('POST', `/v1/users/ada/passkeys/${passkey.id}/resume`)
    await publish(blobOf(9, 'USER_KEY_PHYSICAL_COMPROMISE', 'USER_KEY_REMOTE_COMPROMISE'))
    expect(await stateOf(passkey)).toBe('suspended')
    expect(alerts()).toHaveLength(2)
    expect(await affected()).toMatchObject({ items: [{ no: 9 }] })
  })

  it('is suspended when the policy changes to suspend', async () => {
    await start()
    await publish(blobOf(8, 'REVOKED'))
    await app.close()
    const metadata = { url: null, affected_passkeys: 'suspend' }
    app = await startMetadataApp(directory, { metadata, onDisk: true, clock: app.clock })
    expect(await affected()).toMatchObject({ items: [{ state: 'suspended', action: 'suspended' }] })
  })

  it('is removed from the list without being resumed once its model has no negative report', async () => {
    await start({ affected_passkeys: 'suspend' })
    await publish(blobOf(8, 'REVOKED'))
    await publish(blobOf(9, 'FIDO_CERTIFIED_L1'))
    expect((await affected()).items).toEqual([])
    expect(await stateOf(passkey)).toBe('suspended')
    expect(app.logged('passkey model no longer compromised')).toMatchObject([{ passkeyId: passkey.id }])
  })

  it('is removed from the list when it is deleted', async () => {
    await start()
    await publish(blobOf(8, 'REVOKED'))
    await app.backend.send('DELETE', `/v1/users/ada/passkeys/${passkey.id}`)
    expect((await affected()).items).toEqual([])
  })

  it('does not include passkeys of other models', async () => {
    await start()
    await app.backend.enrol('bob', createAuthenticator({ aaguid: new Uint8Array(16).fill(7) }), { format: 'none' })
    await publish(blobOf(8, 'REVOKED'))
    expect((await affected()).items).toMatchObject([{ userId: 'ada' }])
  })

  it('is listed in pages', async () => {
    await start()
    for (const user of ['bob', 'cy']) await app.backend.enrol(user, createAuthenticator(), { format: 'none' })
    await publish(blobOf(8, 'REVOKED'))
    const first = await affected('?limit=2')
    const second = await affected(`?limit=2&cursor=${first.nextCursor}`)
    expect([first.items.length, second.items.length, second.nextCursor]).toEqual([2, 1, null])
    const users = [...first.items, ...second.items].map(({ userId }) => userId)
    expect(users.sort()).toEqual(['ada', 'bob', 'cy'])
  })
})

describe('the re-check', () => {
  it('checks more passkeys than fit on one page', async () => {
    await start()
    const columns = await app.unitOfWork.transaction((manager) =>
      manager.query<{ name: string }[]>('PRAGMA table_info(passkeys)'),
    )
    const own: Record<string, string> = {
      id: "printf('%08x-0000-4000-8000-000000000000', n.value)",
      credential_id: 'randomblob(32)',
    }
    const values = columns.map(({ name }) => own[name] ?? name).join(', ')
    const copy = `INSERT INTO passkeys SELECT ${values} FROM passkeys, json_each(?) AS n`
    const numbers = JSON.stringify(Array.from({ length: 450 }, (_, index) => index))
    await app.unitOfWork.transaction((manager) => manager.query(copy, [numbers]))
    await publish(blobOf(8, 'REVOKED'))
    expect(app.logged('passkeys checked against').at(-1)).toMatchObject({ number: 8, passkeys: 451, affected: 451 })
    expect((await affected('?limit=200')).items).toHaveLength(200)
  })

  it('runs once a day without a newer BLOB', async () => {
    await start()
    const runs = () => app.logged('passkeys checked against').length
    const before = runs()
    app.clock.advanceSeconds(DAY - 1)
    await app.tick()
    expect(runs()).toBe(before)
    app.clock.advanceSeconds(1)
    await app.tick()
    expect(runs()).toBe(before + 1)
  })

  it('runs again after a database failure', async () => {
    await start()
    await app.unitOfWork.transaction((manager) => manager.query('ALTER TABLE affected_passkeys RENAME TO away'))
    await publish(blobOf(8, 'REVOKED'))
    expect(app.logged('unexpected error')).toHaveLength(1)
    await app.unitOfWork.transaction((manager) => manager.query('ALTER TABLE away RENAME TO affected_passkeys'))
    await app.tick()
    expect((await affected()).items).toHaveLength(1)
  })
})

describe('the metadata routes', () => {
  it.each(['/v1/metadata', '/v1/metadata/affected-passkeys'])('%s requires an API key', async (url) => {
    await start()
    expect(await app.send({ method: 'GET', url })).toMatchObject({ status: 401, body: { code: 'credentials_missing' } })
  })

  it.each(['cursor=nonsense', 'limit=0', 'limit=201', 'limit=many', 'page=2'])('reject the query %s', async (query) => {
    await start()
    const answer = await app.backend.send('GET', `/v1/metadata/affected-passkeys?${query}`)
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
  })
})
