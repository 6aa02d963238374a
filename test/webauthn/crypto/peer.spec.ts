import { AsnConvert } from '@peculiar/asn1-schema'
import { BasicConstraints, Certificate as PeerCertificate, ExtendedKeyUsage } from '@peculiar/asn1-x509'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { type Certificate, parseCertificate } from '../../../src/webauthn/crypto/certificate.js'
import { createTestCa, issue, issueCa, type TestKeyType } from '../../support/certificates.js'

const VECTORS = join(import.meta.dirname, '../../../../shared/vectors')

/** The fields to compare. Bytes are in hexadecimal. */
interface Reading {
  readonly version: number
  readonly serialNumber: string
  readonly issuer: string
  readonly subject: string
  readonly notBefore: number
  readonly notAfter: number
  readonly spki: string
  readonly extensions: readonly (readonly [oid: string, critical: boolean, value: string])[]
  readonly basicConstraints: { readonly ca: boolean; readonly pathLength: number | undefined } | undefined
  readonly extendedKeyUsage: readonly string[] | undefined
}

const hex = (bytes: Uint8Array | ArrayBuffer) => Buffer.from(bytes as Uint8Array).toString('hex')

function readOurs(certificate: Certificate): Reading {
  const { extendedKeyUsage: usage } = certificate
  return {
    version: certificate.version,
    serialNumber: hex(certificate.serialNumber),
    issuer: hex(certificate.issuer),
    subject: hex(certificate.subject),
    notBefore: certificate.notBefore,
    notAfter: certificate.notAfter,
    spki: hex(certificate.spki),
    extensions: [...certificate.extensions].map(([oid, { critical, value }]) => [oid, critical, hex(value)]),
    basicConstraints: certificate.basicConstraints && { ...certificate.basicConstraints },
    extendedKeyUsage: usage && [...usage],
  }
}

function readTheirs(der: Uint8Array): Reading {
  const { tbsCertificate: tbs } = AsnConvert.parse(der, PeerCertificate)
  const extensions = (tbs.extensions ?? []).map(({ extnID, critical, extnValue }) => ({ extnID, critical, extnValue }))
  const valueOf = (oid: string) => extensions.find(({ extnID }) => extnID === oid)?.extnValue.buffer
  const constraints = valueOf('2.5.29.19')
  const usage = valueOf('2.5.29.37')
  return {
    version: tbs.version + 1,
    serialNumber: hex(tbs.serialNumber),
    issuer: hex(AsnConvert.serialize(tbs.issuer)),
    subject: hex(AsnConvert.serialize(tbs.subject)),
    notBefore: tbs.validity.notBefore.getTime().getTime(),
    notAfter: tbs.validity.notAfter.getTime().getTime(),
    spki: hex(AsnConvert.serialize(tbs.subjectPublicKeyInfo)),
    extensions: extensions.map(({ extnID, critical, extnValue }) => [extnID, critical, hex(extnValue.buffer)]),
    basicConstraints: constraints && readConstraints(constraints),
    extendedKeyUsage: usage && [...AsnConvert.parse(usage, ExtendedKeyUsage)],
  }
}

function readConstraints(der: ArrayBuffer): Reading['basicConstraints'] {
  const { cA, pathLenConstraint } = AsnConvert.parse(der, BasicConstraints)
  return { ca: cA, pathLength: pathLenConstraint }
}

describe('parseCertificate and @peculiar/asn1-x509 agree on', () => {
  const root = createTestCa({ subject: { C: 'SE', O: 'Peer', CN: 'Root' } })
  const KEY_TYPES: readonly TestKeyType[] = ['P-256', 'P-384', 'P-521', 'Ed25519', 'RSA-2048']

  it.each(KEY_TYPES)('a leaf with a %s key', (keyType) => {
    const { der } = issue(root, {
      keyType,
      subject: { C: 'SE', O: 'Peer', CN: 'Leaf' },
      basicConstraints: { ca: false },
    })
    expect(readOurs(parseCertificate(der))).toEqual(readTheirs(der))
  })

  it('a root and an intermediate', () => {
    const issuer = issueCa(root, { subject: { CN: 'Issuer' }, basicConstraints: { ca: true, pathLength: 0 } })
    for (const { der } of [root, issuer]) expect(readOurs(parseCertificate(der))).toEqual(readTheirs(der))
  })

  const withVectors = existsSync(VECTORS) ? it : it.skip
  withVectors('the roots of the FIDO metadata (requires ../shared/vectors)', () => {
    const roots = readMetadataRoots()
    expect(roots.length).toBeGreaterThan(50)
    const disagreements = roots.filter((der) => {
      const [ours, theirs] = [readOurs(parseCertificate(der)), readTheirs(der)]
      return JSON.stringify(ours) !== JSON.stringify(theirs)
    })
    expect(disagreements.map((der) => Buffer.from(der).toString('base64'))).toEqual([])
  })
})

function readMetadataRoots(): readonly Uint8Array[] {
  const [, payload] = readFileSync(join(VECTORS, 'mds/blob.jwt'), 'latin1').split('.')
  const { entries } = JSON.parse(Buffer.from(payload as string, 'base64url').toString('utf8')) as {
    entries: { metadataStatement: { attestationRootCertificates?: string[] } }[]
  }
  const certificates = entries.flatMap(({ metadataStatement }) => metadataStatement.attestationRootCertificates ?? [])
  return [...new Set(certificates)].map((text) => new Uint8Array(Buffer.from(text, 'base64')))
}
