import { SettingsService, verifyRegistrationResponse } from '@simplewebauthn/server'
import type * as Engine from '../src/webauthn/index.js'
import type * as X509 from '../src/webauthn/x509.js'
import { createAuthenticator, type FormatName } from '../src/testing/index.js'
import { creationOptions, expectRegistration, ORIGIN, RP_ID } from '../test/support/expectations.js'
import { TEST_AUTHORITY, TEST_ROOT } from '../test/support/statements/test-format.js'
import { inTurn } from './in-turn.js'
import type { Contender } from './measure.js'

/** The attestation formats by their names in the results. All attestations chain up to the same root. */
export const REGISTRATIONS: Readonly<Record<string, FormatName>> = {
  none: 'none',
  packedSelf: 'packed-self',
  packedX5c: 'packed',
  fidoU2f: 'fido-u2f',
  tpm: 'tpm',
}

/** Number of credentials. They are of one model and share its attestation certificate. */
const CREDENTIALS = 50

/** Returns the contenders for one format: the engine and SimpleWebAuthn, both with the root as trust anchor. */
export function registrationContenders(engine: typeof Engine & typeof X509, format: FormatName): Contender[] {
  const authenticator = createAuthenticator({ authority: TEST_AUTHORITY })
  const responses = Array.from({ length: CREDENTIALS }, () =>
    authenticator.register(creationOptions(), { origin: ORIGIN, format }),
  )
  const root = engine.parseCertificate(TEST_ROOT.der, 'root')
  const expected = expectRegistration({
    // U2F authenticators do not support user verification.
    userVerification: 'preferred',
    attestation: engine.createAttestationPolicy('specification', {
      anchors: engine.fixedAnchors([{ certificate: root }]),
      untrusted: 'refused',
    }),
  })
  return [
    { name: 'engine', run: (i) => engine.verifyRegistration(inTurn(responses, i), expected) },
    { name: 'simplewebauthn', run: (i) => verifyWithPeer(inTurn(responses, i)) },
  ]
}

async function verifyWithPeer(response: unknown): Promise<void> {
  const { verified } = await verifyRegistrationResponse({
    response: response as Parameters<typeof verifyRegistrationResponse>[0]['response'],
    expectedChallenge: creationOptions().challenge,
    expectedOrigin: ORIGIN,
    expectedRPID: RP_ID,
    supportedAlgorithmIDs: [-7, -8, -257],
    requireUserVerification: false,
  })
  if (!verified) throw new Error('SimpleWebAuthn rejects the sample')
}

/** Configures SimpleWebAuthn with the same trust anchor. */
export function trustRoot(): void {
  const pem = `-----BEGIN CERTIFICATE-----\n${Buffer.from(TEST_ROOT.der).toString('base64')}\n-----END CERTIFICATE-----`
  for (const identifier of ['packed', 'fido-u2f', 'tpm'] as const) {
    SettingsService.setRootCertificates({ identifier, certificates: [pem] })
  }
}
