import { X509Certificate } from 'node:crypto'
import type { KeyType } from '../../src/testing/certificates/certificate-options.js'
import { createCertificateAuthority, type IssuedCertificate } from '../../src/testing/index.js'
import { parseCertificate } from '../../src/webauthn/x509.js'

const KEY_TYPES: readonly KeyType[] = ['P-256', 'P-384', 'P-521', 'secp256k1', 'Ed25519', 'Ed448', 'RSA-2048']
const authority = createCertificateAuthority()
const read = ({ der }: IssuedCertificate): X509Certificate => new X509Certificate(der)

describe('a certificate authority of the testing kit', () => {
  it.each(KEY_TYPES)('signs with a root key of the type %s', (keyType) => {
    const { root, issue } = createCertificateAuthority({ keyType })
    const certificate = read(issue({}))
    expect(certificate.verify(read(root).publicKey)).toBe(true)
    expect(certificate.checkIssued(read(root))).toBe(true)
  })

  it('issues certificates that the engine parses', () => {
    const { der } = authority.issue({ subject: { C: 'SE', CN: 'ü' } })
    expect(parseCertificate(der, 'certificate')).toMatchObject({ version: 3 })
  })

  it('has a root that is a certificate authority', () => {
    expect(read(authority.root).ca).toBe(true)
  })

  it('encodes the requested names, validity and extensions', () => {
    const certificate = read(
      authority.issue({
        subject: { C: 'SE', O: 'Vendor', OU: 'Unit', CN: 'Model' },
        notBefore: new Date('2024-02-29T00:00:00Z'),
        notAfter: new Date('2055-01-01T00:00:00Z'),
        serialNumber: 0xbad,
        basicConstraints: { ca: false },
        keyUsage: ['digitalSignature'],
        extendedKeyUsage: ['2.23.133.8.3'],
        subjectAltName: [{ dns: 'vendor.example' }],
      }),
    )
    expect(certificate.subject).toBe('C=SE\nO=Vendor\nOU=Unit\nCN=Model')
    expect(certificate.validFrom).toBe('Feb 29 00:00:00 2024 GMT')
    expect(certificate.validTo).toBe('Jan  1 00:00:00 2055 GMT')
    expect(certificate.serialNumber).toBe('0BAD')
    expect(certificate.ca).toBe(false)
    expect(certificate.keyUsage).toEqual(['2.23.133.8.3'])
    expect(certificate.subjectAltName).toBe('DNS:vendor.example')
  })

  it('uses each serial number only once', () => {
    const [first, second] = [authority.issue({}), authority.issue({})].map((issued) => read(issued).serialNumber)
    expect(first).not.toBe(second)
  })

  it('encodes the same certificate as PEM and DER', () => {
    const { der, pem } = authority.issue({})
    expect(new X509Certificate(pem).raw).toEqual(Buffer.from(der))
  })
})
