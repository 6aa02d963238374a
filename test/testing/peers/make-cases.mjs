// Runs in a project that has installed the package. Writes registrations and authentications of the testing kit as JSON.
import {
  ALGORITHMS,
  AUTHENTICATION_FAULTS,
  canGenerate,
  createAuthenticator,
  createCertificateAuthority,
  createCredentialKey,
  FORMATS,
  listRegistrationFaults,
} from 'latchkey/testing'

const origin = 'https://example.org'
const rpId = 'example.org'
const challenge = Buffer.from('a challenge of exactly 32 bytes!').toString('base64url')
const algorithms = Object.keys(ALGORITHMS).filter(canGenerate)
const keys = new Map(algorithms.map((algorithm) => [algorithm, createCredentialKey(algorithm)]))
const authority = createCertificateAuthority()
const base64url = (bytes) => Buffer.from(bytes).toString('base64url')

const creationOptions = {
  challenge,
  rp: { id: rpId },
  user: { id: base64url(Buffer.from('user-1')) },
  pubKeyCredParams: [{ alg: -7 }],
}
const requestOptions = { challenge, rpId }

function register(format, algorithm, fault) {
  const authenticator = createAuthenticator({ format, authority, userVerification: format !== 'fido-u2f' })
  const key = fault === 'unrequested-algorithm' ? {} : { key: keys.get(algorithm) }
  const response = authenticator.register(creationOptions, { origin, ...key, ...(fault && { fault }) })
  return { format, algorithm, fault, response }
}

/** The algorithm of credential keys in responses with a fault: one that all peers support. */
const faultAlgorithm = (format) => (format === 'tpm' ? 'RS256' : 'ES256')

function authenticate(algorithm, fault) {
  const authenticator = createAuthenticator()
  authenticator.register(creationOptions, { origin, key: keys.get(algorithm) })
  authenticator.authenticate(requestOptions, { origin })
  const [held] = authenticator.credentials
  const credential = { id: base64url(held.id), publicKey: base64url(held.publicKey), signCount: held.signCount }
  const response = authenticator.authenticate(requestOptions, { origin, ...(fault && { fault }) })
  return { algorithm, fault, response, credential }
}

const cases = {
  origin,
  rpId,
  challenge,
  root: authority.root.pem,
  registrations: FORMATS.flatMap((format) => [
    ...algorithms.map((algorithm) => register(format, algorithm)),
    ...listRegistrationFaults(format).map((fault) => register(format, faultAlgorithm(format), fault)),
  ]),
  authentications: [
    ...algorithms.map((algorithm) => authenticate(algorithm)),
    ...Object.keys(AUTHENTICATION_FAULTS).map((fault) => authenticate('ES256', fault)),
  ],
}
process.stdout.write(JSON.stringify(cases))
