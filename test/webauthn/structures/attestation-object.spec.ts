import type { CborValue } from '../../../src/webauthn/bytes/cbor.js'
import { isFormatIdentifier, parseAttestationObject } from '../../../src/webauthn/structures/attestation-object.js'
import { ZERO_AAGUID } from '../../../src/webauthn/structures/attested-credential-data.js'
import { cbor, concat, hex, refusalOf } from '../bytes/writers.js'
import { attestationObject, attestedData } from './samples.js'

const PATH = 'response.attestationObject'

describe('an attestation object', () => {
  it('has a format, a statement and authenticator data', () => {
    const statement = new Map<string, CborValue>([['alg', -7]])
    const parsed = parseAttestationObject(attestationObject({ fmt: 'packed', attStmt: statement }))
    expect(parsed).toMatchObject({ format: 'packed', statement, extraMembers: [] })
    expect(parsed.authenticatorData.bytes).toEqual(attestedData())
    expect(parsed.authenticatorData.signCount).toBe(7)
  })

  it('may have its members in any order [cbor.key-order]', () => {
    const members: [string, CborValue][] = [
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', attestedData()],
    ]
    const parsed = parseAttestationObject(cbor(new Map(members)))
    expect(parseAttestationObject(cbor(new Map(members.reverse())))).toEqual(parsed)
  })

  it('may have additional members [reg.step-13.attobj-unknown-keys]', () => {
    const parsed = parseAttestationObject(attestationObject({ epAtt: true, largeBlobKey: hex('00') }))
    expect(parsed.extraMembers).toEqual(['epAtt', 'largeBlobKey'])
  })

  it('contains a list of statements in the format compound only', () => {
    expect(parseAttestationObject(attestationObject({ fmt: 'compound', attStmt: [] })).statement).toEqual([])
  })

  it('shares no memory with the input [cbor.zero-copy-alias]', () => {
    const input = attestationObject()
    const { authenticatorData } = parseAttestationObject(input)
    input.fill(0xff)
    expect(authenticatorData.bytes).toEqual(attestedData())
  })

  it('is exported with the constant for the all-zero AAGUID', () => {
    const zero = attestedData()
    zero.fill(0, 37, 53)
    const { authenticatorData } = parseAttestationObject(attestationObject({ authData: zero }))
    expect(authenticatorData.attestedCredentialData?.aaguid).toBe(ZERO_AAGUID)
  })
})

describe('parseAttestationObject rejects', () => {
  const refusals: readonly [what: string, bytes: Uint8Array, code: string, path: string][] = [
    ['an array', cbor(['none', new Map(), attestedData()]), 'attestation_object_malformed', PATH],
    ['a byte string', cbor(attestedData()), 'attestation_object_malformed', PATH],
    ['an empty array', cbor([]), 'attestation_object_malformed', PATH],
    ['a text string', cbor('none'), 'attestation_object_malformed', PATH],
    ['an empty map', hex('a0'), 'attestation_object_malformed', `${PATH}.fmt`],
    ['a missing fmt', attestationObject({ fmt: undefined }), 'attestation_object_malformed', `${PATH}.fmt`],
    ['bytes as fmt', attestationObject({ fmt: hex('00') }), 'attestation_object_malformed', `${PATH}.fmt`],
    ['a missing attStmt', attestationObject({ attStmt: undefined }), 'attestation_object_malformed', `${PATH}.attStmt`],
    ['text as attStmt', attestationObject({ attStmt: '' }), 'attestation_object_malformed', `${PATH}.attStmt`],
    ['an array as attStmt', attestationObject({ attStmt: [] }), 'attestation_object_malformed', `${PATH}.attStmt`],
    [
      'a map as the statements of a compound attestation',
      attestationObject({ fmt: 'compound' }),
      'attestation_object_malformed',
      `${PATH}.attStmt`,
    ],
    [
      'a missing authData',
      attestationObject({ authData: undefined }),
      'attestation_object_malformed',
      `${PATH}.authData`,
    ],
    ['text as authData', attestationObject({ authData: 'a' }), 'attestation_object_malformed', `${PATH}.authData`],
    ['an empty authData', attestationObject({ authData: hex('') }), 'bytes_truncated', `${PATH}.authData`],
    [
      'an integer key',
      cbor(
        new Map<number | string, CborValue>([
          ['fmt', 'none'],
          ['attStmt', new Map()],
          ['authData', attestedData()],
          [1, 2],
        ]),
      ),
      'attestation_object_malformed',
      PATH,
    ],
  ]

  it.each(refusals)('%s [reg.step-13.attobj-map]', (_, bytes, code, path) => {
    expect(refusalOf(() => parseAttestationObject(bytes))).toMatchObject({ code, path })
  })

  it('a byte after the object [reg.step-13.attobj-trailing]', () => {
    const bytes = attestationObject()
    expect(refusalOf(() => parseAttestationObject(concat(bytes, hex('00'))))).toMatchObject({
      code: 'bytes_trailing',
      path: PATH,
      offset: bytes.length,
    })
  })

  it('a duplicate member [cbor.dup-keys]', () => {
    const bytes = concat(hex('a4'), attestationObject().subarray(1), cbor('fmt'), cbor('packed'))
    expect(refusalOf(() => parseAttestationObject(bytes)).code).toBe('cbor_duplicate_key')
  })

  it.each([
    ['33 characters', 'x'.repeat(33)],
    ['a NUL character', 'packed\0'],
    ['no characters', ''],
    ['a space', 'pack ed'],
    ['a quotation mark', 'pack"ed'],
    ['a backslash', 'pack\\ed'],
    ['a trailing line feed', 'packed\n'],
    ['a non-ASCII letter', 'päcked'],
    ['DEL', 'packed\x7f'],
  ])('a format identifier with %s [reg.step-21.fmt-syntax]', (_, fmt) => {
    expect(isFormatIdentifier(fmt)).toBe(false)
    expect(refusalOf(() => parseAttestationObject(attestationObject({ fmt })))).toMatchObject({
      code: 'attestation_format_invalid',
      path: `${PATH}.fmt`,
    })
  })

  it.each(['none', 'x'.repeat(32), '!#[]~', 'Packed', 'toString'])('an invalid format identifier: %s', (fmt) => {
    expect(parseAttestationObject(attestationObject({ fmt })).format).toBe(fmt)
  })
})
