import { describe, expect, it } from '@jest/globals'
import { EngineError } from '../../../src/webauthn/errors/engine-error.js'
import { INSPECTABLE, inspectStructure } from '../../../src/webauthn/structures/inspection/inspect.js'
import fc from 'fast-check'

const hex = (text: string) => new Uint8Array(Buffer.from(text.replaceAll(' ', ''), 'hex'))
const utf8 = (text: string) => new Uint8Array(Buffer.from(text, 'utf8'))

const KEY = `a5 01 02 03 26 20 01 2158 20 ${'11'.repeat(32)} 2258 20 ${'22'.repeat(32)}`
const AUTH_DATA = `${'aa'.repeat(32)} c5 00000007 ${'01'.repeat(16)} 0004 deadbeef ${KEY} a1 6b 6372656450726f74656374 02`
const ATTESTATION_OBJECT = () => {
  const authData = hex(AUTH_DATA)
  const head = hex('a3 63666d74 646e6f6e65 6761747453746d74 a0 686175746844617461 58')
  return new Uint8Array([...head, authData.length, ...authData])
}

function partsOf(kind: (typeof INSPECTABLE)[number], bytes: Uint8Array): string[] {
  return inspectStructure(kind, bytes).map(
    ({ name, offset, length, value }) => `${offset}+${length} ${name} = ${value}`,
  )
}

describe('inspectStructure', () => {
  it('lists the members of client data with byte offsets', () => {
    const text =
      '{ "type" : "webauthn.get", "ü":{"a":[1,"}"]}, "challenge":"AAAA","origin":"https://é.example" ,"crossOrigin":false}'
    expect(partsOf('clientDataJSON', utf8(text))).toEqual([
      '11+14 type = "webauthn.get"',
      '32+13 ü = {"a":[1,"}"]}',
      '59+6 challenge = "AAAA"',
      '75+20 origin = "https://é.example"',
      '111+5 crossOrigin = false',
    ])
    expect(partsOf('clientDataJSON', utf8(`\ufeff${text}`))[0]).toBe('14+14 type = "webauthn.get"')
    expect(partsOf('clientDataJSON', utf8(`\n\t${text}`))[0]).toBe('13+14 type = "webauthn.get"')
  })

  it('lists the fields of authenticator data', () => {
    const parts = partsOf('authenticatorData', hex(AUTH_DATA))
    expect(parts.slice(0, 6)).toEqual([
      `0+32 rpIdHash = ${'aa'.repeat(32)}`,
      '32+1 flags = 0xc5 UP UV AT ED',
      '33+4 signCount = 7',
      '37+16 aaguid = 01010101-0101-0101-0101-010101010101',
      '53+2 credentialIdLength = 4',
      '55+4 credentialId = deadbeef',
    ])
    expect(parts.at(-1)).toBe('149+1 extensions.credProtect = 2')
  })

  it('lists an extension output that is not plain CTAP2 CBOR as one field', () => {
    const outputs = 'a3 6161 f93c00 6b 6372656450726f74656374 02 6162 c1 81f6'
    // The structure begins at the fifth byte of its buffer.
    const authenticatorData = hex(`ffffffff ${'aa'.repeat(32)} 81 00000007 ${outputs}`).subarray(4)
    expect(partsOf('authenticatorData', authenticatorData).slice(3)).toEqual([
      '37+24 extensions = map of 3',
      '40+3 extensions.a = f93c00',
      '55+1 extensions.credProtect = 2',
      '58+3 extensions.b = c181f6',
    ])
  })

  it.each([
    ['00', '0x00'],
    ['05', '0x05 UP UV'],
    ['1d', '0x1d UP UV BE BS'],
  ])('lists the fields of authenticator data without a credential and with flags %s', (flags, told) => {
    expect(partsOf('authenticatorData', hex(`${'aa'.repeat(32)} ${flags} 00000007`))).toEqual([
      `0+32 rpIdHash = ${'aa'.repeat(32)}`,
      `32+1 flags = ${told}`,
      '33+4 signCount = 7',
    ])
  })

  it('lists the fields of a COSE key', () => {
    expect(partsOf('coseKey', hex(KEY))).toEqual([
      '0+77  = map of 5',
      '2+1 1 (kty) = 2',
      '4+1 3 (alg) = -7',
      '6+1 -1 (crv/n) = 1',
      `8+34 -2 (x/e) = ${'11'.repeat(32)}`,
      `43+34 -3 (y) = ${'22'.repeat(32)}`,
    ])
  })

  it('lists the fields of an attestation object', () => {
    const statement = 'a3 01 1903e8 63783563 82 41aa 41bb 626f6b 82 f5 f4'
    const authData = hex(AUTH_DATA)
    const head = hex(`a3 63666d74 667061636b6564 6761747453746d74 ${statement} 686175746844617461 58`)
    const parts = partsOf('attestationObject', new Uint8Array([...head, authData.length, ...authData]))
    expect(parts.slice(0, 11)).toEqual([
      `0+${head.length + 1 + authData.length}  = map of 3`,
      '5+7 fmt = "packed"',
      '20+20 attStmt = map of 3',
      '22+3 attStmt.1 = 1000',
      '29+5 attStmt.x5c = array of 2',
      '30+2 attStmt.x5c[0] = aa',
      '32+2 attStmt.x5c[1] = bb',
      '37+3 attStmt.ok = array of 2',
      '38+1 attStmt.ok[0] = true',
      '39+1 attStmt.ok[1] = false',
      expect.stringMatching(/^\d+\+152 authData = aaaa/),
    ])
    const names = parts.map((part) => part.split(' ')[1])
    expect(names.slice(11)).toEqual([
      'authData.rpIdHash',
      'authData.flags',
      'authData.signCount',
      'authData.aaguid',
      'authData.credentialIdLength',
      'authData.credentialId',
      'authData.credentialPublicKey',
      ...['1', '3', '-1', '-2', '-3'].map((label) => `authData.credentialPublicKey.${label}`),
      'authData.extensions',
      'authData.extensions.credProtect',
    ])
  })

  it('quotes keys that could be mistaken for other fields', () => {
    const authData = hex(`${'aa'.repeat(32)} 01 00000007`)
    const forged = 'a1 686175746844617461 40'
    const head = hex(
      `a6 60 ${forged} 613160 63612e62 60 63666d74 646e6f6e65 6761747453746d74 a0 686175746844617461 5825`,
    )
    expect(partsOf('attestationObject', new Uint8Array([...head, ...authData]))).toEqual([
      `0+${head.length + 37}  = map of 6`,
      '2+11 "" = map of 1',
      '12+1 "".authData = ',
      '15+1 "1" = ""',
      '20+1 "a.b" = ""',
      '25+5 fmt = "none"',
      '38+1 attStmt = map of 0',
      `48+39 authData = ${Buffer.from(authData).toString('hex')}`,
      `50+32 authData.rpIdHash = ${'aa'.repeat(32)}`,
      '82+1 authData.flags = 0x01 UP',
      '83+4 authData.signCount = 7',
    ])
  })

  it('returns offsets from the start of the attestation object for authenticator data', () => {
    const bytes = ATTESTATION_OBJECT()
    const flags = inspectStructure('attestationObject', bytes).find(({ name }) => name === 'authData.flags')
    expect(bytes[flags?.offset ?? 0]).toBe(0xc5)
  })

  it('throws no errors other than EngineErrors', () => {
    const structures = { clientDataJSON: utf8('{"type":"a","challenge":"b","origin":"c"}'), coseKey: hex(KEY) }
    const samples = [...Object.values(structures), hex(AUTH_DATA), ATTESTATION_OBJECT()]
    const mutated = fc
      .tuple(fc.constantFrom(...samples), fc.nat(400), fc.nat(255), fc.nat(400))
      .map(([bytes, at, value, cut]) => {
        const copy = bytes.slice(0, Math.max(1, bytes.length - (cut % 40)))
        copy[at % copy.length] = value
        return copy
      })
    fc.assert(
      fc.property(
        fc.constantFrom(...INSPECTABLE),
        fc.oneof(mutated, fc.uint8Array({ maxLength: 200 })),
        (kind, bytes) => {
          try {
            for (const { offset, length } of inspectStructure(kind, bytes))
              expect(offset + length).toBeLessThanOrEqual(bytes.length)
          } catch (error) {
            if (!(error instanceof EngineError)) throw error
          }
        },
      ),
      { numRuns: 2000 },
    )
  })
})
