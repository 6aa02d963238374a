import { createCredentialKey } from '../../../src/testing/index.js'
import * as der from '../../../src/testing/der.js'
import { encodeNonce } from '../../../src/testing/statements/apple.js'
import { type AppleDeviation, appleFormat } from '../../support/statements/formats.js'
import { flipBit } from '../../../src/testing/bytes.js'
import { TEST_ROOT, withMember } from '../../support/statements/test-format.js'
import { refusalOf, verifyMade } from '../../support/statements/verify-statement.js'

const otherKey = createCredentialKey('ES256')

describe('Apple anonymous attestation', () => {
  it('verifies', () => {
    const { result, trace } = verifyMade(appleFormat())
    expect(result).toMatchObject({ type: 'certified', means: 'anonca', trustPath: [{ version: 3 }] })
    expect(trace.report()).toMatchObject({ outcome: 'passed' })
  })

  it.each([-7, 'ES256'])('ignores alg: %s [att.apple.no-sig]', (alg) => {
    expect(refusalOf(appleFormat({ change: withMember('alg', alg) }))).toBeUndefined()
  })

  it('verifies with an issuer certificate', () => {
    expect(verifyMade(appleFormat({ issuers: [TEST_ROOT.der] })).result).toMatchObject({ trustPath: { length: 2 } })
  })

  it.each<[string, AppleDeviation, string, string]>([
    ['a missing x5c', { change: withMember('x5c', undefined) }, 'statement_malformed', 'apple.syntax'],
    ['sig [att.apple.no-sig]', { change: withMember('sig', Uint8Array.of(1)) }, 'statement_malformed', 'apple.syntax'],
    ['a missing nonce [att.apple.nonce]', { certificate: { extensions: [] } }, 'apple_nonce_missing', 'apple.nonce'],
    [
      'another nonce [att.apple.nonce]',
      { extension: (nonce) => encodeNonce(flipBit(nonce)) },
      'apple_nonce_mismatch',
      'apple.nonce',
    ],
    [
      'the nonce after an invalid header [att.apple.nonce]',
      { extension: (nonce) => der.concat(Uint8Array.of(0x30, 0x25, 0xa1, 0x22, 0x04, 0x20), nonce) },
      'bytes_truncated',
      'apple.certifiedNonce',
    ],
    [
      'the nonce with another tag [att.apple.nonce]',
      { extension: (nonce) => der.sequence(der.explicit(2, der.octetString(nonce))) },
      'der_tag_unexpected',
      'apple.certifiedNonce',
    ],
    [
      'a nonce of 33 bytes [att.apple.nonce]',
      { extension: (nonce) => encodeNonce(der.concat(nonce, Uint8Array.of(0))) },
      'apple_nonce_malformed',
      'apple.certifiedNonce',
    ],
    [
      'two nonces in one tag [att.apple.nonce]',
      { extension: (nonce) => der.sequence(der.explicit(1, der.octetString(nonce), der.octetString(nonce))) },
      'bytes_trailing',
      'apple.certifiedNonce',
    ],
    [
      'a trailing element after the nonce [att.apple.nonce]',
      { extension: (nonce) => der.sequence(der.explicit(1, der.octetString(nonce)), der.derNull()) },
      'bytes_trailing',
      'apple.certifiedNonce',
    ],
    [
      'the certificate of another key [att.apple.key-equal]',
      { certificate: { keys: otherKey } },
      'attestation_key_mismatch',
      'apple.publicKey',
    ],
    [
      'an invalid certificate key',
      { certificate: { spki: der.sequence(der.sequence(der.oid('1.2.3')), der.bitString(Uint8Array.of(1))) } },
      'certificate_key_unsupported',
      'apple.certifiedKey',
    ],
  ])('rejects %s', (_name, deviation, code, step) => {
    expect(refusalOf(appleFormat(deviation))).toEqual({ code, step })
  })
})
