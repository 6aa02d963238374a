import type { CborValue } from '../../../src/webauthn/bytes/cbor.js'
import { isFormatIdentifier, parseAttestationObject } from '../../../src/webauthn/structures/attestation-object.js'
import { ZERO_AAGUID } from '../../../src/webauthn/structures/attested-credential-data.js'
import { cbor, concat, hex, refusalOf } from '../bytes/writers.js'
import { attestationObject, attestedData } from './samples.js'

const PATH = 'response.attestationObject'

describe('an attestation object', () => {
  it('is a format, a statement and authenticator data', () => {
    const statement = new Map<string, CborValue>([['alg', -7]])
    const parsed = parseAttestationObject(attestationObject({ fmt: 'packed', attStmt: statement }))
    expect(parsed).toMatchObject({ format: 'packed', statement, extraMembers: [] })
    expect(parsed.authenticatorData.bytes).toEqual(attestedData())
    expect(parsed.authenticatorData.signCount).toBe(7)
  })

  it('may name its members in any order [cbor.key-order]', () => {
    const members: [string, CborValue][] = [
      ['fmt', 'none'],
      ['attStmt', new Map()],
      ['authData', attestedData()],
    ]
    const parsed = parseAttestationObject(cbor(new Map(members)))
    expect(parseAttestationObject(cbor(new Map(members.reverse())))).toEqual(parsed)
  })

  it('may have further members [reg.step-13.attobj-unknown-keys]', () => {
    const parsed = parseAttestationObject(attestationObject({ epAtt: true, largeBlobKey: hex('00') }))
    expect(parsed.extraMembers).toEqual(['epAtt', 'largeBlobKey'])
  })

  it('holds a list of statements under the format compound alone', () => {
    expect(parseAttestationObject(attestationObject({ fmt: 'compound', attStmt: [] })).statement).toEqual([])
  })

  it('shares nothing with the input [cbor.zero-copy-alias]', () => {
    const input = attestationObject()
    const { authenticatorData } = parseAttestationObject(input)
    input.fill(0xff)
    expect(authenticatorData.bytes).toEqual(attestedData())
  })

  it('knows the AAGUID of all zeros', () => {
    const zero = attestedData()
    zero.fill(0, 37, 53)
    const { authenticatorData } = parseAttestationObject(attestationObject({ authData: zero }))
    expect(authenticatorData.attestedCredentialData?.aaguid).toBe(ZERO_AAGUID)
  })
})

describe('an attestation object is refused', () => {
  const refusals: readonly [what: string, bytes: Uint8Array, code: string, path: string][] = [
    ['as an array', cbor(['none', new Map(), attestedData()]), 'attestation_object_malformed', PATH],
    ['as bytes', cbor(attestedData()), 'attestation_object_malformed', PATH],
    ['as an empty array', cbor([]), 'attestation_object_malformed', PATH],
    ['as text', cbor('none'), 'attestation_object_malformed', PATH],
    ['as an empty map', hex('a0'), 'attestation_object_malformed', `${PATH}.fmt`],
    ['without fmt', attestationObject({ fmt: undefined }), 'attestation_object_malformed', `${PATH}.fmt`],
    ['with bytes for fmt', attestationObject({ fmt: hex('00') }), 'attestation_object_malformed', `${PATH}.fmt`],
    ['without attStmt', attestationObject({ attStmt: undefined }), 'attestation_object_malformed', `${PATH}.attStmt`],
    ['with text for attStmt', attestationObject({ attStmt: '' }), 'attestation_object_malformed', `${PATH}.attStmt`],
    [
      'with an array for attStmt',
      attestationObject({ attStmt: [] }),
      'attestation_object_malformed',
      `${PATH}.attStmt`,
    ],
    [
      'with a map for the statements of a compound',
      attestationObject({ fmt: 'compound' }),
      'attestation_object_malformed',
      `${PATH}.attStmt`,
    ],
    [
      'without authData',
      attestationObject({ authData: undefined }),
      'attestation_object_malformed',
      `${PATH}.authData`,
    ],
    [
      'with text for authData',
      attestationObject({ authData: 'a' }),
      'attestation_object_malformed',
      `${PATH}.authData`,
    ],
    ['with empty authData', attestationObject({ authData: hex('') }), 'bytes_truncated', `${PATH}.authData`],
    [
      'with an integer key',
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

  it('with a byte after it [reg.step-13.attobj-trailing]', () => {
    const bytes = attestationObject()
    expect(refusalOf(() => parseAttestationObject(concat(bytes, hex('00'))))).toMatchObject({
      code: 'bytes_trailing',
      path: PATH,
      offset: bytes.length,
    })
  })

  it('with two members of one name [cbor.dup-keys]', () => {
    const bytes = concat(hex('a4'), attestationObject().subarray(1), cbor('fmt'), cbor('packed'))
    expect(refusalOf(() => parseAttestationObject(bytes)).code).toBe('cbor_duplicate_key')
  })

  it.each([
    ['33 characters', 'x'.repeat(33)],
    ['a NUL', 'packed\0'],
    ['nothing', ''],
    ['a blank', 'pack ed'],
    ['a quotation mark', 'pack"ed'],
    ['a backslash', 'pack\\ed'],
    ['a line feed at the end', 'packed\n'],
    ['a letter beyond ASCII', 'päcked'],
    ['DEL', 'packed\x7f'],
  ])('with %s for a format identifier [reg.step-21.fmt-syntax]', (_, fmt) => {
    expect(isFormatIdentifier(fmt)).toBe(false)
    expect(refusalOf(() => parseAttestationObject(attestationObject({ fmt })))).toMatchObject({
      code: 'attestation_format_invalid',
      path: `${PATH}.fmt`,
    })
  })

  it.each(['none', 'x'.repeat(32), '!#[]~', 'Packed', 'toString'])('not for the format identifier %s', (fmt) => {
    expect(parseAttestationObject(attestationObject({ fmt })).format).toBe(fmt)
  })
})
