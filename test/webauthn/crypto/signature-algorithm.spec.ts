import { findSignatureScheme, usesSha1 } from '../../../src/webauthn/crypto/signature-algorithm.js'
import * as der from '../../support/der-writer.js'

const rsa = (number: number): Uint8Array => der.sequence(der.oid(`1.2.840.113549.1.1.${number}`), der.derNull())

it.each<[string, Uint8Array, boolean]>([
  ['RSA with SHA-1', rsa(5), true],
  ['RSA with SHA-256', rsa(11), false],
  ['ECDSA with SHA-1', der.sequence(der.oid('1.2.840.10045.4.1')), true],
  ['ECDSA with SHA-512', der.sequence(der.oid('1.2.840.10045.4.3.4')), false],
  ['Ed25519, which has no separate hash', der.sequence(der.oid('1.3.101.112')), false],
  ['RSA with MD5, which is broken', rsa(4), false],
  ['an unknown algorithm', der.sequence(der.oid('1.2.3')), false],
])('usesSha1 for %s returns %p', (_, identifier, expected) => {
  expect(usesSha1(identifier)).toBe(expected)
})

it.each([2, 3, 4])('findSignatureScheme returns broken for RSA with a broken hash (%d)', (number) => {
  expect(findSignatureScheme(rsa(number))).toBe('broken')
})
