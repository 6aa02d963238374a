import type { Aaguid } from '../../../../src/webauthn/bytes/brand.js'
import { ZERO_AAGUID } from '../../../../src/webauthn/structures/attested-credential-data.js'
import { type EnrolledModel, readEnrolledModel } from '../../../../src/webauthn/trust/metadata/enrolled-model.js'
import { keyIdentifierOf } from '../../../../src/webauthn/trust/metadata/key-identifier.js'
import { type CborValue, encodeCbor } from '../../../../src/testing/index.js'
import { issue, type TestCertificate } from '../../../support/certificates.js'
import * as der from '../../../../src/testing/der.js'
import { errorWith } from '../../../support/error-with.js'
import { AT, authenticatorDataOf, certificateOf, leaf, MODEL, OTHER_MODEL, plainLeaf, root } from '../trust-case.js'
import { base64, entryJson, reportJson, sourceOf } from './metadata-json.js'

function attestationObject(fmt: string, attStmt: CborValue, aaguid: Aaguid = MODEL): Uint8Array {
  const { bytes } = authenticatorDataOf({ aaguid })
  return encodeCbor(
    new Map<string, CborValue>([
      ['fmt', fmt],
      ['attStmt', attStmt],
      ['authData', bytes],
    ]),
  )
}

function x5c(...certificates: readonly TestCertificate[]): Map<string, CborValue> {
  return new Map<string, CborValue>([
    ['alg', -7],
    ['sig', Uint8Array.of(0)],
    ['x5c', certificates.map(({ der }) => der)],
  ])
}

function part(fmt: CborValue, attStmt: CborValue): CborValue {
  return new Map<string, CborValue>([
    ['fmt', fmt],
    ['attStmt', attStmt],
  ])
}

describe('readEnrolledModel', () => {
  it.each([
    ['none', attestationObject('none', new Map()), [{ format: 'none', certificates: [] }]],
    [
      'packed',
      attestationObject('packed', x5c(leaf, root)),
      [{ format: 'packed', certificates: [certificateOf(leaf), certificateOf(root)] }],
    ],
    [
      'packed, with a number among its certificates',
      attestationObject('packed', new Map<string, CborValue>([['x5c', [1, leaf.der]]])),
      [{ format: 'packed', certificates: [certificateOf(leaf)] }],
    ],
    [
      'android-safetynet, whose certificates are inside a JWS',
      attestationObject('android-safetynet', new Map([['ver', '1']])),
      [{ format: 'android-safetynet', certificates: 'unknown' }],
    ],
    [
      'compound',
      attestationObject('compound', [
        part('packed', x5c(leaf)),
        part('none', new Map()),
        part(7, new Map()),
        part('x', 7),
      ]),
      [
        { format: 'packed', certificates: [certificateOf(leaf)] },
        { format: 'none', certificates: [] },
      ],
    ],
  ])('reads the model from an attestation object: %s', (_, object, statements) => {
    expect(readEnrolledModel(object)).toEqual({ aaguid: MODEL, statements })
  })

  it('rejects an attestation object with a malformed certificate', () => {
    const broken = new Map<string, CborValue>([['x5c', [new Uint8Array(3)]]])
    expect(() => readEnrolledModel(attestationObject('packed', broken))).toThrow(errorWith({ path: 'x5c' }))
  })
})

describe('reassess [auth.status-recheck]', () => {
  const packed = readEnrolledModel(attestationObject('packed', x5c(leaf)))
  const withReports = (...statusReports: readonly unknown[]) => sourceOf([entryJson({ statusReports })])
  const compromise = (certificate: TestCertificate) =>
    withReports(reportJson('ATTESTATION_KEY_COMPROMISE', { certificate: base64(certificate) }))

  it('refuses a model that was revoked after the registration', () => {
    const source = withReports(reportJson('FIDO_CERTIFIED'), reportJson('REVOKED', { effectiveDate: '2026-05-01' }))
    expect(source.reassess(packed, new Date('2026-04-30T00:00:00Z'))).toEqual({
      verdict: 'acceptable',
      description: 'Test model',
    })
    expect(source.reassess(packed, AT)).toEqual({
      verdict: 'refused',
      description: 'Test model',
      statuses: ['REVOKED'],
    })
  })

  it('refuses a revoked model of a credential without attestation', () => {
    const none = readEnrolledModel(attestationObject('none', new Map()))
    expect(withReports(reportJson('REVOKED')).reassess(none, AT).verdict).toBe('refused')
  })

  it('refuses a revoked U2F model by its certificate', () => {
    const identifiers = { attestationCertificateKeyIdentifiers: [keyIdentifierOf(certificateOf(plainLeaf))] }
    const entry = entryJson(
      { aaguid: undefined, ...identifiers, statusReports: [reportJson('REVOKED')] },
      { aaguid: undefined },
    )
    const u2f = readEnrolledModel(attestationObject('fido-u2f', x5c(plainLeaf), ZERO_AAGUID))
    expect(sourceOf([entry]).reassess(u2f, AT).verdict).toBe('refused')
  })

  it('does not find a U2F model without its certificate', () => {
    const statements = [{ format: 'fido-u2f', certificates: 'unknown' }] as const
    expect(withReports().reassess({ aaguid: MODEL, statements }, AT)).toEqual({ verdict: 'unknown' })
  })

  it('does not find a U2F model by a certificate with an invalid key', () => {
    const { certificate } = issue(root, { spki: der.sequence(der.derNull()) })
    expect(() => keyIdentifierOf(certificate)).toThrow(errorWith({ path: 'subjectPublicKeyInfo' }))
  })

  it.each<[string, TestCertificate, EnrolledModel, string]>([
    ['of its own batch', leaf, packed, 'refused'],
    ['of another batch', plainLeaf, packed, 'acceptable'],
    ['of any batch if its certificates are unknown', plainLeaf, { aaguid: MODEL, statements: 'unknown' }, 'refused'],
  ])('applies a compromised attestation key %s [mds.status-cert-scoped]', (_, certificate, enrolled, verdict) => {
    expect(compromise(certificate).reassess(enrolled, AT).verdict).toBe(verdict)
  })

  it('reports an unlisted model as unknown', () => {
    expect(withReports().reassess({ ...packed, aaguid: OTHER_MODEL }, AT)).toEqual({ verdict: 'unknown' })
  })

  it('accepts a model even if the metadata is stale', () => {
    const source = sourceOf([entryJson()], { staleness: 0 })
    expect(source.reassess(packed, new Date('2030-01-01T00:00:00Z')).verdict).toBe('acceptable')
  })
})
