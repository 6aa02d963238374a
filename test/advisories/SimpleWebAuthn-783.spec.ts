import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConfig } from '../../src/config/load-config.js'
import { checkConfiguration } from '../../src/doctor/configuration-checks.js'
import { fixedAnchors } from '../../src/webauthn/trust/trust-anchors.js'
import { androidKeyStatement } from '../../src/testing/statements/android-key.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { verifyRegistration } from '../../src/webauthn/index.js'
import { createTestCa, issue, issueCa } from '../support/certificates.js'
import { testEnvironment } from '../support/config.js'
import { creationOptions, expectRegistration, ORIGIN } from '../support/expectations.js'
import { attestationPolicy } from '../support/expectations-attestation.js'
import { anchorOf } from '../webauthn/trust/trust-case.js'

const oldRoot = createTestCa({ subject: { serialNumber: 'f92009e853b6b045' }, keyType: 'RSA-2048' })
const newRoot = createTestCa({ subject: { C: 'US', O: 'Google LLC', CN: 'Key Attestation CA1' }, keyType: 'P-384' })
const provisioned = issueCa(newRoot, { subject: { O: 'Google LLC', CN: 'Droid CA2' }, keyType: 'P-256' })

/** Google signs with a second root since April 2026, and `x5c` never contains it. */
describe('SimpleWebAuthn 783: an Android key below the root of 2026', () => {
  const register = (anchors: readonly ReturnType<typeof anchorOf>[]) => {
    const format = androidKeyStatement({
      issue: (request) => issue(provisioned, request),
      issuers: [provisioned.der],
    })
    const response = createAuthenticator().register(creationOptions(), { origin: ORIGIN, format })
    const attestation = attestationPolicy({ anchors: fixedAnchors(anchors) })
    return verifyRegistration(response, expectRegistration({ attestation })).attestation.trust.verdict
  }

  it('is trusted if both roots are anchors, although the chain does not contain the root', () => {
    expect(register([anchorOf(oldRoot), anchorOf(newRoot)])).toBe('trusted')
  })

  it('is not trusted if only the old root is an anchor', () => {
    expect(register([anchorOf(oldRoot)])).toBe('untrusted')
  })

  it.each([
    ['no warning of the doctor if both roots are configured', [oldRoot, newRoot], 'ok'],
    ['a warning of the doctor if only the old root is configured', [oldRoot], 'warning'],
  ])('causes %s', (_what, roots, severity) => {
    const directory = mkdtempSync(join(tmpdir(), 'latchkey-783-'))
    const file = join(directory, 'roots.pem')
    writeFileSync(file, roots.map(({ pem }) => pem).join('\n'))
    const config = createConfig({ trust_anchors: { 'android-key': [file] } }, testEnvironment())
    rmSync(directory, { recursive: true })
    expect(checkConfiguration(config)).toContainEqual(expect.objectContaining({ check: 'android roots', severity }))
  })
})
