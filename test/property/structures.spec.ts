import fc from 'fast-check'
import type { CborMap, CborValue } from '../../src/webauthn/bytes/cbor.js'
import { type CborOutputs, OpaqueCbor } from '../../src/webauthn/bytes/cbor-outputs.js'
import { encodeBase64url } from '../../src/webauthn/bytes/base64url.js'
import type { JsonObject } from '../../src/webauthn/bytes/json.js'
import { parseAttestationObject } from '../../src/webauthn/structures/attestation-object.js'
import { type AuthenticatorData, parseAuthenticatorData } from '../../src/webauthn/structures/authenticator-data.js'
import { parseClientData } from '../../src/webauthn/structures/client-data.js'
import { type CoseKey, parseCoseKey } from '../../src/webauthn/structures/cose-key.js'
import {
  parseAuthenticationResponse,
  parseRegistrationResponse,
} from '../../src/webauthn/structures/credential-json.js'
import { parseExtensionOutputs } from '../../src/webauthn/structures/extensions.js'
import { parseOrigin } from '../../src/webauthn/structures/origin.js'
import { parseRpId } from '../../src/webauthn/structures/rp-id.js'
import { cborKeys, cborValues, mutationsOf } from '../webauthn/bytes/arbitraries.js'
import { cbor, concat, head, hex, survives, utf8 } from '../webauthn/bytes/writers.js'
import {
  assertionData,
  attestationObject,
  attestedData,
  coseKey,
  ED25519,
  ES256,
  type Labels,
  ML_DSA_44,
  RS256,
} from '../webauthn/structures/samples.js'

const KEYS: readonly Labels[] = [ES256, ED25519, RS256, ML_DSA_44]
const RUNS = { numRuns: 2000 }

const extensionMaps = fc
  .dictionary(fc.constantFrom('credProtect', 'credBlob', 'minPinLength', 'hmac-secret', 'uvm', 'x'), cborValues())
  .map((outputs): CborMap => new Map(Object.entries(outputs)))

/** Valid authenticator data from arbitrary parts. */
const authenticatorData = fc
  .record({
    signCount: fc.nat({ max: 0xffffffff }).map((count) => count.toString(16).padStart(8, '0')),
    key: fc.constantFrom(...KEYS).chain((labels) => fc.shuffledSubarray([...labels], { minLength: labels.length })),
    credentialId: fc.uint8Array({ minLength: 1, maxLength: 1100 }),
    outputs: fc.option(extensionMaps),
    flags: fc.constantFrom(0x00, 0x01, 0x05, 0x09, 0x1d),
    attested: fc.boolean(),
  })
  .map(({ signCount, key, credentialId, outputs, flags: low, attested }) => {
    const extensions = outputs === null ? hex('') : cbor(outputs)
    const flags = low | (attested ? 0x40 : 0) | (outputs === null ? 0 : 0x80)
    const make = attested ? attestedData : assertionData
    return make({ signCount, publicKey: coseKey(key), credentialId, extensions, flags })
  })

/** Encodes parsed authenticator data again. */
function rewrite({
  rpIdHash,
  flags,
  signCount,
  attestedCredentialData: attested,
  extensions,
}: AuthenticatorData): Uint8Array {
  const counter = hex(signCount.toString(16).padStart(8, '0'))
  const credential =
    attested === undefined
      ? []
      : [
          hex(attested.aaguid.replaceAll('-', '')),
          hex(attested.credentialId.length.toString(16).padStart(4, '0')),
          attested.credentialId,
          attested.publicKeyBytes,
        ]
  const outputs = extensions === undefined ? [] : [encodeOutputs(extensions)]
  return concat(rpIdHash, Uint8Array.of(flags.byte), counter, ...credential, ...outputs)
}

function encodeOutputs(outputs: CborOutputs): Uint8Array {
  const members = [...outputs].map(([id, output]) => {
    return concat(cbor(id), output instanceof OpaqueCbor ? output.bytes : cbor(output))
  })
  return concat(head(5, outputs.size), ...members)
}

describe('authenticator data', () => {
  it('of any parts is parsed into these parts', () => {
    fc.assert(
      fc.property(authenticatorData, (bytes) => {
        expect(Buffer.compare(rewrite(parseAuthenticatorData(bytes)), bytes)).toBe(0)
      }),
      RUNS,
    )
  })

  it('with any mutation is rejected with an EngineError or parsed without losing a byte [authdata.trailing]', () => {
    fc.assert(
      fc.property(fc.oneof(authenticatorData.chain(mutationsOf), fc.uint8Array({ maxLength: 200 })), (bytes) => {
        survives(() => expect(Buffer.compare(rewrite(parseAuthenticatorData(bytes)), bytes)).toBe(0))
      }),
      RUNS,
    )
  })
})

describe('an attestation object', () => {
  it('with any mutation is parsed or rejected with an EngineError', () => {
    const broken = authenticatorData.chain((authData) => mutationsOf(attestationObject({ authData })))
    fc.assert(
      fc.property(fc.oneof(broken, fc.uint8Array()), (bytes) => survives(() => parseAttestationObject(bytes))),
      RUNS,
    )
  })

  it('with any member values is parsed or rejected with an EngineError', () => {
    const members = fc.dictionary(fc.constantFrom('fmt', 'attStmt', 'authData', 'x'), cborValues())
    fc.assert(
      fc.property(members, (changes) => survives(() => parseAttestationObject(attestationObject(changes)))),
      RUNS,
    )
  })
})

describe('a COSE key', () => {
  const parameters = (key: CoseKey): unknown[] => Object.values(key)

  it('with any mutation is parsed completely or rejected with an EngineError', () => {
    const broken = fc.constantFrom(...KEYS).chain((labels) => mutationsOf(coseKey(labels)))
    fc.assert(
      fc.property(broken, (bytes) => survives(() => expect(parameters(parseCoseKey(bytes))).not.toContain(undefined))),
      RUNS,
    )
  })

  it('with any labels and values is parsed or rejected with an EngineError', () => {
    const labels = fc.oneof(fc.integer({ min: -6, max: 6 }), cborKeys())
    const changes = fc.array(fc.tuple(labels, cborValues()), { maxLength: 3 })
    fc.assert(
      fc.property(fc.constantFrom(...KEYS), changes, (key, changed) =>
        survives(() => parseCoseKey(cbor(new Map<number | string, CborValue>([...key, ...changed])))),
      ),
      RUNS,
    )
  })
})

describe('client data', () => {
  const valid = fc.record(
    {
      type: fc.string(),
      challenge: fc.string(),
      origin: fc.string({ unit: 'binary' }),
      crossOrigin: fc.boolean(),
      topOrigin: fc.webUrl(),
    },
    { requiredKeys: ['type', 'challenge', 'origin'] },
  )

  it('with any member values is parsed into these values', () => {
    fc.assert(
      fc.property(valid, (members) => {
        const absent = { crossOrigin: undefined, topOrigin: undefined }
        expect(parseClientData(utf8(JSON.stringify(members)))).toEqual({ ...absent, ...members })
      }),
      RUNS,
    )
  })

  it('with any mutation is parsed or rejected with an EngineError', () => {
    const broken = valid.chain((members) => mutationsOf(utf8(JSON.stringify(members))))
    fc.assert(
      fc.property(fc.oneof(broken, fc.uint8Array(), fc.json().map(utf8)), (bytes) =>
        survives(() => parseClientData(bytes)),
      ),
      RUNS,
    )
  })
})

describe('a response', () => {
  const members = ['id', 'rawId', 'type', 'response', 'clientExtensionResults', 'authenticatorAttachment']
  const inner = ['clientDataJSON', 'attestationObject', 'transports', 'authenticatorData', 'signature', 'userHandle']
  const base64url = fc.uint8Array({ maxLength: 40 }).map(encodeBase64url)
  const values = fc.oneof(base64url, fc.jsonValue(), fc.anything())
  const valid = {
    id: 'AAAA',
    rawId: 'AAAA',
    type: 'public-key',
    clientExtensionResults: {},
    response: { clientDataJSON: 'AAAA', authenticatorData: 'AAAA' },
  }

  const parsers = [
    ['registration', parseRegistrationResponse, { attestationObject: 'AAAA' }],
    ['authentication', parseAuthenticationResponse, { signature: 'AAAA' }],
  ] as const

  it.each(parsers)(
    'of the %s ceremony with any values is parsed correctly or rejected with an EngineError',
    (_, parse, own) => {
      const changed = fc
        .tuple(fc.dictionary(fc.constantFrom(...members), values), fc.dictionary(fc.constantFrom(...inner), values))
        .map(([outer, response]) => ({ ...valid, response: { ...valid.response, ...own, ...response }, ...outer }))
      fc.assert(
        fc.property(fc.oneof(changed, fc.anything(), fc.jsonValue()), (json) => survives(() => parse(json))),
        RUNS,
      )
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 1, maxLength: 1023 }), (id) => {
          const text = encodeBase64url(id)
          const response = { ...valid.response, ...own }
          expect(parse({ ...valid, id: text, rawId: text, response }).id).toEqual(id)
        }),
      )
    },
  )
})

describe('extension outputs', () => {
  it('of any type are parsed or rejected with an EngineError', () => {
    const names = fc.constantFrom('appid', 'appidExclude', 'credProps', 'prf', 'largeBlob', 'x')
    const nested = fc.dictionary(fc.constantFrom('rk', 'enabled', 'results', 'blob', 'written'), fc.jsonValue())
    const client = fc.dictionary(names, fc.oneof(nested, fc.boolean(), fc.jsonValue()))
    fc.assert(
      fc.property(client, extensionMaps, (outputs, signed) =>
        survives(() => parseExtensionOutputs(outputs as JsonObject, signed)),
      ),
      RUNS,
    )
  })
})

describe('RP IDs and origins in the configuration', () => {
  it('are rejected with an EngineError or returned unchanged', () => {
    const names = fc.oneof(fc.anything(), fc.string(), fc.webUrl(), fc.domain(), fc.ipV4(), fc.ipV6())
    fc.assert(
      fc.property(names, (name) => {
        survives(() => expect(parseRpId(name, 'rpId')).toBe(name))
        return survives(() => expect(parseOrigin(name, 'origin')).toBe(name))
      }),
      RUNS,
    )
  })
})
