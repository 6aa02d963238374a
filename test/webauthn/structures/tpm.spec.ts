import { parseTpmPublicArea } from '../../../src/webauthn/structures/tpm/public-area.js'
import { describesKey } from '../../../src/webauthn/structures/tpm/same-key.js'
import { unwrapTpmSignature } from '../../../src/webauthn/structures/tpm/signature.js'
import { parseCoseKey } from '../../../src/webauthn/structures/cose-key.js'
import { UnsupportedError } from '../../../src/webauthn/errors/engine-error.js'
import { createCredentialKey, encodeCbor } from '../../../src/testing/index.js'
import {
  encodePublicArea,
  join,
  type PublicAreaFields,
  publicAreaOf,
  sized,
  TPM,
  uint16,
} from '../../../src/testing/statements/tpm-structures.js'

const key = createCredentialKey('ES256')
const rsaKey = createCredentialKey('RS256')
const hex = (text: string): Uint8Array => new Uint8Array(Buffer.from(text, 'hex'))

function areaOf(changes: Partial<PublicAreaFields>) {
  return parseTpmPublicArea(encodePublicArea({ ...publicAreaOf(key), ...changes }), 'pubArea')
}

describe('a TPM public area', () => {
  it.each<[string, Partial<PublicAreaFields>]>([
    ['hash 0x0012', { nameAlg: TPM.sm3 }],
    ['type 0x0008', { type: TPM.keyedHash }],
    ['symmetric algorithm 0x0001', { symmetric: uint16(TPM.rsa) }],
    ['scheme 0x0006', { scheme: uint16(TPM.aes) }],
    ['curve 0x0020', { details: join(uint16(0x20), uint16(TPM.null)) }],
    ['key derivation function 0x0006', { details: join(uint16(3), uint16(TPM.aes)) }],
  ])('is rejected because of an unsupported %s', (subject, changes) => {
    expect(() => areaOf(changes)).toThrow(UnsupportedError)
    expect(() => areaOf(changes)).toThrow(`tpm_structure_unsupported: ${subject}`)
  })

  it('never matches a key of another type', () => {
    const [ec, rsa] = [key, rsaKey].map(({ cose }) => parseCoseKey(encodeCbor(cose))) as [never, never]
    const rsaArea = parseTpmPublicArea(encodePublicArea(publicAreaOf(rsaKey)), 'pubArea')
    expect([describesKey(areaOf({}), ec), describesKey(rsaArea, rsa)]).toEqual([true, true])
    expect([describesKey(areaOf({}), rsa), describesKey(rsaArea, ec)]).toEqual([false, false])
  })

  it('matches a key with the same numbers for any encoding of zero', () => {
    const zero = parseCoseKey(encodeCbor(new Map(key.cose).set(-2, new Uint8Array(32))))
    const [, y = new Uint8Array(0)] = publicAreaOf(key).unique
    for (const x of ['', '00', '0000']) expect(describesKey(areaOf({ unique: [hex(x), y] }), zero)).toBe(true)
    expect(describesKey(areaOf({ unique: [hex('01'), y] }), zero)).toBe(false)
  })
})

describe('unwrapTpmSignature', () => {
  const algorithm = { scheme: 'ecdsa', hash: 'sha256' } as const
  const wrap = (r: Uint8Array, s: Uint8Array) => join(uint16(TPM.ecdsa), uint16(TPM.sha256), sized(r), sized(s))

  it.each([
    ['unchanged', '01', '7f', '300602010102017f'],
    ['with a leading zero to keep them positive', '80', 'ff', '30080202008002 0200ff'],
    ['without leading zeros', '0001', '000080', '3007020101 02020080'],
    ['with one octet for zero', '0000', '', '3006020100020100'],
  ])('encodes the integers of an ECDSA signature %s', (_, r, s, encoded) => {
    expect(unwrapTpmSignature(wrap(hex(r), hex(s)), algorithm)).toEqual(hex(encoded.replaceAll(' ', '')))
  })

  it.each([
    [61, '307e'],
    [62, '308180'],
    [66, '308188'],
  ])('encodes integers of %d octets with the header %s', (length, header) => {
    const number = new Uint8Array(length).fill(0x11)
    const encoded = unwrapTpmSignature(wrap(number, number), algorithm)
    expect(Buffer.from(encoded).toString('hex')).toBe(
      `${header}${`02${length.toString(16)}${'11'.repeat(length)}`.repeat(2)}`,
    )
  })
})
