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

describe('inspection', () => {
  it('names the members of client data with byte offsets', () => {
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
  })

  it('names the parts of authenticator data', () => {
    const parts = partsOf('authenticatorData', hex(AUTH_DATA))
    expect(parts.slice(1, 6)).toEqual([
      '32+1 flags = 0xc5 UP UV AT ED',
      '33+4 signCount = 7',
      '37+16 aaguid = 01010101-0101-0101-0101-010101010101',
      '53+2 credentialIdLength = 4',
      '55+4 credentialId = deadbeef',
    ])
    expect(parts.at(-1)).toBe('149+1 extensions.credProtect = 2')
  })

  it('names the parts of a COSE key', () => {
    expect(partsOf('coseKey', hex(KEY))).toEqual([
      '0+77  = map of 5',
      '2+1 1 (kty) = 2',
      '4+1 3 (alg) = -7',
      '6+1 -1 (crv/n) = 1',
      `8+34 -2 (x/e) = ${'11'.repeat(32)}`,
      `43+34 -3 (y) = ${'22'.repeat(32)}`,
    ])
  })

  it('counts the parts of authenticator data from the start of the attestation object', () => {
    const bytes = ATTESTATION_OBJECT()
    const flags = inspectStructure('attestationObject', bytes).find(({ name }) => name === 'authData.flags')
    expect(bytes[flags?.offset ?? 0]).toBe(0xc5)
  })

  it('throws nothing but the errors of the engine', () => {
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
