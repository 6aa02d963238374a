import { createAuthenticator } from '../src/testing/index.js'
import { fromBase64url, toBase64url } from '../src/testing/bytes.js'
import {
  creationOptions,
  expectAuthentication,
  expectRegistration,
  ORIGIN,
  requestOptions,
  storedCredential,
} from '../test/support/expectations.js'
import { createTestCa } from '../test/support/certificates.js'
import { decodeBase64, decodeBase64url } from '../src/webauthn/bytes/base64url.js'
import { decodeCbor } from '../src/webauthn/bytes/cbor.js'
import { decodeCborOutputsPrefix } from '../src/webauthn/bytes/cbor-outputs.js'
import { parseStrictJson } from '../src/webauthn/bytes/json.js'
import { decodeUtf8 } from '../src/webauthn/bytes/utf8.js'
import { verifyAuthentication } from '../src/webauthn/ceremonies/authentication.js'
import { verifyRegistration } from '../src/webauthn/ceremonies/registration.js'
import { parseCertificate } from '../src/webauthn/crypto/certificate.js'
import { verifySignature } from '../src/webauthn/crypto/signature.js'
import { ATTESTATION_FORMATS } from '../src/webauthn/statements/statement.js'
import { parseKeyDescription } from '../src/webauthn/structures/android/key-description.js'
import { parseAttestationObject } from '../src/webauthn/structures/attestation-object.js'
import { parseAuthenticatorData } from '../src/webauthn/structures/authenticator-data.js'
import { parseClientData } from '../src/webauthn/structures/client-data.js'
import { parseCoseKey } from '../src/webauthn/structures/cose-key.js'
import { INSPECTABLE, inspectStructure } from '../src/webauthn/structures/inspection/inspect.js'
import { parseTpmAttest } from '../src/webauthn/structures/tpm/attest.js'
import { parseTpmPublicArea } from '../src/webauthn/structures/tpm/public-area.js'
import { createAttestationPolicy } from '../src/webauthn/trust/profiles.js'
import { parsePayload } from '../src/webauthn/trust/metadata/metadata-payload.js'

/** A parser or a ceremony that receives untrusted bytes. */
export interface Target {
  readonly name: string
  /** Initial inputs, in addition to the corpus. */
  readonly seeds: readonly Uint8Array[]
  readonly run: (input: Uint8Array) => unknown
}

const text = (input: Uint8Array) => Buffer.from(input).toString('latin1')
const utf8 = (input: string) => new Uint8Array(Buffer.from(input, 'utf8'))
const hex = (input: string) => new Uint8Array(Buffer.from(input, 'hex'))

const authenticator = createAuthenticator()
const FORMATS = ['packed-self', ...ATTESTATION_FORMATS] as const
const registrations = FORMATS.map((format) => authenticator.register(creationOptions(), { origin: ORIGIN, format }))
const assertion = authenticator.authenticate(requestOptions(), { origin: ORIGIN })
const held = authenticator.credentials.at(-1)
if (held === undefined) throw new Error('the authenticator holds no credential')

const attestationObjects = registrations.map(({ response }) => fromBase64url(response.attestationObject))
const registrationExpectations = expectRegistration({
  userVerification: 'preferred',
  attestation: createAttestationPolicy('specification'),
})
const authenticationExpectations = expectAuthentication(storedCredential(held, { signCount: 0 }))
const { response: asserted } = assertion
const [registration] = registrations

function memberOfTpmStatement(name: string): Uint8Array {
  const [statement] = attestationObjects
    .map((object) => parseAttestationObject(object))
    .filter(({ format }) => format === 'tpm')
  const member = statement?.statement instanceof Map ? statement.statement.get(name) : undefined
  if (!(member instanceof Uint8Array)) throw new Error(`the TPM statement has no ${name}`)
  return member
}

/** All functions of the engine that receive untrusted bytes. */
export const TARGETS: readonly Target[] = [
  {
    name: 'base64url',
    seeds: [utf8(asserted.signature), utf8('')],
    run: (input) => decodeBase64url(text(input), 'input'),
  },
  { name: 'base64', seeds: [utf8('AAECAw=='), utf8('////')], run: (input) => decodeBase64(text(input), 'input') },
  { name: 'utf8', seeds: [utf8('añ€😀')], run: (input) => decodeUtf8(input, 'input') },
  {
    name: 'json',
    seeds: [utf8('{"a":[1,{"b":"\\u0063"}],"d":null}')],
    run: (input) => parseStrictJson(text(input), 'input'),
  },
  {
    name: 'cbor',
    seeds: [...attestationObjects, hex('a301020304613582f5f4')],
    run: (input) => decodeCbor(input, 'input'),
  },
  {
    name: 'cborOutputs',
    // The outputs of extensions, also with values that CTAP2 does not use: floats, null, tags and indefinite lengths.
    seeds: [
      hex('a26b6372656450726f74656374026b686d61632d736563726574f5'),
      hex('a36161f97e006162f66163c24101'),
      hex('a2616159f0a0ff61629f01bf6163fb3ff0000000000000ffff'),
      hex('a16161a26162f96163fa00000000'),
    ],
    run: (input) => decodeCborOutputsPrefix(input, 0, 'input'),
  },
  { name: 'clientData', seeds: [fromBase64url(asserted.clientDataJSON)], run: (input) => parseClientData(input) },
  {
    name: 'authenticatorData',
    seeds: [
      fromBase64url(asserted.authenticatorData),
      ...attestationObjects.map((o) => parseAttestationObject(o).authenticatorData.bytes),
    ],
    run: (input) => parseAuthenticatorData(input),
  },
  { name: 'attestationObject', seeds: attestationObjects, run: (input) => parseAttestationObject(input) },
  { name: 'coseKey', seeds: [held.publicKey], run: (input) => parseCoseKey(input) },
  {
    name: 'certificate',
    seeds: [createTestCa().der, authenticator.authority.root.der],
    run: (input) => parseCertificate(input),
  },
  {
    name: 'tpmAttest',
    seeds: [memberOfTpmStatement('certInfo')],
    run: (input) => parseTpmAttest(input, 'input'),
  },
  {
    name: 'tpmPublicArea',
    seeds: [memberOfTpmStatement('pubArea')],
    run: (input) => parseTpmPublicArea(input, 'input'),
  },
  {
    name: 'androidKeyDescription',
    seeds: [hex('3021020103 0a0101 020104 0a0101 0403010203 0400 3000 3000'.replaceAll(' ', ''))],
    run: (input) => parseKeyDescription(input, 'input'),
  },
  {
    name: 'metadataPayload',
    seeds: [
      utf8(
        '{"legalHeader":"x","no":1,"nextUpdate":"2030-01-01","entries":[{"aaguid":"01020304-0506-0708-0102-030405060708","statusReports":[{"status":"REVOKED","effectiveDate":"2020-01-01"}],"timeOfLastStatusChange":"2020-01-01"}]}',
      ),
    ],
    run: (input) => parsePayload(input, 'input'),
  },
  {
    name: 'signature',
    seeds: [fromBase64url(asserted.signature)],
    run: (input) => verifySignature(held.publicKey, utf8('signed'), input),
  },
  {
    name: 'inspection',
    seeds: [...attestationObjects, held.publicKey],
    run: (input) => INSPECTABLE.map((kind) => attempt(() => inspectStructure(kind, input))),
  },
  {
    name: 'registration.attestationObject',
    seeds: attestationObjects,
    run: (input) => verifyRegistration(replaced(registration, 'attestationObject', input), registrationExpectations),
  },
  {
    name: 'authentication.authenticatorData',
    seeds: [fromBase64url(asserted.authenticatorData)],
    run: (input) => verifyAuthentication(replaced(assertion, 'authenticatorData', input), authenticationExpectations),
  },
  {
    name: 'registration.json',
    seeds: registrations.map((r) => utf8(JSON.stringify(r))),
    run: (input) => verifyRegistration(json(input), registrationExpectations),
  },
  {
    name: 'authentication.json',
    seeds: [utf8(JSON.stringify(assertion))],
    run: (input) => verifyAuthentication(json(input), authenticationExpectations),
  },
]

function replaced<R extends { readonly response: object }>(
  credential: R | undefined,
  member: string,
  value: Uint8Array,
) {
  return { ...credential, response: { ...credential?.response, [member]: toBase64url(value) } }
}

/** Parses JSON as the HTTP layer does. Invalid JSON never reaches the engine. */
function json(input: Uint8Array): unknown {
  return attempt(() => JSON.parse(text(input)) as unknown)
}

function attempt<T>(run: () => T): T | undefined {
  try {
    return run()
  } catch {
    return undefined
  }
}
