import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'
import { createAuthenticator, type StatementMaker } from '../../src/testing/index.js'
import * as der from '../../src/testing/der.js'
import type { CertificateOptions } from '../../src/testing/certificates/certificate-options.js'
import { androidKeyStatement } from '../../src/testing/statements/android-key.js'
import { androidSafetyNetStatement } from '../../src/testing/statements/android-safetynet.js'
import { appleStatement } from '../../src/testing/statements/apple.js'
import { compoundStatement } from '../../src/testing/statements/compound.js'
import { fidoU2fStatement } from '../../src/testing/statements/fido-u2f.js'
import { packedStatement } from '../../src/testing/statements/packed.js'
import { tpmStatement } from '../../src/testing/statements/tpm.js'
import { sceneForEach } from '../support/advisory-server.js'
import { createTestCa, issue } from '../support/certificates.js'
import { registration } from '../support/flows.js'

const authority = createTestCa()

/** The extensions whose addresses a verifier could fetch: CRL distribution points, authority and subject information access. */
function addressesOf(url: string) {
  const name = der.implicit(6, Buffer.from(url))
  const access = (oid: string) => der.sequence(der.oid(oid), name)
  const information = der.sequence(access('1.3.6.1.5.5.7.48.1'), access('1.3.6.1.5.5.7.48.2'))
  return [
    { oid: '2.5.29.31', value: der.sequence(der.sequence(der.explicit(0, der.explicit(0, name)))) },
    { oid: '1.3.6.1.5.5.7.1.1', value: information },
    { oid: '1.3.6.1.5.5.7.1.11', value: der.sequence(access('1.3.6.1.5.5.7.48.5')) },
  ]
}

/** Statements of every format whose certificates contain the addresses. */
function statementsWith(url: string): Readonly<Record<string, StatementMaker>> {
  const options = {
    issue: (request: CertificateOptions) =>
      issue(authority, { ...request, extensions: [...(request.extensions ?? []), ...addressesOf(url)] }),
  }
  const now = () => new Date('2026-01-15T12:00:00Z')
  return {
    packed: packedStatement(options),
    tpm: tpmStatement(options),
    'android-key': androidKeyStatement(options),
    'android-safetynet': androidSafetyNetStatement({ ...options, now }),
    'fido-u2f': fidoU2fStatement(options),
    apple: appleStatement(options),
    compound: compoundStatement([packedStatement(options), appleStatement(options)]),
  }
}

const FORMATS = Object.keys(statementsWith('http://localhost/'))

/** SimpleWebAuthn 14.0.1 and earlier fetched the addresses in certificates that it had not verified. */
describe('GHSA-j3h4-m3m2-7p7j: an address in a certificate is not fetched', () => {
  const formats = ['packed', 'tpm', 'android-key', 'android-safetynet', 'fido-u2f', 'apple', 'compound', 'none']
  const unrequested = sceneForEach({ config: { attestation: { formats } } })
  const requested = sceneForEach({
    config: {
      registration: { attestation: 'direct' },
      attestation: { profile: 'strict', formats, untrusted: 'refused' },
    },
  })

  let listener: Server
  let url: string
  let visits: number
  beforeEach(async () => {
    visits = 0
    listener = createServer((_request, response) => response.end())
    listener.on('connection', () => (visits += 1))
    await new Promise<void>((done) => listener.listen(0, '127.0.0.1', done))
    url = `http://127.0.0.1:${(listener.address() as AddressInfo).port}/list.crl`
  })
  afterEach(() => new Promise((done) => listener.close(done)))

  it.each(FORMATS)('in the format %s, although the response chooses the format', async (name) => {
    const format = statementsWith(url)[name]
    if (format === undefined) throw new Error(name)
    for (const [{ backend }, status] of [
      [unrequested, 200],
      [requested, 403],
    ] as const) {
      const made = registration(createAuthenticator(), await backend.creationOptions('ada'), { format })
      expect((await backend.finishRegistration('ada', made)).status).toBe(status)
    }
    await sleep(50)
    expect(visits).toBe(0)
  })

  it('and the listener would notice', async () => {
    await fetch(url)
    expect(visits).toBe(1)
  })
})
