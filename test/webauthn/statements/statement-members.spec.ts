import { MalformedInputError } from '../../../src/webauthn/errors/engine-error.js'
import type { Statement, StatementMaker } from '../../../src/testing/index.js'
import { raw } from '../../support/cbor-encoder.js'
import * as der from '../../../src/testing/der.js'
import {
  androidKeyFormat,
  androidSafetyNetFormat,
  appleFormat,
  compoundFormat,
  noneFormat,
  packedFormat,
  type SafetyNetDeviation,
  tpmFormat,
} from '../../support/statements/formats.js'
import { encodeNonce } from '../../../src/testing/statements/apple.js'
import { AAGUID_OID } from '../../../src/testing/statements/packed.js'
import { TEST_ROOT, withMember } from '../../support/statements/test-format.js'
import { verifyMade } from '../../support/statements/verify-statement.js'

/** {"fmt": "none", "attStmt": 0}. */
const ENTRY_WITHOUT_STATEMENT = Buffer.concat([
  Buffer.from([0xa2, 0x63, ...Buffer.from('fmt'), 0x64, ...Buffer.from('none')]),
  Buffer.from([0x67, ...Buffer.from('attStmt'), 0x00]),
])
const NO_CERTIFICATE = Uint8Array.of(0x30)
const STATEMENT = 'response.attestationObject.attStmt'

function pathOf(maker: StatementMaker): string | undefined {
  try {
    verifyMade(maker)
    return undefined
  } catch (error) {
    if (error instanceof MalformedInputError) return error.path
    throw error
  }
}

function withHeader(changes: Record<string, unknown>): SafetyNetDeviation {
  return { response: ({ header, payload }) => ({ header: { ...header, ...changes }, payload }) }
}

function withPayload(changes: Record<string, unknown>): SafetyNetDeviation {
  return { response: ({ header, payload }) => ({ header, payload: { ...payload, ...changes } }) }
}

describe('the error path of a malformed member', () => {
  it.each<[string, StatementMaker]>([
    ['', { fmt: 'packed', make: () => raw(0xa1, 0x01, 0x02) as unknown as Statement }],
    ['', compoundFormat([packedFormat(), { fmt: 'packed', make: () => [] }])],
    ['.other', packedFormat({ change: withMember('other', 1) })],
    ['', packedFormat({ change: withMember('x'.repeat(33), 1) })],
    ['', packedFormat({ change: withMember('two\nlines', 1) })],
    ['.alg', packedFormat({ change: withMember('alg', 'ES256') })],
    ['.sig', packedFormat({ change: withMember('sig', 1) })],
    ['.x5c', packedFormat({ change: withMember('x5c', []) })],
    ['.x5c', packedFormat({ change: withMember('x5c', 'certificate') })],
    ['.x5c', packedFormat({ issuers: Array.from({ length: 6 }, () => NO_CERTIFICATE) })],
    ['.x5c[1]', packedFormat({ issuers: Array.from({ length: 5 }, () => NO_CERTIFICATE) })],
    ['.response.header.x5c', androidSafetyNetFormat(withHeader({ x5c: Array.from({ length: 7 }, () => '*') }))],
    ['.response.header.x5c[0]', androidSafetyNetFormat(withHeader({ x5c: Array.from({ length: 6 }, () => '*') }))],
    ['.x5c[1]', packedFormat({ change: withMember('x5c', [TEST_ROOT.der, 1]) })],
    ['.x5c[0]', packedFormat({ change: withMember('x5c', [Uint8Array.of(0x30)]) })],
    ['.ver', tpmFormat({ change: withMember('ver', 2) })],
    ['.pubArea', tpmFormat({ change: withMember('pubArea', Uint8Array.of(0)) })],
    ['.certInfo.attested', tpmFormat({ attest: (fields) => ({ ...fields, trailing: Uint8Array.of(0) }) })],
    [
      `.x5c[0].extensions[${AAGUID_OID}]`,
      packedFormat({ certificate: { extensions: [{ oid: AAGUID_OID, value: der.integer(1) }] } }),
    ],
    ['.x5c[0].extensions[1.3.6.1.4.1.11129.2.1.17]', androidKeyFormat({ descriptionBytes: () => der.integer(1) })],
    [
      `.x5c[0].extensions[${AAGUID_OID}]`,
      packedFormat({ certificate: { extensions: [{ oid: AAGUID_OID, value: der.octetString() }] } }),
    ],
    ['.x5c[0].extensions[1.2.840.113635.100.8.2]', appleFormat({ extension: () => der.integer(1) })],
    ['.x5c[0].extensions[1.2.840.113635.100.8.2]', appleFormat({ extension: () => encodeNonce(Uint8Array.of(1)) })],
    ['.ver', androidSafetyNetFormat({ change: withMember('ver', 1) })],
    ['.response', androidSafetyNetFormat({ serialized: () => 'e30.e30' })],
    ['.response.header', androidSafetyNetFormat({ serialized: () => 'W10.e30.AA' })],
    ['.response.header.alg', androidSafetyNetFormat({ serialized: () => 'e30.e30.AA' })],
    ['.response.header.crit', androidSafetyNetFormat(withHeader({ crit: [] }))],
    ['.response.header.x5c', androidSafetyNetFormat(withHeader({ x5c: 'certificate' }))],
    ['.response.header.x5c', androidSafetyNetFormat(withHeader({ x5c: [] }))],
    ['.response.header.x5c[0]', androidSafetyNetFormat(withHeader({ x5c: ['*'] }))],
    ['.response.payload', androidSafetyNetFormat({ serialized: (jws) => jws.replace(/\..*\./, '.W10.') })],
    ['.response.payload.nonce', androidSafetyNetFormat({ response: ({ header }) => ({ header, payload: {} }) })],
    ['.response.payload.timestampMs', androidSafetyNetFormat(withPayload({ timestampMs: '0' }))],
    ['.response.payload.ctsProfileMatch', androidSafetyNetFormat(withPayload({ ctsProfileMatch: 1 }))],
    ['.response.signature', androidSafetyNetFormat({ serialized: (jws) => `${jws}=` })],
    ['[1]', compoundFormat([noneFormat()], (parts) => [...parts, 1])],
    ['[1].attStmt', compoundFormat([noneFormat()], (parts) => [...parts, raw(...ENTRY_WITHOUT_STATEMENT)])],
    ['[1].fmt', compoundFormat([noneFormat()], (parts) => [...parts, raw(0xa2, 0x01, 0x02, 0x03, 0x04)])],
  ])('is the path of the statement followed by "%s"', (member, maker) => {
    expect(pathOf(maker)).toBe(`${STATEMENT}${member}`)
  })
})
