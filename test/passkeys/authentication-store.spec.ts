import { AuthenticationStore } from '../../src/passkeys/authentication/authentication-store.js'
import type { AssertionKind } from '../../src/passkeys/ceremonies/ceremony.js'
import type { Passkey } from '../../src/passkeys/credentials/passkey.js'
import { PasskeysRepository } from '../../src/passkeys/credentials/passkeys.repository.js'
import type { VerifiedAuthentication } from '../../src/webauthn/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { Backend } from '../support/flows.js'

let server: TestApp
let passkey: Passkey
beforeEach(async () => {
  server = await startTestApp()
  const { id } = await new Backend(server).enrol('ada', createAuthenticator())
  const found = await repository().find('ada', id)
  if (found === undefined) throw new Error('the passkey was not stored')
  passkey = found
})
afterEach(() => server.close())

const repository = () => server.app.get(PasskeysRepository, { strict: false })

/** The engine's result for an authentication that moves the counter to `signCount`. */
const verified = (signCount: number) =>
  ({
    update: { signCount, backupState: false, uvInitialized: true },
    trace: { report: () => ({ outcome: 'passed' }) },
  }) as unknown as VerifiedAuthentication

const recordUse = (signCount: number, kind: AssertionKind = 'authentication') =>
  server.app.get(AuthenticationStore, { strict: false }).recordUse(passkey, {
    verified: verified(signCount),
    ceremony: { kind, state: { uvInitialization: 'not-authorized' } },
    at: server.clock.now(),
  })

describe('recording the use of a passkey', () => {
  it('stores the changes and returns the updated passkey', async () => {
    const updated = { ...passkey, signCount: 3, uvInitialized: true, lastUsedAt: server.clock.now() }
    expect(await recordUse(3)).toEqual(updated)
    expect(await repository().find('ada', passkey.id)).toEqual(updated)
  })

  it.each([
    ['moved the counter', () => recordUse(1), 'sign_count_not_increased', 'authentication.signCount'],
    ['deleted the passkey', () => repository().delete('ada', passkey.id), 'credential_unknown', 'authentication.user'],
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
