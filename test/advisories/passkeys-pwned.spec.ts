import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthenticator, createCertificateAuthority, type FormatName } from '../../src/testing/index.js'
import { outcomeOf } from '../support/advisory-server.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { Backend, registration } from '../support/flows.js'

/** "Passkeys Pwned" (DEF CON 33, 2025): a malicious extension registers a key of the attacker. */
describe('Passkeys Pwned: where the policy requires trusted attestation,', () => {
  const vendor = createCertificateAuthority()
  const attacker = createCertificateAuthority()
  let directory: string
  let server: TestApp
  beforeAll(async () => {
    directory = mkdtempSync(join(tmpdir(), 'latchkey-advisory-'))
    const anchors = join(directory, 'vendor.pem')
    writeFileSync(anchors, vendor.root.pem)
    const attestation = { none: 'refused', self: 'refused', untrusted: 'refused' }
    const config = { registration: { attestation: 'direct' }, attestation, trust_anchors: { packed: [anchors] } }
    server = await startTestApp({ config })
  })
  afterAll(async () => {
    await server.close()
    rmSync(directory, { recursive: true })
  })

  const register = async (format: FormatName, authority = attacker) => {
    const backend = new Backend(server)
    const made = registration(createAuthenticator({ format, authority }), await backend.creationOptions('ada'))
    return backend.finishRegistration('ada', made)
  }

  it.each<FormatName>(['none', 'packed-self', 'packed', 'tpm', 'android-key', 'fido-u2f', 'apple', 'compound'])(
    'a software key with the attestation %s is rejected',
    async (format) => {
      const answer = await register(format)
      expect([answer.status, outcomeOf(answer)]).toEqual([403, expect.stringMatching(/^attestation_/)])
    },
  )

  it('a key of the vendor is accepted', async () => {
    expect(outcomeOf(await register('packed', vendor))).toBe(200)
  })
})
