import fc from 'fast-check'
import type { NonEmpty } from '../../src/webauthn/bytes/brand.js'
import { DerReader, readDer } from '../../src/webauthn/bytes/der.js'
import { stringValue } from '../../src/webauthn/bytes/der-strings.js'
import { readTime } from '../../src/webauthn/bytes/der-time.js'
import {
  readInteger,
  readNamedBits,
  readOctetAlignedBits,
  readOid,
  readOptionalBoolean,
  readSmallInteger,
  readUnsigned,
} from '../../src/webauthn/bytes/der-values.js'
import { type Certificate, parseCertificate } from '../../src/webauthn/crypto/certificate.js'
import { assessPath, DEFAULT_PATH_SETTINGS } from '../../src/webauthn/crypto/certificate-path.js'
import { parseRevocationList } from '../../src/webauthn/crypto/crl.js'
import { publicKeyOf } from '../../src/webauthn/crypto/public-key.js'
import { RevocationLists } from '../../src/webauthn/crypto/revocation.js'
import { verifySignature } from '../../src/webauthn/crypto/signature.js'
import { EngineError } from '../../src/webauthn/errors/engine-error.js'
import { createTestCa, issue, issueCa } from '../support/certificates.js'
import { createCredentialKey, encodeCbor } from '../../src/testing/index.js'
import * as der from '../../src/testing/der.js'
import { issueCrl } from '../support/revocation-lists.js'
import { survives } from '../webauthn/bytes/writers.js'
import { mutationsOf } from '../webauthn/bytes/arbitraries.js'

const READERS: readonly ((reader: DerReader) => unknown)[] = [
  (reader) => readOptionalBoolean(reader),
  readInteger,
  readUnsigned,
  readSmallInteger,
  readNamedBits,
  readOctetAlignedBits,
  readOid,
  readTime,
  (reader) => stringValue(reader, reader.next()),
]

const root = createTestCa()
const middle = issueCa(root, {
  subject: { CN: 'Intermediate' },
  nameConstraints: { permitted: [{ dns: 'example.com' }, { directory: { O: 'Vendor' } }] },
})
const leaf = issue(middle, {
  subject: { O: 'Vendor', emailAddress: 'a@example.com' },
  keyUsage: ['digitalSignature'],
  extendedKeyUsage: ['2.23.133.8.3'],
  subjectAltName: [{ dns: 'example.com' }, { directory: { O: 'Vendor', CN: 'x' } }],
})
const list = issueCrl(middle, {
  revoked: [{ serialNumber: 1, extensions: [{ oid: '2.5.29.21', value: der.enumerated(1) }] }],
  extensions: [{ oid: '2.5.29.28', critical: true, value: der.sequence(der.implicit(1, Uint8Array.of(0xff))) }],
})

/** Reads all nested elements until the input is not DER. */
function walk(bytes: Uint8Array): number {
  let elements = 0
  const visit = (reader: DerReader): void => {
    while (!reader.atEnd) {
      const element = reader.next()
      elements += 1
      if ((element.tag & 0x20) !== 0) visit(reader.open(element))
    }
  }
  visit(new DerReader(bytes, 'x'))
  return elements
}

describe('DER', () => {
  it('reads any bytes or throws an EngineError', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => survives(() => walk(bytes))),
      { numRuns: 5000 },
    )
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 30 }), fc.nat(READERS.length - 1), fc.nat(0x1f), (content, index, tag) =>
        survives(() => READERS[index]?.(new DerReader(der.element(tag, content), 'x'))),
      ),
      { numRuns: 5000 },
    )
  })

  it('has one encoding for each value: accepted bytes are encoded identically', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 20 }), (content) => {
        const integer = der.element(0x02, content)
        survives(() => expect(der.integer(readUnsigned(new DerReader(integer, 'x')))).toEqual(integer))
        const oid = der.element(0x06, content)
        survives(() => expect(der.oid(readOid(new DerReader(oid, 'x')))).toEqual(oid))
      }),
      { numRuns: 5000 },
    )
  })

  it('decodes encoded content of any length', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 70_000, size: 'max' }), (content) => {
        const reader = readDer(der.sequence(der.octetString(content)), 'x')
        expect(reader.content(reader.next())).toHaveLength(content.length)
      }),
      { numRuns: 30 },
    )
  })

  it('decodes any encoded time', () => {
    const times = fc.date({
      min: new Date('0001-01-01T00:00:00Z'),
      max: new Date('9999-12-31T23:59:59Z'),
      noInvalidDate: true,
    })
    fc.assert(
      fc.property(times, (date) => {
        const wholeSeconds = Math.floor(date.getTime() / 1000) * 1000
        expect(readTime(new DerReader(der.time(new Date(wholeSeconds)), 'x'))).toBe(wholeSeconds)
      }),
    )
  })
})

/** Reads every lazy field of a certificate. */
function interrogate(certificate: Certificate): void {
  const questions = [
    () => certificate.subjectAttributes,
    () => certificate.subjectAltNames,
    () => certificate.extendedKeyUsage,
    () => certificate.publicKey(),
  ]
  for (const question of questions) survives(question)
}

describe('a certificate', () => {
  it.each([
    ['a leaf certificate', leaf],
    ['a CA certificate', middle],
  ])('parsing %s with any mutation succeeds or throws an EngineError', (_, { der: encoded }) => {
    fc.assert(
      fc.property(mutationsOf(encoded), (bytes) => survives(() => interrogate(parseCertificate(bytes)))),
      { numRuns: 3000 },
    )
  })

  it('a mutated certificate never leads to an anchor and never causes an exception [x509.anchor-by-key]', () => {
    const anchors = [{ certificate: root.certificate }]
    const revocation = { lists: new RevocationLists([parseRevocationList(list.der)]), unknown: 'accepted' } as const
    const settings = { ...DEFAULT_PATH_SETTINGS, revocation }
    const at = new Date('2025-01-01T00:00:00Z')
    const verdictOn = (chain: NonEmpty<Certificate>): string =>
      assessPath({ chain, anchors, intermediates: [], at, settings, purposes: new Set() }).verdict
    expect(verdictOn([leaf.certificate, middle.certificate])).toBe('trusted')
    fc.assert(
      fc.property(mutationsOf(leaf.der), mutationsOf(middle.der), fc.boolean(), (ownBytes, upperBytes, both) => {
        const parsed = [both ? ownBytes : leaf.der, upperBytes].map(parsedOrUndefined)
        const [own, upper] = parsed
        if (own === undefined || upper === undefined) return
        const isUnchanged = own === leaf.certificate && upper === middle.certificate
        expect(verdictOn([own, upper])).toBe(isUnchanged ? 'trusted' : 'untrusted')
      }),
      { numRuns: 2000 },
    )
  })
})

function parsedOrUndefined(bytes: Uint8Array): Certificate | undefined {
  try {
    return parseCertificate(bytes)
  } catch (error) {
    if (error instanceof EngineError) return undefined
    throw error
  }
}

describe('a revocation list', () => {
  it('parsing any mutation succeeds or throws an EngineError', () => {
    fc.assert(
      fc.property(mutationsOf(list.der), (bytes) =>
        survives(() =>
          new RevocationLists([parseRevocationList(bytes)]).assess(leaf.certificate, middle.certificate, 0),
        ),
      ),
      { numRuns: 2000 },
    )
  })
})

describe.each(['ES256', 'ES512', 'EdDSA', 'RS256'] as const)('an %s signature', (algorithm) => {
  const key = createCredentialKey(algorithm)
  const coseKey = encodeCbor(key.cose)
  const data = new Uint8Array(Buffer.from('data'))
  const signature = key.sign(data)

  it('does not verify with any mutation and throws only EngineErrors', () => {
    fc.assert(
      fc.property(mutationsOf(signature), (bytes) => {
        const isUnchanged = Buffer.from(bytes).equals(signature)
        return survives(() => expect(verifySignature(coseKey, data, bytes)).toBe(isUnchanged))
      }),
      { numRuns: 500 },
    )
  })

  it('does not verify with any mutation of the key and throws only EngineErrors', () => {
    fc.assert(
      fc.property(mutationsOf(coseKey), (bytes) => {
        const isUnchanged = Buffer.from(bytes).equals(coseKey)
        return survives(() => {
          publicKeyOf(bytes)
          expect(verifySignature(bytes, data, signature)).toBe(isUnchanged)
        })
      }),
      { numRuns: 500 },
    )
  })
})
