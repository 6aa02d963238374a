import { AuthenticationStore } from '../../src/passkeys/authentication/authentication-store.js'
import type { AssertionKind } from '../../src/passkeys/ceremonies/ceremony.js'
import { type PreparedWrite, SharedStatement } from '../../src/database/shared-statement.js'
import type { Passkey } from '../../src/passkeys/credentials/passkey.js'
import { PasskeysRepository } from '../../src/passkeys/credentials/passkeys.repository.js'
import type { User } from '../../src/users/user.js'
import type { VerifiedAuthentication } from '../../src/webauthn/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { Backend } from '../support/flows.js'

let server: TestApp
let passkey: Passkey
let user: User
beforeEach(async () => {
  server = await startTestApp()
  const { id } = await new Backend(server).enrol('ada', createAuthenticator())
  const account = await repository().findAccount('ada')
  const found = account?.passkeys.find((each) => each.id === id)
  if (account === undefined || found === undefined) throw new Error('the passkey was not stored')
  passkey = found
  user = account.user
})
afterEach(() => server.close())

const repository = () => server.app.get(PasskeysRepository, { strict: false })

/** The engine's result for an authentication that moves the counter to `signCount`. */
const verified = (signCount: number) =>
  ({
    update: { signCount, backupEligible: false, backupState: false, uvInitialized: true },
    flags: { userVerified: true },
    trace: { report: () => ({ outcome: 'passed' }) },
  }) as unknown as VerifiedAuthentication

const recordUse = (signCount: number, kind: AssertionKind = 'authentication', writes: readonly PreparedWrite[] = []) =>
  server.app.get(AuthenticationStore, { strict: false }).recordUse(
    { user, passkey },
    {
      verified: verified(signCount),
      ceremony: { kind, state: { uvInitialization: 'not-authorized' } },
      at: server.clock.now(),
    },
    () => writes,
  )

/** Changes a row without the checks of the service. */
const change = (sql: string) => server.unitOfWork.write((manager) => manager.query(sql))

describe('recording the use of a passkey', () => {
  it('stores the changes and returns the updated passkey', async () => {
    const updated = { ...passkey, signCount: 3, uvInitialized: true, lastUsedAt: server.clock.now() }
    expect(await recordUse(3)).toEqual(updated)
    expect(await repository().find('ada', passkey.id)).toEqual(updated)
  })

  it.each([
    ['moved the counter', () => recordUse(1), 'sign_count_not_increased', 'authentication.signCount'],
    ['deleted the passkey', () => repository().delete('ada', passkey.id), 'credential_unknown', 'authentication.user'],
    [
      'changed the handle of the user',
      () => change("UPDATE users SET user_handle = x'00'"),
      'credential_unknown',
      'authentication.user',
    ],
  ])('fails with a step when a concurrent request %s', async (_what, concurrentRequest, code, step) => {
    await concurrentRequest()
    const before = await dumpOf(server)
    await expect(recordUse(2)).rejects.toMatchObject({ code, occurrence: { step } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it.each([
    ['a higher', 3, 3],
    ['a lower', 1, 2],
  ])('stores %s counter of a signed request only if the stored one is lower', async (_which, received, stored) => {
    await recordUse(2)
    expect(await recordUse(received, 'signed-request')).toMatchObject({
      signCount: Math.max(received, passkey.signCount),
    })
    expect(await repository().find('ada', passkey.id)).toMatchObject({ signCount: stored })
  })

  it('fails when a concurrent request suspended the passkey', async () => {
    await repository().setState('ada', passkey.id, 'suspended')
    await expect(recordUse(2)).rejects.toMatchObject({ code: 'passkey_suspended' })
  })
})

describe('the writes together with the use of a passkey', () => {
  const NOTE = new SharedStatement<string, { readonly value: string }>({
    name: 'test.note',
    sql: ({ elements }) => `INSERT INTO notes SELECT value->>0 FROM ${elements} RETURNING value`,
    valuesOf: (value) => [value],
    keyOf: (value) => value,
    keyOfRow: ({ value }) => value,
  })
  const notes = () => server.unitOfWork.read((manager) => manager.query('SELECT value FROM notes'))
  beforeEach(() => change("CREATE TABLE notes (value varchar CHECK (value <> 'invalid'))"))

  it('are stored when the use is recorded', async () => {
    await recordUse(3, 'authentication', [NOTE.call('a')])
    expect(await notes()).toEqual([{ value: 'a' }])
  })

  it('are not stored when the use is not recorded', async () => {
    await recordUse(3, 'authentication', [NOTE.call('a')])
    await expect(recordUse(4, 'authentication', [NOTE.call('b')])).rejects.toMatchObject({
      code: 'sign_count_not_increased',
    })
    expect(await notes()).toEqual([{ value: 'a' }])
  })

  it('undo the use when one of them fails', async () => {
    await expect(recordUse(3, 'authentication', [NOTE.call('a'), NOTE.call('invalid')])).rejects.toThrow('CHECK')
    expect(await notes()).toEqual([])
    expect(await repository().find('ada', passkey.id)).toEqual(passkey)
  })
})
