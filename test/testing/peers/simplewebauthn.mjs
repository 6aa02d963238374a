// Verifies the cases on standard input with @simplewebauthn/server. Writes one line for each: null, or the error.
import { SettingsService, verifyAuthenticationResponse, verifyRegistrationResponse } from '@simplewebauthn/server'

const chunks = []
for await (const chunk of process.stdin) chunks.push(chunk)
const { origin, rpId, challenge, root, registrations, authentications } = JSON.parse(Buffer.concat(chunks).toString())

const IDENTIFIERS = ['packed', 'fido-u2f', 'tpm', 'android-key', 'android-safetynet', 'apple']
for (const identifier of IDENTIFIERS) SettingsService.setRootCertificates({ identifier, certificates: [root] })

const expected = { expectedChallenge: challenge, expectedOrigin: origin, expectedRPID: rpId }

async function errorOf(verify) {
  try {
    const { verified } = await verify()
    return verified ? null : 'not verified'
  } catch (error) {
    return String(error.message)
  }
}

const registered = []
for (const { algorithm, fault, format, response } of registrations) {
  const requested = fault === 'unrequested-algorithm' ? [-7] : [response.response.publicKeyAlgorithm]
  const requireUserVerification = format !== 'fido-u2f' || fault === 'no-user-verification'
  const options = { response, ...expected, supportedAlgorithmIDs: requested, requireUserVerification }
  registered.push({ format, algorithm, fault, error: await errorOf(() => verifyRegistrationResponse(options)) })
}

const authenticated = []
for (const { algorithm, fault, response, credential } of authentications) {
  const { id, publicKey, signCount: counter } = credential
  const stored = { id, publicKey: new Uint8Array(Buffer.from(publicKey, 'base64url')), counter }
  const options = { response, ...expected, credential: stored }
  authenticated.push({ algorithm, fault, error: await errorOf(() => verifyAuthenticationResponse(options)) })
}
process.stdout.write(JSON.stringify({ registrations: registered, authentications: authenticated }))
