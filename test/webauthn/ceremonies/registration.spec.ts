import type { CredentialId, Origin } from '../../../src/webauthn/bytes/brand.js'
import { OpaqueCbor } from '../../../src/webauthn/bytes/cbor-outputs.js'
import type { RegistrationExpectations } from '../../../src/webauthn/ceremonies/expectations.js'
import type { ExtensionExpectations } from '../../../src/webauthn/ceremonies/extension-expectations.js'
import { EXTENSION_OUTPUTS } from '../../../src/webauthn/ceremonies/extension-outputs.steps.js'
import { REGISTRATION } from '../../../src/webauthn/ceremonies/registration.steps.js'
import { verifyRegistration } from '../../../src/webauthn/ceremonies/registration.js'
import { EngineDefectError } from '../../../src/webauthn/errors/engine-error.js'
import { VerificationError } from '../../../src/webauthn/trace/verification-error.js'
import { fromBase64url, sha256, toBase64url } from '../../../src/testing/bytes.js'
import {
  clientData,
  clientDataText,
  fields,
  flags,
  json,
  prepend,
  responseJson,
} from '../../support/authenticator-changes.js'
import {
  type Algorithm,
  ALGORITHMS,
  canGenerate,
  type CborValue,
  createAuthenticator,
  createCredentialKey,
  encodeCbor,
  EncodedCbor,
  FLAG,
  type FormatName,
  type RegistrationInput,
  type RegistrationTampering,
} from '../../../src/testing/index.js'
import { entries } from '../../support/cbor-encoder.js'
import { hex } from '../bytes/writers.js'
import { anchorsOf } from '../../support/expectations-attestation.js'
import {
  CHALLENGE,
  creationOptions,
  expectRegistration,
  ORIGIN,
  RP_ID,
  TOP_ORIGIN,
} from '../../support/expectations.js'
import { ROOTS } from '../../support/statements/test-format.js'
import { requirementsWithoutNegative, itRejects, refusalOf } from '../../support/table.js'
import { type Change, key, register } from './registration-case.js'
import { attestation, extensions, FRAMED, nested, REGISTRATION_REFUSALS, UP_UV_AT } from './registration-refusals.js'

describe('a registration', () => {
  itRejects(REGISTRATION_REFUSALS, register)

  it.each([REGISTRATION, EXTENSION_OUTPUTS])(
    'has a negative test for every requirement of the catalogue $name',
    (catalogue) => {
      expect(requirementsWithoutNegative(catalogue, REGISTRATION_REFUSALS)).toEqual([])
    },
  )

  it.each((Object.keys(ALGORITHMS) as Algorithm[]).filter(canGenerate))('verifies with %s', (algorithm) => {
    const { id: alg } = ALGORITHMS[algorithm]
    const change = { input: { key: createCredentialKey(algorithm) }, expected: { algorithms: [alg] } } as const
    expect(register(change).credential.algorithm).toBe(alg)
  })

  it('returns the complete credential record [reg.step-27.record-complete]', () => {
    const authenticator = createAuthenticator({ transports: ['usb', 'nfc', 'usb'], attachment: 'cross-platform' })
    const response = authenticator.register(creationOptions(), { origin: ORIGIN })
    const [held] = authenticator.credentials
    expect(verifyRegistration(response, expectRegistration()).credential).toEqual({
      type: 'public-key',
      id: held?.id,
      publicKey: held?.publicKey,
      signCount: 0,
      uvInitialized: true,
      transports: ['usb', 'nfc'],
      backupEligible: false,
      backupState: false,
      rpId: RP_ID,
      createdBy: 'webauthn',
      aaguid: 'd1e5c0ff-ee00-4000-8000-0000000000aa',
      algorithm: -7,
      attestationFormat: 'none',
      authenticatorAttachment: 'cross-platform',
      attestationObject: fromBase64url(response.response.attestationObject),
      attestationClientDataJson: fromBase64url(response.response.clientDataJSON),
    })
  })

  it('returns the public key exactly as attested [reg.step-27.store-raw-key]', () => {
    const reversed = encodeCbor(entries(...[...key.cose].reverse()))
    const { credential } = register({ tamper: { coseKeyBytes: () => reversed } })
    expect(credential.publicKey).toEqual(reversed)
    expect(reversed).not.toEqual(encodeCbor(key.cose))
  })

  it.each([
    [FLAG.BE, { backupEligible: true, backupState: false }],
    [FLAG.BE | FLAG.BS, { backupEligible: true, backupState: true }],
    [0, { backupEligible: false, backupState: false }],
  ])(
    'returns backup eligibility and backup state of the flags %p [reg.step-18.be-policy] [reg.step-19.bs-policy]',
    (more, backup) => {
      const { credential, flags: seen } = register({ tamper: flags(UP_UV_AT | more) })
      expect(credential).toMatchObject(backup)
      expect(seen).toMatchObject(backup)
    },
  )

  describe('assesses the trustworthiness of the attestation [reg.step-24.trust-reported]', () => {
    const anchors = anchorsOf(...ROOTS)

    it.each<[FormatName, string, string]>([
      ['none', 'none', 'none'],
      ['packed-self', 'self', 'self'],
      ['packed', 'uncertain', 'trusted'],
      ['fido-u2f', 'uncertain', 'trusted'],
      ['tpm', 'attca', 'trusted'],
      ['android-key', 'basic', 'trusted'],
      ['android-safetynet', 'basic', 'trusted'],
      ['apple', 'anonca', 'trusted'],
      ['compound', 'compound', 'trusted'],
    ])('%s with a matching anchor', (format, type, trust) => {
      const expected = { ...attestation({ anchors, untrusted: 'refused' }), userVerification: 'preferred' } as const
      const verdict = register({ input: { format }, expected }).attestation
      expect({ type: verdict.type, trust: verdict.trust.verdict }).toEqual({ type, trust })
    })

    it('packed without an anchor', () => {
      expect(register({ input: { format: 'packed' } }).attestation.trust).toMatchObject({ verdict: 'untrusted' })
    })

    it('a proven model on an allow list [reg.policy.aaguid]', () => {
      const { aaguid } = register().credential
      const expected = attestation({ anchors, models: { only: new Set([aaguid]) } })
      expect(register({ input: { format: 'packed' }, expected }).credential.aaguid).toBe(aaguid)
    })
  })

  describe('accepts', () => {
    it('client data with one byte order mark, which is part of the hash [reg.step-05.bom] [reg.step-12.hash-raw]', () => {
      const change = { input: { format: 'packed' }, tamper: { clientDataBytes: prepend(0xef, 0xbb, 0xbf) } } as const
      expect(register(change)).toBeDefined()
    })

    it('unknown members of client data in any order [reg.step-06.unknown-keys-tolerated]', () => {
      const tamper = clientDataText((text) => {
        const members = Object.entries(JSON.parse(text) as Record<string, unknown>)
        return JSON.stringify({ extra: [1, { deep: null }], ...Object.fromEntries(members.reverse()) }, null, 2)
      })
      expect(register({ tamper })).toBeDefined()
    })

    it('client data with escaped member names [reg.step-06.limited-algorithm]', () => {
      const tamper = clientDataText((text) => text.replace('"type"', '"t\\u0079pe"'))
      expect(register({ tamper })).toBeDefined()
    })

    it.each(['unknown', null, {}, { status: 'not-supported' }, { status: 'present' }, { status: 'present', id: 5 }])(
      'tokenBinding as an unknown member of any type: %j [reg.tokenbinding-removed]',
      (tokenBinding) => {
        expect(register({ tamper: clientData({ tokenBinding }) })).toBeDefined()
      },
    )

    it('and ignores convenience members that contradict the attestation [reg.json.convenience-fields-ignored]', () => {
      const lies = { publicKey: 'AAAA', authenticatorData: 'AAAA', publicKeyAlgorithm: -257 }
      const { credential } = register({ tamper: responseJson(lies) })
      expect(credential).toMatchObject({ algorithm: -7, publicKey: encodeCbor(key.cose) })
    })

    it('null for optional members', () => {
      const absent = { authenticatorAttachment: null, clientExtensionResults: null }
      const tamper = { ...json(absent), ...clientData({}) }
      expect(register({ tamper }).credential.authenticatorAttachment).toBeUndefined()
      const { credential } = register({ tamper: responseJson({ transports: null, signature: null }) })
      expect(credential.transports).toEqual([])
    })

    it('additional members of the attestation object [reg.step-13.attobj-unknown-keys]', () => {
      const additional = [
        ['epAtt', true],
        ['largeBlobKey', Uint8Array.of(1)],
      ] as const
      expect(register({ tamper: { attestationObject: (object) => new Map([...object, ...additional]) } })).toBeDefined()
    })

    it('a conditional ceremony without user presence [reg.step-15.conditional-create]', () => {
      const expected = { mediation: 'conditional', userVerification: 'preferred' } as const
      const { flags: seen, credential } = register({ tamper: flags(FLAG.AT), expected })
      expect(seen.userPresent).toBe(false)
      expect(credential.uvInitialized).toBe(false)
    })

    it('a conditional ceremony with user presence [reg.step-15.conditional-create]', () => {
      expect(register({ expected: { mediation: 'conditional' } })).toBeDefined()
    })

    it.each(['preferred', 'discouraged'] as const)(
      'a response without user verification if it is %s',
      (userVerification) => {
        const { credential } = register({ tamper: flags(FLAG.UP | FLAG.AT), expected: { userVerification } })
        expect(credential.uvInitialized).toBe(false)
      },
    )

    it.each([16, 1023])('a credential ID of %p bytes [reg.step-25.credid-len] [reg.step-25.credid-min]', (length) => {
      const credentialId = new Uint8Array(length).fill(7)
      expect(register({ input: { credentialId } }).credential.id).toEqual(credentialId)
    })

    it('a listed native application [reg.step-09.origin-native]', () => {
      const origin = 'ios:bundle-id:org.example.app' as Origin
      expect(register({ input: { origin }, expected: { origins: new Set([ORIGIN, origin]) } })).toBeDefined()
    })

    it('a listed related origin [reg.step-09.related-origins]', () => {
      const origin = 'https://example.co.uk' as Origin
      expect(register({ input: { origin }, expected: { origins: new Set([ORIGIN, origin]) } })).toBeDefined()
    })

    it('null for crossOrigin and topOrigin, which means absent [reg.step-10.crossorigin-type]', () => {
      expect(register({ tamper: clientData({ crossOrigin: null, topOrigin: null }) })).toBeDefined()
    })

    it('an expected cross-origin iframe [reg.step-10.crossorigin] [reg.step-11.toporigin]', () => {
      expect(register({ input: { crossOrigin: true, topOrigin: TOP_ORIGIN }, expected: FRAMED })).toBeDefined()
    })

    it('an iframe without topOrigin if withoutTopOrigin is accepted [reg.step-11.cross-without-toporigin]', () => {
      const framing = { topOrigins: new Set([TOP_ORIGIN]), withoutTopOrigin: 'accepted' } as const
      expect(register({ input: { crossOrigin: true }, expected: { framing } })).toBeDefined()
    })

    it('and returns unsolicited outputs [reg.step-28.unsolicited-ext]', () => {
      const input = { clientExtensionResults: { credProps: { rk: true }, example: 1 } }
      const { extensions: outputs } = register({ input })
      expect(outputs.credProps).toEqual({ rk: true })
      expect(outputs.others.client).toEqual({ example: 1 })
    })

    it('malformed unsolicited outputs and returns them in `others` [reg.step-28.unsolicited-ext]', () => {
      const signed = new Map<string, CborValue>([
        ['credProtect', 4],
        ['minPinLength', 6],
      ])
      const clientExtensionResults = { credProps: 'x', prf: { enabled: true }, appidExclude: 1, example: nested(32) }
      const { extensions: outputs, trace } = register({ input: { clientExtensionResults, extensions: signed } })
      expect(outputs).toMatchObject({ credProps: undefined, appidExclude: undefined, credProtect: undefined })
      expect(outputs).toMatchObject({ prf: { enabled: true }, minPinLength: 6 })
      expect({ ...outputs.others.client }).toEqual({ credProps: 'x', appidExclude: 1, example: nested(32) })
      expect([...outputs.others.authenticator]).toEqual([['credProtect', 4]])
      expect(trace.report().outcome).toBe('passed')
    })

    it('unsolicited outputs that are not plain CTAP2 CBOR and returns their encoding [reg.step-28.unsolicited-ext]', () => {
      const signed = new Map<string, CborValue>([
        ['credProtect', new EncodedCbor(hex('f6'))],
        ['example', new EncodedCbor(hex('f93c00'))],
        ['minPinLength', 6],
      ])
      const { extensions: outputs } = register({ input: { extensions: signed } })
      expect(outputs).toMatchObject({ credProtect: undefined, minPinLength: 6 })
      expect([...outputs.others.authenticator]).toEqual([
        ['example', new OpaqueCbor(hex('f93c00'))],
        ['credProtect', new OpaqueCbor(hex('f6'))],
      ])
    })

    it.each<[string, Partial<ExtensionExpectations>, Partial<RegistrationInput>]>([
      ['nothing', {}, {}],
      [
        'a discoverable credential',
        { residentKey: 'required' },
        { clientExtensionResults: { credProps: { rk: true } } },
      ],
      ['large blob support', { largeBlob: 'required' }, { clientExtensionResults: { largeBlob: { supported: true } } }],
      ['credential protection', { credentialProtection: 2 }, { extensions: new Map([['credProtect', 2]]) }],
    ])('malformed unsolicited outputs if %s is required [reg.step-28.unsolicited-ext]', (_, requirements, input) => {
      const malformed = {
        appidExclude: 1,
        prf: 'x',
        ...(requirements.largeBlob === undefined && { largeBlob: 'x' }),
        example: null,
      }
      const clientExtensionResults = { ...input.clientExtensionResults, ...malformed }
      const { extensions: outputs } = register({
        input: { ...input, clientExtensionResults },
        expected: extensions(requirements),
      })
      expect({ ...outputs.others.client }).toEqual(malformed)
      expect([...outputs.others.authenticator]).toEqual([])
    })

    it.each([2, 3] as const)('credProtect level %p if level 2 is enforced [reg.step-28.credprotect]', (level) => {
      const input: Partial<RegistrationInput> = { extensions: new Map([['credProtect', level]]) }
      const expected = extensions({
        credentialProtection: 2,
        unsolicited: 'refused',
        requested: new Set(['credProtect']),
      })
      expect(register({ input, expected }).extensions.credProtect).toBe(level)
    })

    it.each([true, undefined])(
      'a required discoverable credential with credProps.rk %p [reg.step-28.credprops-rk]',
      (rk) => {
        const input = { clientExtensionResults: { credProps: { rk } } }
        expect(register({ input, expected: extensions({ residentKey: 'required' }) })).toBeDefined()
      },
    )

    it('a required discoverable credential without credProps [reg.step-28.credprops-rk]', () => {
      const { extensions: outputs, trace } = register({ expected: extensions({ residentKey: 'required' }) })
      expect(outputs.credProps).toBeUndefined()
      expect(trace.report().outcome).toBe('passed')
    })

    it('a credential with required large blob support', () => {
      const input = { clientExtensionResults: { largeBlob: { supported: true } } }
      const { extensions: outputs } = register({ input, expected: extensions({ largeBlob: 'required' }) })
      expect(outputs.largeBlob).toMatchObject({ supported: true })
    })

    it('a credential that is not discoverable if that is not required [reg.step-28.credprops-rk]', () => {
      const input = { clientExtensionResults: { credProps: { rk: false } } }
      expect(register({ input }).extensions.credProps).toEqual({ rk: false })
    })

    it.each([
      [FLAG.BE | FLAG.BS, { eligibility: 'required', state: 'required' }],
      [FLAG.BE, { eligibility: 'required', state: 'refused' }],
      [0, { eligibility: 'refused', state: 'refused' }],
    ] as const)(
      'flags %p under the backup policy %j [reg.step-18.be-policy] [reg.step-19.bs-policy]',
      (more, backup) => {
        expect(register({ tamper: flags(UP_UV_AT | more), expected: { backup } }).flags.byte).toBe(UP_UV_AT | more)
      },
    )

    it('and ignores the appid output, which registrations do not define [reg.step-28.appid-not-in-create]', () => {
      expect(register({ input: { clientExtensionResults: { appid: true } } }).credential.createdBy).toBe('webauthn')
    })
  })

  it.each(['platform', 'cross-platform'] as const)(
    'returns the attachment "%s" as reported by the client [reg.policy.attachment]',
    (attachment) => {
      expect(register({ authenticator: { attachment } }).credential.authenticatorAttachment).toBe(attachment)
    },
  )

  it('calls isRegistered with the attested credential ID [reg.step-26.unique]', () => {
    const asked: CredentialId[] = []
    const isRegistered = (id: CredentialId): boolean => asked.push(id) === 0
    const { credential } = register({ expected: { isRegistered } })
    expect(asked).toEqual([credential.id])
  })

  it('reports the path of deeply nested extension results', () => {
    const tooDeep = () => register({ input: { clientExtensionResults: { example: nested(33) } } })
    expect(tooDeep).toThrow('json_depth at clientExtensionResults')
  })

  it('returns bytes that share no memory with the response or another result', () => {
    const extensions = new Map<string, CborValue>([
      ['credBlob', Uint8Array.of(1, 2)],
      ['hmac-secret', Uint8Array.of(3)],
      ['example', [Uint8Array.of(4), new Map([['x', Uint8Array.of(5)]])]],
    ])
    const example = { list: [{ x: 1 }] }
    const clientExtensionResults = { example, largeBlob: { blob: 'AAEC' } }
    const software = createAuthenticator()
    const created = software.register(creationOptions(), { origin: ORIGIN, extensions })
    const response = { ...created, clientExtensionResults }
    const { credential, extensions: outputs } = verifyRegistration(response, expectRegistration())
    const { id, publicKey, attestationObject, attestationClientDataJson } = credential
    const [list, map] = [...outputs.others.authenticator.values()].flat() as [Uint8Array, Map<string, Uint8Array>]
    const bytes = [outputs.largeBlob?.blob, outputs.credBlob, outputs.hmacSecret, list, map.get('x')] as Uint8Array[]
    for (const value of bytes) expect(value.buffer.byteLength).toBe(value.length)
    const record = [id, publicKey, attestationObject, attestationClientDataJson]
    const length = record.reduce((sum, value) => sum + value.length, 0)
    expect(record.map(({ buffer }) => buffer)).toEqual(record.map(() => id.buffer))
    expect(id.buffer.byteLength).toBe(length)
    example.list.push({ x: 2 })
    expect(JSON.parse(JSON.stringify(outputs.others.client))).toEqual({ example: { list: [{ x: 1 }] } })
  })

  it('ignores members of a polluted prototype [reg.step-06.json-proto]', () => {
    const authenticator = createAuthenticator()
    const make = (tamper: RegistrationTampering) =>
      authenticator.register(creationOptions(), { origin: ORIGIN, tamper })
    const [honest, typeless] = [make({}), make(clientData({ type: undefined }))]
    const expected = expectRegistration()
    const polluted = { crossOrigin: true, topOrigin: 'https://evil.test', type: 'webauthn.create', signature: 'AAAA' }
    const [names, at] = [Object.keys(polluted), Object.prototype]
    try {
      for (const name of names) Object.defineProperty(at, name, { value: polluted[name as never], configurable: true })
      expect(verifyRegistration(honest, expected)).toBeDefined()
      expect(refusalOf(() => verifyRegistration(typeless, expected)).error.code).toBe('client_data_malformed')
    } finally {
      for (const name of names) Reflect.deleteProperty(at, name)
    }
  })

  it('does not reveal expected values in an error [reg.error.no-oracle]', () => {
    const changes = [clientData({ challenge: 'AAAA' }), clientData({ origin: 'https://evil.test' })]
    for (const tamper of changes) {
      const { error } = refusalOf(() => register({ tamper }))
      const text = `${error.message} ${error.title} ${JSON.stringify(error)}`
      expect(text).not.toContain(ORIGIN)
      expect(text).not.toContain(toBase64url(CHALLENGE))
      expect(error).toBeInstanceOf(VerificationError)
    }
  })

  it.each<[keyof RegistrationExpectations, Change]>([
    ['challenge', { tamper: clientData({ challenge: '' }) }],
    ['rpId', { tamper: fields({ rpIdHash: sha256('undefined') }) }],
    ['origins', { tamper: clientData({ origin: 'undefined' }) }],
    ['framing', { input: { crossOrigin: true } }],
    ['userVerification', { tamper: flags(FLAG.UP | FLAG.AT) }],
    ['backup', {}],
    ['extensions', {}],
    ['mediation', { tamper: flags(FLAG.AT), expected: { userVerification: 'preferred' } }],
    ['algorithms', {}],
    ['attestation', {}],
    ['shortestCredentialId', { input: { credentialId: Uint8Array.of(1) } }],
    ['isRegistered', {}],
    ['at', { input: { format: 'packed' }, expected: attestation({ anchors: anchorsOf(...ROOTS) }) }],
  ])('rejects every response if the expectation "%s" is undefined', (lost, change) => {
    expect(() => register({ ...change, expected: { ...change.expected, [lost]: undefined } })).toThrow()
  })

  it('throws an EngineDefectError if isRegistered throws', () => {
    const isRegistered = () => {
      throw new TypeError('boom')
    }
    expect(() => register({ expected: { isRegistered } })).toThrow(EngineDefectError)
  })
})
