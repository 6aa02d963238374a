import { findSignatureScheme, usesSha1 } from '../../../src/webauthn/crypto/signature-algorithm.js'
import * as der from '../../../src/testing/der.js'

const rsa = (number: number): Uint8Array => der.sequence(der.oid(`1.2.840.113549.1.1.${number}`), der.derNull())

it.each<[string, boolean, Uint8Array]>([
  ['RSA with SHA-1', true, rsa(5)],
  ['RSA with SHA-256', false, rsa(11)],
  ['ECDSA with SHA-1', true, der.sequence(der.oid('1.2.840.10045.4.1'))],
  ['ECDSA with SHA-512', false, der.sequence(der.oid('1.2.840.10045.4.3.4'))],
  ['Ed25519, which has no separate hash', false, der.sequence(der.oid('1.3.101.112'))],
  ['RSA with MD5, which is broken', false, rsa(4)],
  ['an unknown algorithm', false, der.sequence(der.oid('1.2.3'))],
])('usesSha1 for %s returns %p', (_, expected, identifier) => {
  expect(usesSha1(identifier)).toBe(expected)
})

it.each([2, 3, 4])('findSignatureScheme returns broken for RSA with a broken hash (%d)', (number) => {
  expect(findSignatureScheme(rsa(number))).toBe('broken')
})
