import { sign, X509Certificate } from 'node:crypto'
import { parseCertificate } from '../../../src/webauthn/crypto/certificate.js'
import {
  fitsAlgorithm,
  fitsStatementAlgorithm,
  verifyJwsWithCertificate,
  verifyWithCertificate,
} from '../../../src/webauthn/crypto/certificate-key.js'
import {
  createTestCa,
  encodeExtension,
  encodeName,
  generateTestKeys,
  issue,
  type TestCertificateOptions,
  type TestKeyType,
} from '../../support/certificates.js'
import * as der from '../../../src/testing/der.js'
import { errorWith } from '../../support/error-with.js'

const root = createTestCa()
const DATA = new Uint8Array(Buffer.from('what is signed'))
const leafWith = (options: TestCertificateOptions) => issue(root, options)
/** Changes the elements of the TBSCertificate. */
const parts = (change: (elements: Uint8Array[]) => Uint8Array[]) => (tbs: Uint8Array) => {
  const elements: Uint8Array[] = []
  let rest = tbs.subarray(tbs[1] === 0x82 ? 4 : tbs[1] === 0x81 ? 3 : 2)
  while (rest.length > 0) {
    const long = (rest[1] as number) & 0x80 ? (rest[1] as number) & 0x7f : 0
    let length = long === 0 ? (rest[1] as number) : 0
    for (let i = 0; i < long; i++) length = length * 256 + (rest[2 + i] as number)
    elements.push(rest.subarray(0, 2 + long + length))
    rest = rest.subarray(2 + long + length)
  }
  return der.sequence(...change(elements))
}
const replaceElement = (index: number, element: Uint8Array) =>
  parts((elements) => elements.map((old, i) => (i === index ? element : old)))
const refusal = (code: string): Error => errorWith({ name: 'MalformedInputError', code })

describe('a certificate', () => {
  const leaf = leafWith({
    subject: { C: 'SE', O: 'Vendor', OU: 'Authenticator Attestation', CN: 'Modell Ä' },
    serialNumber: Uint8Array.of(0x80, 1),
    basicConstraints: { ca: false },
    keyUsage: ['digitalSignature', 'decipherOnly'],
    extendedKeyUsage: ['2.23.133.8.3', '1.3.6.1.5.5.7.3.1'],
    subjectAltName: [
      { dns: 'example.com' },
      { email: 'a@example.com' },
      { uri: 'https://example.com/' },
      { ip: Uint8Array.of(127, 0, 0, 1) },
      { directory: { CN: 'other' } },
      { raw: der.implicit(8, Uint8Array.of(0x2a)) },
    ],
    extensions: [{ oid: '1.3.6.1.4.1.45724.1.1.4', value: der.octetString(new Uint8Array(16)) }],
  })
  const certificate = parseCertificate(leaf.der)

  it('is parsed into the same fields as by OpenSSL', () => {
    const reference = new X509Certificate(leaf.der)
    expect(Buffer.from(certificate.serialNumber).toString('hex')).toBe(`00${reference.serialNumber.toLowerCase()}`)
    expect(new Date(certificate.notBefore)).toEqual(new Date(reference.validFrom))
    expect(new Date(certificate.notAfter)).toEqual(new Date(reference.validTo))
    expect(certificate.spki).toEqual(new Uint8Array(reference.publicKey.export({ format: 'der', type: 'spki' })))
    expect(certificate.publicKey().keyObject.equals(reference.publicKey)).toBe(true)
    expect(certificate.version).toBe(3)
  })

  it('has issuer and subject in DER and the attributes in order', () => {
    expect(certificate.issuer).toEqual(root.subject)
    expect(certificate.subject).toEqual(leaf.subject)
    expect(certificate.isSelfIssued).toBe(false)
    expect(root.certificate.isSelfIssued).toBe(true)
    expect(certificate.subjectAttributes).toEqual([
      { oid: '2.5.4.6', value: 'SE' },
      { oid: '2.5.4.10', value: 'Vendor' },
      { oid: '2.5.4.11', value: 'Authenticator Attestation' },
      { oid: '2.5.4.3', value: 'Modell Ä' },
    ])
  })

  it('contains all extensions, and decoded values of the supported ones', () => {
    expect(certificate.basicConstraints).toEqual({ ca: false, pathLength: undefined })
    expect(certificate.keyUsage).toEqual(new Set(['digitalSignature', 'decipherOnly']))
    expect(certificate.extendedKeyUsage).toEqual(new Set(['2.23.133.8.3', '1.3.6.1.5.5.7.3.1']))
    expect(certificate.subjectAltNames).toEqual([
      { form: 'dns', value: 'example.com' },
      { form: 'email', value: 'a@example.com' },
      { form: 'uri', value: 'https://example.com/' },
      { form: 'ip', value: Uint8Array.of(127, 0, 0, 1) },
      { form: 'directory', value: [[{ oid: '2.5.4.3', value: 'other' }]] },
      { form: 'other', tag: 0x88 },
    ])
    expect(certificate.extensions.get('1.3.6.1.4.1.45724.1.1.4')).toEqual({
      critical: false,
      value: der.octetString(new Uint8Array(16)),
    })
    expect(certificate.extensions.get('2.5.29.15')?.critical).toBe(true)
  })

  it('supports all key usages', () => {
    const all = [
      'digitalSignature',
      'nonRepudiation',
      'keyEncipherment',
      'dataEncipherment',
      'keyAgreement',
      'keyCertSign',
      'cRLSign',
      'encipherOnly',
      'decipherOnly',
    ] as const
    for (const usage of all) expect(leafWith({ keyUsage: [usage] }).certificate.keyUsage).toEqual(new Set([usage]))
    expect(leafWith({ keyUsage: all }).certificate.keyUsage).toEqual(new Set(all))
  })

  it('may have at most 16 KiB', () => {
    const signer = createTestCa({ keyType: 'Ed25519' })
    const sized = (length: number): Uint8Array =>
      issue(signer, { keys: signer, serialNumber: 1, extensions: [{ oid: '1.2.3', value: new Uint8Array(length) }] })
        .der
    const room = 16_384 - sized(16_000).length
    expect(parseCertificate(sized(16_000 + room)).der).toHaveLength(16_384)
    expect(() => parseCertificate(sized(16_001 + room))).toThrow(refusal('bytes_too_long'))
    expect(() => parseCertificate(sized(16_001 + room))).toThrow(errorWith({ path: 'certificate' }))
  })

  it('has undefined values for absent extensions', () => {
    const bare = leafWith({}).certificate
    expect(bare.extensions.size).toBe(0)
    expect([bare.basicConstraints, bare.keyUsage, bare.extendedKeyUsage, bare.subjectAltNames]).toEqual(
      new Array(4).fill(undefined),
    )
  })

  it('is cached as a copy that the caller cannot change', () => {
    const buffer = leaf.der.slice()
    const first = parseCertificate(buffer)
    expect(parseCertificate(leaf.der)).toBe(first)
    buffer.fill(0)
    expect(first.der).toEqual(leaf.der)
    expect(parseCertificate(leaf.der)).toBe(first)
  })

  it('omits the path of an earlier caller from the errors of lazy fields', () => {
    const { der: encoded } = leafWith({
      subject: der.sequence(der.set()),
      spki: der.sequence(der.derNull()),
      extensions: [{ oid: '2.5.29.17', value: der.derNull() }],
    })
    parseCertificate(encoded, 'trustAnchors[3]')
    const certificate = parseCertificate(encoded, 'attStmt.x5c[0]')
    const later = [
      () => certificate.subjectAttributes,
      () => certificate.subjectAltNames,
      () => certificate.publicKey(),
    ]
    for (const read of later)
      expect(read).toThrow(errorWith({ path: expect.stringMatching(/^certificate\./) as unknown }))
  })

  it('has its own buffer', () => {
    const { der: encoded } = leafWith({})
    expect(parseCertificate(encoded).der.buffer.byteLength).toBe(encoded.length)
  })

  it('may have a name with two attributes in one RDN and a value that is not a string', () => {
    const name = der.sequence(
      der.set(
        der.sequence(der.oid('2.5.4.3'), der.utf8String('a')),
        der.sequence(der.oid('2.5.4.10'), der.octetString(Uint8Array.of(1))),
      ),
    )
    expect(leafWith({ subject: name }).certificate.subjectAttributes.map(({ value }) => value)).toEqual([
      'a',
      '#040101',
    ])
  })

  it.each([1, 2, 3] as const)('may have version %d', (version) => {
    expect(leafWith({ version }).certificate.version).toBe(version)
  })

  it('may have unique identifiers in versions 2 and 3', () => {
    const changeTbs = parts((elements) => [
      ...elements,
      der.implicit(1, Uint8Array.of(0, 1)),
      der.implicit(2, Uint8Array.of(0, 1)),
    ])
    expect(leafWith({ version: 2, changeTbs }).certificate.version).toBe(2)
    expect(leafWith({ version: 3, changeTbs }).certificate.version).toBe(3)
    expect(() => leafWith({ version: 1, changeTbs }).certificate).toThrow(refusal('bytes_trailing'))
  })

  it('may encode default values explicitly', () => {
    const value = der.sequence(der.boolean(false))
    const explicit = der.sequence(der.oid('2.5.29.19'), der.boolean(false), der.octetString(value))
    const changeTbs = parts((elements) => [...elements, der.explicit(3, der.sequence(explicit))])
    expect(leafWith({ changeTbs }).certificate.basicConstraints).toEqual({ ca: false, pathLength: undefined })
  })

  it('may encode CA as 01, like the roots of one vendor', () => {
    const value = der.sequence(der.element(0x01, Uint8Array.of(1)))
    expect(leafWith({ extensions: [{ oid: '2.5.29.19', value }] }).certificate.basicConstraints?.ca).toBe(true)
  })
})

describe('parseCertificate rejects', () => {
  const nameWith = (value: string) =>
    der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), new Uint8Array(Buffer.from(value, 'hex')))))

  it.each([
    ['an attribute value of indefinite length', '2c800c01780000', 'der_length_indefinite'],
    ['an attribute value in constructed form', '2c030c0178', 'der_tag_unexpected'],
    ['an indefinite length inside an attribute value', '30800000', 'der_length_indefinite'],
    ['a length in a longer form inside an attribute value', '30040c810178', 'der_length_not_minimal'],
  ])('a name with %s, although no step reads the name', (_, value, code) => {
    const changeTbs = replaceElement(5, nameWith(value))
    expect(() => parseCertificate(leafWith({ changeTbs }).der)).toThrow(refusal(code))
  })

  const extension = { oid: '1.3.6.1.4.1.45724.1.1.4', value: der.octetString(new Uint8Array(16)) }
  const other = { oid: '1.3.6.1.4.1.45724.1.1.4', value: der.octetString(new Uint8Array(16).fill(1)) }

  it.each<[string, TestCertificateOptions, string]>([
    [
      'a byte after the certificate [x509.der-strict]',
      { changeDer: (e) => der.concat(e, Uint8Array.of(0)) },
      'bytes_trailing',
    ],
    [
      'an indefinite length [x509.der-strict]',
      { changeDer: (e) => der.concat(Uint8Array.of(0x30, 0x80), e.subarray(4), Uint8Array.of(0, 0)) },
      'der_length_indefinite',
    ],
    ['empty input', { changeDer: () => new Uint8Array(0) }, 'bytes_truncated'],
    ['a missing last byte', { changeDer: (e) => e.subarray(0, -1) }, 'bytes_truncated'],
    [
      'an element after the signature',
      { changeSignature: (s) => s, changeDer: (e) => der.sequence(e.subarray(4), der.derNull()) },
      'bytes_trailing',
    ],
    ['unused bits in the signature', unusedBit(), 'der_bit_string_invalid'],
    [
      'two extensions with the same OID [x509.duplicate-ext]',
      { extensions: [extension, other] },
      'certificate_extension_duplicate',
    ],
    ['the same extension twice', { extensions: [extension, extension] }, 'certificate_extension_duplicate'],
    [
      'a different inner signature algorithm [x509.sig-alg-match]',
      { innerSignatureAlgorithm: der.sequence(der.oid('1.2.840.10045.4.3.3')) },
      'certificate_algorithm_mismatch',
    ],
    [
      'algorithm parameters in the inner algorithm only [x509.sig-alg-match]',
      { innerSignatureAlgorithm: der.sequence(der.oid('1.2.840.10045.4.3.2'), der.derNull()) },
      'certificate_algorithm_mismatch',
    ],
    [
      'an explicit version 1',
      { changeTbs: replaceElement(0, der.explicit(0, der.integer(0))) },
      'certificate_version_invalid',
    ],
    [
      'two versions',
      { changeTbs: replaceElement(0, der.explicit(0, der.integer(2), der.integer(2))) },
      'bytes_trailing',
    ],
    ['version 4', { changeTbs: replaceElement(0, der.explicit(0, der.integer(3))) }, 'certificate_version_invalid'],
    [
      'a padded serial number',
      { changeTbs: replaceElement(1, der.element(0x02, Uint8Array.of(0, 1))) },
      'der_integer_not_minimal',
    ],
    [
      'a validity period without a start',
      { changeTbs: replaceElement(4, der.sequence(der.time(new Date(0)))) },
      'bytes_truncated',
    ],
    [
      'a validity period with three times',
      { changeTbs: replaceElement(4, der.sequence(...[0, 1, 2].map((day) => der.time(new Date(day * 86_400_000))))) },
      'bytes_trailing',
    ],
    [
      'extensions in version 2',
      { changeTbs: replaceElement(0, der.explicit(0, der.integer(1))), extensions: [extension] },
      'bytes_trailing',
    ],
    [
      'an element after the extensions',
      { extensions: [extension], changeTbs: parts((e) => [...e, der.derNull()]) },
      'bytes_trailing',
    ],
    [
      'an extension without a value',
      { changeTbs: parts((e) => [...e, der.explicit(3, der.sequence(der.sequence(der.oid('1.2.3'))))]) },
      'bytes_truncated',
    ],
    [
      'an extension with two values',
      {
        changeTbs: parts((e) => [
          ...e,
          der.explicit(3, der.sequence(der.sequence(der.oid('1.2.3'), der.octetString(), der.octetString()))),
        ]),
      },
      'bytes_trailing',
    ],
    [
      'two lists of extensions',
      {
        changeTbs: parts((e) => [
          ...e,
          der.explicit(3, der.sequence(encodeExtension(extension)), der.sequence(encodeExtension(other))),
        ]),
      },
      'bytes_trailing',
    ],
    [
      'basic constraints with an additional element',
      { extensions: [{ oid: '2.5.29.19', value: der.sequence(der.derNull()) }] },
      'bytes_trailing',
    ],
    [
      'a negative path length',
      {
        extensions: [
          { oid: '2.5.29.19', value: der.sequence(der.boolean(true), der.element(0x02, Uint8Array.of(0xff))) },
        ],
      },
      'der_integer_range',
    ],
    [
      'a key usage with an additional element',
      { extensions: [{ oid: '2.5.29.15', value: der.concat(der.namedBits([0]), der.derNull()) }] },
      'bytes_trailing',
    ],
    [
      'a key usage that is not a BIT STRING',
      { extensions: [{ oid: '2.5.29.15', value: der.derNull() }] },
      'der_tag_unexpected',
    ],
    ['more than 16 KiB', { extensions: [{ oid: '1.2.3', value: new Uint8Array(17_000) }] }, 'bytes_too_long'],
  ])('%s', (_, options, code) => {
    const { der: encoded } = leafWith(options)
    expect(() => parseCertificate(encoded, 'x5c[0]')).toThrow(refusal(code))
    expect(() => parseCertificate(encoded, 'x5c[0]')).toThrow(
      errorWith({ path: expect.stringMatching(/^x5c\[0\]/) as unknown }),
    )
  })

  type Ask = (certificate: ReturnType<typeof parseCertificate>) => unknown

  it.each<[string, TestCertificateOptions, Ask, { readonly code: string; readonly path: string }]>([
    [
      'an empty RDN',
      { subject: der.sequence(der.set()) },
      (c) => c.subjectAttributes,
      { code: 'bytes_truncated', path: 'certificate.subject' },
    ],
    [
      'a name attribute with a third element',
      { subject: der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.utf8String('a'), der.derNull()))) },
      (c) => c.subjectAttributes,
      { code: 'bytes_trailing', path: 'certificate.subject' },
    ],
    [
      'a non-ASCII alternative name',
      { extensions: [{ oid: '2.5.29.17', value: der.sequence(der.implicit(2, Uint8Array.of(0xe9))) }] },
      (c) => c.subjectAltNames,
      { code: 'der_string_invalid', path: 'certificate.extensions[2.5.29.17]' },
    ],
    [
      'an alternative directory name with two names',
      { subjectAltName: [{ raw: der.explicit(4, encodeName({ CN: 'a' }), encodeName({ CN: 'b' })) }] },
      (c) => c.subjectAltNames,
      { code: 'bytes_trailing', path: 'certificate.extensions[2.5.29.17]' },
    ],
    [
      'an extended key usage that is not an OID',
      { extensions: [{ oid: '2.5.29.37', value: der.sequence(der.derNull()) }] },
      (c) => c.extendedKeyUsage,
      { code: 'der_tag_unexpected', path: 'certificate.extensions[2.5.29.37]' },
    ],
  ])('%s when the field is read', (_, options, ask, fault) => {
    const { certificate } = leafWith(options)
    expect(() => ask(certificate)).toThrow(errorWith({ name: 'MalformedInputError', ...fault }))
  })
})

/** Declares one unused bit in the outer BIT STRING, which contains the signature. */
function unusedBit(): Pick<TestCertificateOptions, 'changeSignature' | 'changeDer'> {
  let length = 0
  return {
    changeSignature: (signature) => {
      length = signature.length
      return signature
    },
    changeDer: (encoded) => encoded.map((octet, i) => (i === encoded.length - length - 1 ? 1 : octet)),
  }
}

describe('the key of a certificate', () => {
  it.each<[TestKeyType, string]>([
    ['P-256', 'ec'],
    ['P-384', 'ec'],
    ['P-521', 'ec'],
    ['secp256k1', 'ec'],
    ['Ed25519', 'ed25519'],
    ['Ed448', 'ed448'],
    ['RSA-1024', 'rsa'],
    ['RSA-2048', 'rsa'],
  ])('may be a %s key', (keyType, asymmetricKeyType) => {
    const leaf = leafWith({ keyType })
    const { keyObject } = leaf.certificate.publicKey()
    expect(keyObject.asymmetricKeyType).toBe(asymmetricKeyType)
    expect(keyObject.equals(leaf.publicKey)).toBe(true)
    expect(leaf.certificate.publicKey()).toBe(leaf.certificate.publicKey())
  })

  const point = Uint8Array.from(generateTestKeys('P-256').publicKey.export({ format: 'der', type: 'spki' })).slice(-65)
  const ec = (parameters: Uint8Array, key: Uint8Array): Uint8Array =>
    der.sequence(der.sequence(der.oid('1.2.840.10045.2.1'), parameters), der.bitString(key))
  const p256 = der.oid('1.2.840.10045.3.1.7')
  const rsa = (n: Uint8Array, e: Uint8Array): Uint8Array =>
    der.sequence(der.sequence(der.oid('1.2.840.113549.1.1.1'), der.derNull()), der.bitString(der.sequence(n, e)))
  const explicitParameters = der.sequence(der.integer(1), der.sequence(der.oid('1.2.840.10045.1.1'), der.integer(23)))

  it.each<[string, Uint8Array, string]>([
    [
      'a key with an additional element',
      der.sequence(der.sequence(der.oid('1.2.840.10045.2.1'), p256), der.bitString(point), der.derNull()),
      'bytes_trailing',
    ],
    [
      'an RSA key with three numbers',
      rsa(der.integer(new Uint8Array(256).fill(0x81)), der.concat(der.integer(3), der.integer(5))),
      'bytes_trailing',
    ],
    ['a compressed point', ec(p256, point.map((o, i) => (i === 0 ? 2 : o)).slice(0, 33)), 'certificate_key_malformed'],
    [
      'a hybrid point',
      ec(
        p256,
        point.map((o, i) => (i === 0 ? 6 : o)),
      ),
      'certificate_key_malformed',
    ],
    ['a truncated point', ec(p256, point.slice(0, 64)), 'certificate_key_malformed'],
    [
      'a point that is not on the curve',
      ec(
        p256,
        point.map((o, i) => (i === 64 ? o ^ 1 : o)),
      ),
      'public_key_not_on_curve',
    ],
    [
      'two curves',
      der.sequence(der.sequence(der.oid('1.2.840.10045.2.1'), p256, p256), der.bitString(point)),
      'bytes_trailing',
    ],
    [
      'an Ed25519 key of 31 bytes',
      der.sequence(der.sequence(der.oid('1.3.101.112')), der.bitString(new Uint8Array(31))),
      'certificate_key_malformed',
    ],
    [
      'an Ed25519 key with parameters',
      der.sequence(der.sequence(der.oid('1.3.101.112'), der.derNull()), der.bitString(new Uint8Array(32))),
      'bytes_trailing',
    ],
    [
      'the Ed25519 identity',
      der.sequence(der.sequence(der.oid('1.3.101.112')), der.bitString(Uint8Array.of(1, ...new Uint8Array(31)))),
      'public_key_small_order',
    ],
    [
      'an ML-DSA-44 key of 1311 bytes',
      der.sequence(der.sequence(der.oid('2.16.840.1.101.3.4.3.17')), der.bitString(new Uint8Array(1311))),
      'certificate_key_malformed',
    ],
    [
      'RSA without its NULL',
      der.sequence(der.sequence(der.oid('1.2.840.113549.1.1.1')), der.bitString(new Uint8Array(9))),
      'bytes_truncated',
    ],
    [
      'a negative modulus',
      rsa(der.element(0x02, new Uint8Array(256).fill(0x81)), der.integer(65_537)),
      'der_integer_range',
    ],
    ['RSA with e = 1', rsa(der.integer(new Uint8Array(256).fill(0x81)), der.integer(1)), 'public_key_rsa_invalid'],
    [
      'RSA of 512 bits [x509.key-strength]',
      rsa(der.integer(new Uint8Array(64).fill(0x81)), der.integer(65_537)),
      'public_key_rsa_invalid',
    ],
  ])('is rejected if it is %s', (_, spki, code) => {
    const { certificate } = leafWith({ spki })
    expect(() => certificate.publicKey()).toThrow(refusal(code))
    expect(() => certificate.publicKey()).toThrow(errorWith({ path: 'certificate.subjectPublicKeyInfo' }))
  })

  it.each<[string, Uint8Array, string]>([
    ['explicit curve parameters [x509.key-strength]', ec(explicitParameters, point), 'explicit curve parameters'],
    [
      'a missing curve',
      der.sequence(der.sequence(der.oid('1.2.840.10045.2.1')), der.bitString(point)),
      'explicit curve parameters',
    ],
    ['an unknown curve', ec(der.oid('1.3.132.0.33'), point), '1.3.132.0.33'],
    [
      'an unsupported key type',
      der.sequence(der.sequence(der.oid('1.2.840.10040.4.1')), der.bitString(point)),
      '1.2.840.10040.4.1',
    ],
  ])('is unsupported if it has %s', (_, spki, subject) => {
    expect(() => leafWith({ spki }).certificate.publicKey()).toThrow(
      errorWith({ name: 'UnsupportedError', code: 'certificate_key_unsupported', subject }),
    )
  })
})

describe('verifyWithCertificate', () => {
  const rsaRoot = createTestCa({ keyType: 'RSA-2048' })
  const leaf = issue(rsaRoot, { keyType: 'P-256' })
  const signature = new Uint8Array(sign('sha256', DATA, leaf.privateKey))

  it('uses the algorithm of the statement and not the one of the issuer [x509.leaf-alg-key-source]', () => {
    expect(verifyWithCertificate(leaf.certificate, -7, DATA, signature)).toBe(true)
    expect(verifyWithCertificate(leaf.certificate, -7, new Uint8Array(3), signature)).toBe(false)
  })

  it.each([
    ['RS256', -257],
    ['ES384 (another curve)', -35],
    ['ES256K (another curve)', -47],
    ['EdDSA', -8],
    ['ML-DSA-44', -48],
  ])('returns false for %s, which does not fit the key [cose.verify-key-type]', (_, algorithm) => {
    expect(fitsAlgorithm(leaf.certificate, algorithm)).toBe(false)
    expect(verifyWithCertificate(leaf.certificate, algorithm, DATA, signature)).toBe(false)
  })

  it('returns false for -7 with an RSA key [cose.verify-key-type]', () => {
    expect(fitsAlgorithm(rsaRoot.certificate, -7)).toBe(false)
    expect(
      verifyWithCertificate(rsaRoot.certificate, -7, DATA, new Uint8Array(sign('sha256', DATA, rsaRoot.privateKey))),
    ).toBe(false)
  })

  it.each([-8, -48, -35])(
    'returns false from fitsStatementAlgorithm for %d with an RSA key [cose.verify-key-type]',
    (algorithm) => {
      expect(fitsAlgorithm(rsaRoot.certificate, algorithm)).toBe(false)
      expect(fitsAlgorithm(rsaRoot.certificate, -257)).toBe(true)
    },
  )

  it('does not fit -8 with an Ed448 key', () => {
    expect(fitsAlgorithm(leafWith({ keyType: 'Ed448' }).certificate, -8)).toBe(false)
    expect(fitsAlgorithm(leafWith({ keyType: 'Ed448' }).certificate, -53)).toBe(true)
  })

  const p384 = issue(rsaRoot, { keyType: 'P-384' })

  it.each([
    ['ES256', -7, 'sha256'],
    ['ES384', -35, 'sha384'],
    ['ES512', -36, 'sha512'],
  ] as const)('accepts %s with any NIST curve, because the algorithm names only a hash', (_, algorithm, hash) => {
    const signed = new Uint8Array(sign(hash, DATA, p384.privateKey))
    expect(verifyWithCertificate(p384.certificate, algorithm, DATA, signed)).toBe(true)
    expect(verifyWithCertificate(p384.certificate, algorithm, new Uint8Array(3), signed)).toBe(false)
  })

  it.each([
    ['ESP256 with P-384', p384, -9],
    ['ES256K with P-384', p384, -47],
    ['ESP384 with P-256', leaf, -51],
    ['ES256 with secp256k1', issue(rsaRoot, { keyType: 'secp256k1' }), -7],
    ['ES256 with RSA', rsaRoot, -7],
  ] as const)('returns false for %s [cose.verify-key-type]', (_, { certificate, privateKey }, algorithm) => {
    expect(fitsStatementAlgorithm(certificate, algorithm)).toBe(false)
    const hash = algorithm === -51 ? 'sha384' : 'sha256'
    expect(verifyWithCertificate(certificate, algorithm, DATA, new Uint8Array(sign(hash, DATA, privateKey)))).toBe(
      false,
    )
  })

  it('accepts ES256 in a JWS with P-256 only', () => {
    expect(fitsAlgorithm(p384.certificate, -7)).toBe(false)
    const signed = new Uint8Array(sign('sha256', DATA, { key: p384.privateKey, dsaEncoding: 'ieee-p1363' }))
    expect(verifyJwsWithCertificate(p384.certificate, -7, DATA, signed)).toBe(false)
  })

  it('accepts RS1', () => {
    const old = new Uint8Array(sign('sha1', DATA, rsaRoot.privateKey))
    expect(verifyWithCertificate(rsaRoot.certificate, -65535, DATA, old)).toBe(true)
  })

  it('rejects a malformed signature', () => {
    expect(() => verifyWithCertificate(leaf.certificate, -7, DATA, new Uint8Array(0))).toThrow(
      refusal('signature_malformed'),
    )
    expect(() => verifyWithCertificate(leaf.certificate, -7, DATA, new Uint8Array(64))).toThrow(
      refusal('signature_malformed'),
    )
  })

  it('rejects an unknown algorithm', () => {
    expect(() => verifyWithCertificate(leaf.certificate, 99, DATA, signature)).toThrow(
      errorWith({ code: 'algorithm_unsupported', subject: '99' }),
    )
  })

  const raw = new Uint8Array(sign('sha256', DATA, { key: leaf.privateKey, dsaEncoding: 'ieee-p1363' }))

  it('verifies the r and s encoding of a JWS', () => {
    expect(verifyJwsWithCertificate(leaf.certificate, -7, DATA, raw)).toBe(true)
    expect(verifyJwsWithCertificate(leaf.certificate, -7, new Uint8Array(3), raw)).toBe(false)
    const rsaSignature = new Uint8Array(sign('sha256', DATA, rsaRoot.privateKey))
    expect(verifyJwsWithCertificate(rsaRoot.certificate, -257, DATA, rsaSignature)).toBe(true)
  })

  it.each([
    ['DER', signature],
    ['63 bytes', raw.subarray(0, 63)],
    ['65 bytes', der.concat(raw, Uint8Array.of(0))],
    ['r = 0', raw.map((octet, i) => (i < 32 ? 0 : octet))],
    ['s = 0', raw.map((octet, i) => (i >= 32 ? 0 : octet))],
    ['r above n', raw.map((octet, i) => (i < 32 ? 0xff : octet))],
    ['s above n', raw.map((octet, i) => (i >= 32 ? 0xff : octet))],
  ])('rejects a JWS signature with %s', (_, bytes) => {
    expect(() => verifyJwsWithCertificate(leaf.certificate, -7, DATA, bytes)).toThrow(refusal('signature_malformed'))
  })

  it('accepts leading zeros in r and s of a JWS', () => {
    const small = raw.map((octet, i) => (i < 31 ? 0 : i === 31 ? 1 : octet))
    expect(verifyJwsWithCertificate(leaf.certificate, -7, DATA, small)).toBe(false)
  })
})
