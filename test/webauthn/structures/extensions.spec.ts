import type { CborMap, CborValue } from '../../../src/webauthn/bytes/cbor.js'
import { OpaqueCbor } from '../../../src/webauthn/bytes/cbor-outputs.js'
import type { JsonObject } from '../../../src/webauthn/bytes/json.js'
import { discoverabilityIn, parseExtensionOutputs } from '../../../src/webauthn/structures/extensions.js'
import { hex, refusalOf } from '../bytes/writers.js'

const client = (members: object): JsonObject => Object.assign(Object.create(null) as JsonObject, members)
const signed = (members: Readonly<Record<string, CborValue>>): CborMap => new Map(Object.entries(members))
const NONE = client({})

function uvm(userVerificationMethod: number, keyProtectionType: number, matcherProtectionType: number): object {
  return { userVerificationMethod, keyProtectionType, matcherProtectionType }
}

describe('parseExtensionOutputs', () => {
  it('returns undefined for every absent output', () => {
    const { others, ...known } = parseExtensionOutputs(NONE, undefined)
    expect(Object.values(known)).toEqual(Array(10).fill(undefined))
    expect(Object.keys(others.client)).toEqual([])
    expect(others.authenticator.size).toBe(0)
  })

  const clientOutputs: readonly [what: string, output: object, expected: object][] = [
    ['appid', { appid: true }, { appid: true }],
    ['appidExclude', { appidExclude: false }, { appidExclude: false }],
    ['credProps', { credProps: { rk: true } }, { credProps: { rk: true } }],
    ['credProps without rk', { credProps: {} }, { credProps: { rk: undefined } }],
    [
      'credProps with additional members',
      { credProps: { rk: false, authenticatorDisplayName: 'x' } },
      { credProps: { rk: false } },
    ],
    ['prf in a registration', { prf: { enabled: true } }, { prf: { enabled: true, evaluated: false } }],
    ['prf results as text', { prf: { results: { first: 'AA' } } }, { prf: { enabled: undefined, evaluated: true } }],
    [
      'prf results that the client lost',
      { prf: { results: { first: {} } } },
      { prf: { enabled: undefined, evaluated: true } },
    ],
    [
      'largeBlob in a registration',
      { largeBlob: { supported: true } },
      { largeBlob: { supported: true, blob: undefined, written: undefined } },
    ],
    [
      'a blob that was read',
      { largeBlob: { blob: 'AQI' } },
      { largeBlob: { supported: undefined, blob: hex('0102'), written: undefined } },
    ],
    [
      'a blob that the client lost',
      { largeBlob: { blob: {} } },
      { largeBlob: { supported: undefined, blob: undefined, written: undefined } },
    ],
    [
      'a blob that was written',
      { largeBlob: { written: false } },
      { largeBlob: { supported: undefined, blob: undefined, written: false } },
    ],
    [
      'null for every member',
      { appid: null, credProps: null, prf: null, largeBlob: null },
      { appid: undefined, credProps: undefined, prf: undefined, largeBlob: undefined },
    ],
  ]

  it.each(clientOutputs)('parses client outputs: %s', (_, output, expected) => {
    expect(parseExtensionOutputs(client(output), undefined)).toMatchObject(expected)
  })

  const signedOutputs: readonly [what: string, output: Readonly<Record<string, CborValue>>, expected: object][] = [
    ['credProtect 1', { credProtect: 1 }, { credProtect: 1 }],
    ['credProtect 2', { credProtect: 2 }, { credProtect: 2 }],
    ['credProtect 3', { credProtect: 3 }, { credProtect: 3 }],
    ['credBlob in a registration', { credBlob: true }, { credBlob: true }],
    ['credBlob in an authentication', { credBlob: hex('01') }, { credBlob: hex('01') }],
    ['minPinLength', { minPinLength: 4 }, { minPinLength: 4 }],
    ['minPinLength 0', { minPinLength: 0 }, { minPinLength: 0 }],
    ['hmac-secret in a registration', { 'hmac-secret': true }, { hmacSecret: true }],
    ['hmac-secret in an authentication', { 'hmac-secret': hex('00') }, { hmacSecret: hex('00') }],
    ['one uvm entry', { uvm: [[2, 4, 2]] }, { uvm: [uvm(2, 4, 2)] }],
    [
      'three uvm entries',
      {
        uvm: [
          [2, 4, 2],
          [0, 0, 0],
          [1, 1, 1],
        ],
      },
      { uvm: [uvm(2, 4, 2), uvm(0, 0, 0), uvm(1, 1, 1)] },
    ],
  ]

  it.each(signedOutputs)('parses authenticator outputs: %s', (_, output, expected) => {
    expect(parseExtensionOutputs(NONE, signed(output))).toMatchObject(expected)
  })

  it('does not return the results of prf', () => {
    const outputs = parseExtensionOutputs(client({ prf: { results: { first: 'c2VjcmV0' } } }), undefined)
    expect(JSON.stringify(outputs)).not.toContain('c2VjcmV0')
  })

  it('returns outputs of unknown extensions unchanged', () => {
    const { others } = parseExtensionOutputs(
      client({ appid: true, devicePubKey: [1] }),
      signed({ uvm: [[1, 1, 1]], x: 'y' }),
    )
    expect({ ...others.client }).toEqual({ devicePubKey: [1] })
    expect([...others.authenticator]).toEqual([['x', 'y']])
  })

  it('treats authenticator outputs sent by the client, and vice versa, as unknown', () => {
    const outputs = parseExtensionOutputs(client({ credProtect: 3 }), signed({ appid: true }))
    expect(outputs).toMatchObject({ credProtect: undefined, appid: undefined })
    expect({ ...outputs.others.client }).toEqual({ credProtect: 3 })
  })

  it('reads own members only', () => {
    const outputs = parseExtensionOutputs(client({ credProps: Object.create({ rk: true }) as object }), undefined)
    expect(outputs.credProps).toEqual({ rk: undefined })
  })

  it.each([
    ['appid', { appid: 1 }, 'appid'],
    ['appidExclude', { appidExclude: 'true' }, 'appidExclude'],
    ['credProps', { credProps: true }, 'credProps'],
    ['rk', { credProps: { rk: 'yes' } }, 'credProps.rk'],
    ['prf', { prf: [] }, 'prf'],
    ['enabled', { prf: { enabled: 1 } }, 'prf.enabled'],
    ['largeBlob', { largeBlob: 'x' }, 'largeBlob'],
    ['supported', { largeBlob: { supported: 1 } }, 'largeBlob.supported'],
    ['written', { largeBlob: { written: {} } }, 'largeBlob.written'],
  ])('rejects a client output of the wrong type: %s', (_, output, path) => {
    expect(refusalOf(() => parseExtensionOutputs(client(output), undefined))).toMatchObject({
      code: 'extension_output_malformed',
      path: `clientExtensionResults.${path}`,
    })
  })

  it('rejects a blob that is not base64url', () => {
    const output = client({ largeBlob: { blob: 'A' } })
    expect(refusalOf(() => parseExtensionOutputs(output, undefined))).toMatchObject({
      code: 'base64url_invalid',
      path: 'clientExtensionResults.largeBlob.blob',
    })
  })

  const malformed: readonly [what: string, output: Readonly<Record<string, CborValue>>, path: string][] = [
    ['credProtect 0', { credProtect: 0 }, 'credProtect'],
    ['credProtect 4', { credProtect: 4 }, 'credProtect'],
    ['credProtect true', { credProtect: true }, 'credProtect'],
    ['credBlob as text', { credBlob: 'x' }, 'credBlob'],
    ['a negative minPinLength', { minPinLength: -1 }, 'minPinLength'],
    ['minPinLength as text', { minPinLength: '4' }, 'minPinLength'],
    ['hmac-secret as a number', { 'hmac-secret': 1 }, 'hmac-secret'],
    ['uvm as a number', { uvm: 1 }, 'uvm'],
    ['an empty uvm', { uvm: [] }, 'uvm'],
    ['uvm with four entries', { uvm: Array(4).fill([1, 1, 1]) }, 'uvm'],
    ['a uvm entry with two numbers', { uvm: [[1, 1]] }, 'uvm[0]'],
    ['a uvm entry that is not an array', { uvm: [[1, 1, 1], 1] }, 'uvm[1]'],
    ['a uvm entry with text', { uvm: [[1, '1', 1]] }, 'uvm[0]'],
    ['a uvm entry with a negative number', { uvm: [[1, -1, 1]] }, 'uvm[0]'],
  ]

  it.each(malformed)('rejects an authenticator output of the wrong type: %s', (_, output, path) => {
    expect(refusalOf(() => parseExtensionOutputs(NONE, signed(output)))).toMatchObject({
      code: 'extension_output_malformed',
      path: `authenticatorData.extensions.${path}`,
    })
  })
})

describe('parseExtensionOutputs rejects an output that is not plain CTAP2 CBOR', () => {
  it.each(['credProtect', 'credBlob', 'minPinLength', 'hmac-secret', 'uvm', 'example'])('of %s', (id) => {
    const outputs = new Map([[id, new OpaqueCbor(hex('f6'))]])
    expect(refusalOf(() => parseExtensionOutputs(NONE, outputs))).toMatchObject({
      code: 'extension_output_malformed',
      path: `authenticatorData.extensions.${id}`,
    })
  })
})

describe('discoverabilityIn', () => {
  it.each<[string, object, boolean | undefined]>([
    ['returns true if rk is true', { credProps: { rk: true } }, true],
    ['returns false if rk is false', { credProps: { rk: false } }, false],
    ['returns undefined without rk', { credProps: {} }, undefined],
    ['returns undefined without credProps', {}, undefined],
    ['returns undefined if rk is not a boolean', { credProps: { rk: 'yes' } }, undefined],
    ['returns undefined if credProps is not an object', { credProps: true }, undefined],
  ])('%s', (_name, client, expected) => {
    expect(discoverabilityIn(client as JsonObject)).toBe(expected)
  })
})
