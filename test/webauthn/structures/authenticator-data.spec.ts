import { parseAuthenticatorData } from '../../../src/webauthn/structures/authenticator-data.js'
import { parseCoseKey } from '../../../src/webauthn/structures/cose-key.js'
import { cbor, concat, hex, refusalOf } from '../bytes/writers.js'
import {
  AAGUID,
  assertionData,
  attestedData,
  changed,
  coseKey,
  CREDENTIAL_ID,
  ED25519,
  ES256,
  RP_ID_HASH,
} from './samples.js'

const PATH = 'response.authenticatorData'
/** Offsets in the authenticator data of a registration. */
const AT = { flags: 32, attested: 37, idLength: 53, id: 55, key: 71 }

const NO_FLAGS = {
  byte: 0,
  userPresent: false,
  userVerified: false,
  backupEligible: false,
  backupState: false,
  attestedCredentialData: false,
  extensionData: false,
  reserved: false,
}

const extensions = cbor(new Map([['credProtect', 2]]))

describe('parseAuthenticatorData', () => {
  it('parses an assertion: hash, flags and counter', () => {
    const bytes = assertionData({ flags: 0x1d, signCount: 'fffffffe' })
    expect(parseAuthenticatorData(bytes)).toEqual({
      bytes,
      rpIdHash: RP_ID_HASH,
      flags: {
        byte: 0x1d,
        userPresent: true,
        userVerified: true,
        backupEligible: true,
        backupState: true,
        attestedCredentialData: false,
        extensionData: false,
        reserved: false,
      },
      signCount: 0xfffffffe,
      attestedCredentialData: undefined,
      extensions: undefined,
    })
  })

  it('parses the credential of a registration', () => {
    const { attestedCredentialData, extensions: none } = parseAuthenticatorData(attestedData())
    expect(attestedCredentialData).toEqual({
      aaguid: '00112233-4455-6677-8899-aabbccddeeff',
      credentialId: CREDENTIAL_ID,
      publicKey: parseCoseKey(coseKey(ES256)),
      publicKeyBytes: coseKey(ES256),
    })
    expect(none).toBeUndefined()
  })

  it('parses extensions with and without a credential', () => {
    const outputs = new Map([['credProtect', 2]])
    expect(parseAuthenticatorData(attestedData({ flags: 0xc5, extensions })).extensions).toEqual(outputs)
    expect(parseAuthenticatorData(assertionData({ flags: 0x85, extensions })).extensions).toEqual(outputs)
  })

  it.each([
    ['userPresent', 0x01],
    ['backupEligible', 0x08],
    ['backupState', 0x10],
  ] as const)('reads %s from its own bit', (name, byte) => {
    const { flags } = parseAuthenticatorData(assertionData({ flags: byte }))
    expect(flags).toEqual({ ...NO_FLAGS, byte, [name]: true })
  })

  it.each([
    [0x01, false],
    [0x03, true],
    [0x21, true],
    [0x23, true],
  ])('parses flags %d with reserved set to %p [authdata.rfu-bits]', (flags, reserved) => {
    expect(parseAuthenticatorData(assertionData({ flags })).flags.reserved).toBe(reserved)
  })

  it('finds the end of the key for any order of its labels [authdata.length-from-decoder]', () => {
    const backwards = coseKey([...ES256].reverse())
    const parsed = parseAuthenticatorData(attestedData({ flags: 0xc5, publicKey: backwards, extensions }))
    expect(parsed.attestedCredentialData?.publicKeyBytes).toEqual(backwards)
    expect(parsed.extensions).toEqual(new Map([['credProtect', 2]]))
  })

  it('returns the key in the encoding of the authenticator [reg.step-27.store-raw-key]', () => {
    const publicKey = coseKey([...ED25519].reverse())
    const attested = parseAuthenticatorData(attestedData({ publicKey })).attestedCredentialData
    expect(attested?.publicKeyBytes).toEqual(publicKey)
  })

  it('accepts a credential ID that is too long for a ceremony', () => {
    const credentialId = new Uint8Array(1024).fill(1)
    expect(parseAuthenticatorData(attestedData({ credentialId })).attestedCredentialData?.credentialId).toHaveLength(
      1024,
    )
  })

  it('neither modifies nor references the input [authdata.no-mutation]', () => {
    const input = Buffer.from(attestedData({ flags: 0xc5, extensions }))
    const before = Buffer.from(input)
    const parsed = parseAuthenticatorData(input)
    expect(input.equals(before)).toBe(true)
    expect(Object.getOwnPropertyNames(input)).toHaveLength(input.length)
    input.fill(0xff)
    expect(parsed.bytes).toEqual(new Uint8Array(before))
    expect(parsed.rpIdHash).toEqual(RP_ID_HASH)
    expect(parsed.attestedCredentialData?.credentialId).toEqual(CREDENTIAL_ID)
    expect(parsed.attestedCredentialData?.publicKeyBytes).toEqual(coseKey(ES256))
    expect(Buffer.isBuffer(parsed.rpIdHash)).toBe(false)
  })
})

describe('parseAuthenticatorData rejects', () => {
  const key = coseKey(ES256)
  const longKey = concat(hex('a5 1801 02'), key.subarray(3))
  const registration = attestedData()

  const refusals: readonly [what: string, bytes: Uint8Array, code: string, offset: number][] = [
    ['empty input [authdata.min-length]', hex(''), 'bytes_truncated', 0],
    ['31 bytes [authdata.min-length]', RP_ID_HASH.subarray(1), 'bytes_truncated', 0],
    ['32 bytes [authdata.min-length]', RP_ID_HASH, 'bytes_truncated', 32],
    ['36 bytes [authdata.min-length]', assertionData().subarray(0, 36), 'bytes_truncated', 36],
    ['the AT flag without attested data [authdata.at-missing]', assertionData({ flags: 0x45 }), 'bytes_truncated', 37],
    ['attested data without the AT flag [authdata.at-missing]', attestedData({ flags: 0x05 }), 'bytes_trailing', 37],
    [
      '100 additional bytes without a flag [authdata.at-missing]',
      assertionData({ trailing: new Uint8Array(100) }),
      'bytes_trailing',
      37,
    ],
    ['a truncated AAGUID [authdata.at-length]', registration.subarray(0, 45), 'bytes_truncated', AT.attested],
    ['a truncated credential ID length [authdata.at-length]', registration.subarray(0, 54), 'bytes_truncated', 54],
    [
      'a credential ID that is longer than the input [authdata.at-length]',
      attestedData({ credentialIdLength: '7fff' }),
      'bytes_truncated',
      AT.id,
    ],
    ['a missing public key [authdata.at-length]', registration.subarray(0, AT.key), 'bytes_truncated', AT.key],
    [
      'an empty credential ID [reg.step-25.credid-min]',
      attestedData({ credentialId: hex('') }),
      'credential_id_empty',
      AT.idLength,
    ],
    ['the ED flag without extensions [authdata.ed-missing]', attestedData({ flags: 0xc5 }), 'bytes_truncated', 148],
    [
      'the ED flag without extensions in an assertion [authdata.ed-missing]',
      assertionData({ flags: 0x85 }),
      'bytes_truncated',
      37,
    ],
    ['extensions without the ED flag [authdata.ed-missing]', attestedData({ extensions }), 'bytes_trailing', 148],
    ['a byte after the public key [authdata.trailing]', attestedData({ trailing: hex('00') }), 'bytes_trailing', 148],
    [
      'a byte after the extensions [authdata.trailing]',
      attestedData({ flags: 0xc5, extensions, trailing: hex('00') }),
      'bytes_trailing',
      162,
    ],
    [
      'an integer as extensions [authdata.ext-is-text-map]',
      attestedData({ flags: 0xc5, extensions: hex('05') }),
      'extensions_malformed',
      148,
    ],
    [
      'an array as extensions [authdata.ext-is-text-map]',
      attestedData({ flags: 0xc5, extensions: hex('80') }),
      'extensions_malformed',
      148,
    ],
    [
      'an integer as extension identifier [authdata.ext-is-text-map]',
      attestedData({ flags: 0xc5, extensions: hex('a2 01 02 6161 00') }),
      'extensions_malformed',
      148,
    ],
    [
      'a duplicate extension',
      attestedData({ flags: 0xc5, extensions: hex('a2 6161 00 6161 01') }),
      'cbor_duplicate_key',
      152,
    ],
    [
      'a key label encoded in two bytes [authdata.length-from-decoder]',
      attestedData({ publicKey: longKey }),
      'cbor_not_shortest',
      72,
    ],
    ['UV without UP [reg.step-16.uv-implies-up]', attestedData({ flags: 0x44 }), 'flags_inconsistent', AT.flags],
    ['UV without UP in an assertion [auth.step-16.up]', assertionData({ flags: 0x04 }), 'flags_inconsistent', AT.flags],
  ]

  it.each(refusals)('%s', (_, bytes, code, offset) => {
    expect(refusalOf(() => parseAuthenticatorData(bytes))).toMatchObject({ code, path: PATH, offset })
  })

  it('an invalid public key, with the path of the parameter', () => {
    const bytes = attestedData({ publicKey: coseKey(changed(ES256, { [-1]: 2 })) })
    expect(refusalOf(() => parseAuthenticatorData(bytes))).toMatchObject({
      code: 'cose_curve_mismatch',
      path: `${PATH}.credentialPublicKey[-1]`,
    })
  })

  it('malformed data with the given path', () => {
    expect(refusalOf(() => parseAuthenticatorData(AAGUID, 'authData'))).toMatchObject({ path: 'authData' })
  })
})
