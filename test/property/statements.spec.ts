import fc from 'fast-check'
import { EngineError } from '../../src/webauthn/errors/engine-error.js'
import { parseAttestedObject } from '../../src/webauthn/statements/attested-object.js'
import { findStatementFormat } from '../../src/webauthn/statements/registry.js'
import { parseSafetyNetResponse } from '../../src/webauthn/statements/safetynet-response.js'
import { parseKeyDescription } from '../../src/webauthn/structures/android/key-description.js'
import { parseTpmAttest, parseTpmCertifyInfo } from '../../src/webauthn/structures/tpm/attest.js'
import { parseTpmPublicArea } from '../../src/webauthn/structures/tpm/public-area.js'
import { perform } from '../../src/webauthn/trace/perform.js'
import { type CborValue, createCredentialKey, encodeCbor } from '../../src/testing/index.js'
import * as der from '../../src/testing/der.js'
import { AUTHORIZATION, encodeKeyDescription } from '../../src/testing/statements/android-key.js'
import { VALID_FORMATS, packedSelfFormat, type TestFormat } from '../support/statements/formats.js'
import { LAX_STATEMENTS, STRICT_STATEMENTS } from '../support/statements/settings.js'
import { encodeAttest, encodePublicArea, publicAreaOf, TPM } from '../../src/testing/statements/tpm-structures.js'
import { ceremonyInput, CLIENT_DATA_HASH, STATEMENT_TIME, ALL_FORMATS } from '../support/statements/verify-statement.js'
import { mutationsOf } from '../webauthn/bytes/arbitraries.js'

const RUNS = { numRuns: 500 }
const key = createCredentialKey('ES256')

/** Valid attestation statements, each in its attestation object. */
const FORMATS: readonly (readonly [name: string, format: TestFormat])[] = [
  ...Object.entries(VALID_FORMATS).map(([name, make]) => [name, make()] as const),
  ['packed self', packedSelfFormat()],
]

function attestationObject({ fmt, make }: TestFormat): Uint8Array {
  const input = ceremonyInput({ key })
  return encodeObject(fmt, make(input), input.authenticatorData)
}

function encodeObject(fmt: string, attStmt: CborValue, authData: Uint8Array): Uint8Array {
  return encodeCbor(
    new Map<string, CborValue>([
      ['fmt', fmt],
      ['attStmt', attStmt],
      ['authData', authData],
    ]),
  )
}

/** Verifies an attestation object of any format. Rethrows errors that are not EngineErrors. */
function verdictOf(bytes: Uint8Array, settings = LAX_STATEMENTS): 'verified' | 'refused' {
  try {
    const { format: fmt, statement, authenticatorData } = parseAttestedObject(bytes)
    const format = findStatementFormat(fmt)
    if (format === undefined) return 'refused'
    const proven = { statement, authenticatorData, clientDataHash: CLIENT_DATA_HASH }
    const given = { ...proven, settings, formats: ALL_FORMATS, at: STATEMENT_TIME }
    perform(format.catalogue, (trace) => format.verify(trace, given))
    return 'verified'
  } catch (error) {
    if (error instanceof EngineError) return 'refused'
    throw error
  }
}

function isParsedOrRefused(parse: () => unknown): void {
  try {
    parse()
  } catch (error) {
    if (!(error instanceof EngineError)) throw error
  }
}

describe('attestation statements', () => {
  it.each(FORMATS)('of the format %s with any mutation verify or fail with an EngineError', (_name, format) => {
    const honest = attestationObject(format)
    expect(verdictOf(honest)).toBe('verified')
    fc.assert(
      fc.property(mutationsOf(honest), fc.constantFrom(LAX_STATEMENTS, STRICT_STATEMENTS), (bytes, settings) => {
        expect(['verified', 'refused']).toContain(verdictOf(bytes, settings))
      }),
      RUNS,
    )
  })

  it.each(FORMATS.filter(([name]) => name !== 'none'))(
    'of the format %s do not verify with different client data',
    (_name, format) => {
      fc.assert(
        fc.property(fc.uint8Array({ minLength: 32, maxLength: 32 }), (clientDataHash) => {
          const { authenticatorData, ...input } = ceremonyInput({ key })
          const statement = format.make({ ...input, authenticatorData, clientDataHash })
          expect(verdictOf(encodeObject(format.fmt, statement, authenticatorData))).toBe('refused')
        }),
        { numRuns: 5 },
      )
    },
  )

  // A U2F signature covers neither the flags nor the counter.
  it.each(FORMATS.filter(([name]) => name !== 'none' && name !== 'fido-u2f'))(
    'of the format %s do not verify with any bit of the authenticator data changed',
    (_name, format) => {
      const input = ceremonyInput({ key })
      const statement = format.make(input)
      const { authenticatorData } = input
      fc.assert(
        fc.property(fc.nat({ max: authenticatorData.length - 1 }), fc.nat({ max: 7 }), (at, bit) => {
          const changed = authenticatorData.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte))
          expect(verdictOf(encodeObject(format.fmt, statement, changed))).toBe('refused')
        }),
        { numRuns: 200 },
      )
    },
  )
})

describe('structures in attestation statements', () => {
  const publicArea = encodePublicArea(publicAreaOf(key))
  const attest = encodeAttest({
    magic: TPM.magic,
    type: TPM.certify,
    extraData: CLIENT_DATA_HASH,
    name: CLIENT_DATA_HASH,
    trailing: new Uint8Array(0),
  })
  const description = encodeKeyDescription({
    attestationVersion: 4,
    attestationSecurityLevel: der.enumerated(1),
    keymasterVersion: 41,
    keymasterSecurityLevel: der.enumerated(2),
    attestationChallenge: CLIENT_DATA_HASH,
    softwareEnforced: [AUTHORIZATION.creationDateTime(1)],
    teeEnforced: [AUTHORIZATION.purpose(2, 3), AUTHORIZATION.origin(0), AUTHORIZATION.osVersion(14)],
    trailing: [],
  })

  it.each<[string, Uint8Array, (bytes: Uint8Array) => unknown]>([
    ['TPM public areas', publicArea, (bytes) => parseTpmPublicArea(bytes, 'pubArea')],
    ['TPM attestation structures', attest, (bytes) => parseTpmAttest(bytes, 'certInfo')],
    ['TPM certified names', attest.subarray(-68), (bytes) => parseTpmCertifyInfo(bytes, 'attested')],
    ['Android key descriptions', description, (bytes) => parseKeyDescription(bytes, 'description')],
    ['SafetyNet responses', Buffer.from('e30.e30.AA'), (bytes) => parseSafetyNetResponse(bytes, 'response')],
  ])('with any mutation are parsed or rejected with an EngineError: %s', (_name, honest, parse) => {
    fc.assert(
      fc.property(fc.oneof(mutationsOf(honest), fc.uint8Array({ maxLength: 300 })), (bytes) => {
        isParsedOrRefused(() => parse(bytes))
      }),
      { numRuns: 2000 },
    )
  })

  it('find allApplications at any position in an authorization list', () => {
    const fields = fc.uniqueArray(fc.integer({ min: 2, max: 0x1f_ffff }), { maxLength: 8 })
    fc.assert(
      fc.property(fields, fc.nat({ max: 8 }), fc.boolean(), (tags, place, inTee) => {
        const others = tags.filter((tag) => tag !== 600 && tag !== 702).map((tag) => AUTHORIZATION.unknown(tag))
        const list = [...others.slice(0, place), AUTHORIZATION.allApplications(), ...others.slice(place)]
        const parsed = parseKeyDescription(
          encodeKeyDescription({
            attestationVersion: 300,
            attestationSecurityLevel: der.enumerated(1),
            keymasterVersion: 300,
            keymasterSecurityLevel: der.enumerated(1),
            attestationChallenge: CLIENT_DATA_HASH,
            softwareEnforced: inTee ? [] : list,
            teeEnforced: inTee ? list : [],
            trailing: [],
          }),
          'description',
        )
        expect(parsed.teeEnforced.allApplications).toBe(inTee)
        expect(parsed.softwareEnforced.allApplications).toBe(!inTee)
      }),
      RUNS,
    )
  })
})
