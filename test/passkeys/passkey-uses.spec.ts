import { PasskeyUses } from '../../src/passkeys/authentication/passkey-uses.js'
import type { Passkey } from '../../src/passkeys/credentials/passkey.js'
import { PasskeysRepository } from '../../src/passkeys/credentials/passkeys.repository.js'
import type { VerifiedAuthentication } from '../../src/webauthn/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { createAuthenticator } from '../support/authenticator.js'
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

/** What the engine says of an authentication that moves the counter to `signCount`. */
const verified = (signCount: number) =>
  ({
    update: { signCount, backupState: false, uvInitialized: true },
    trace: { report: () => ({ outcome: 'passed' }) },
  }) as unknown as VerifiedAuthentication

const record = (signCount: number) =>
  server.app.get(PasskeyUses, { strict: false }).record(passkey, verified(signCount), server.clock.now())

describe('the use of a passkey', () => {
  it('is recorded', async () => {
    const used = { ...passkey, signCount: 3, uvInitialized: true, lastUsedAt: server.clock.now() }
    expect(await record(3)).toEqual(used)
    expect(await repository().find('ada', passkey.id)).toEqual(used)
  })

  it.each([
    ['moved its counter', () => record(1), 'sign_count_not_increased', 'authentication.signCount'],
    ['deleted it', () => repository().delete('ada', passkey.id), 'credential_unknown', 'authentication.user'],
  ])('is refused with its step when another request %s meanwhile', async (_what, meanwhile, code, step) => {
    await meanwhile()
    const before = await dumpOf(server)
    await expect(record(2)).rejects.toMatchObject({ code, occurrence: { step } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('is refused when another request suspended it meanwhile', async () => {
    await repository().setState('ada', passkey.id, 'suspended')
    await expect(record(2)).rejects.toMatchObject({ code: 'passkey_suspended' })
  })
})
