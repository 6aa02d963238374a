import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { jest } from '@jest/globals'
import type { NonEmpty } from '../../../src/webauthn/bytes/brand.js'
import type { Certificate } from '../../../src/webauthn/crypto/certificate.js'
import {
  assessPath,
  DEFAULT_PATH_SETTINGS,
  MAX_PATH_CERTIFICATES,
  type PathSettings,
  type PathVerdict,
} from '../../../src/webauthn/crypto/certificate-path.js'
import {
  createTestCa,
  encodeName,
  generateTestKeys,
  issue,
  issueCa,
  type TestCertificate,
  type TestCertificateOptions,
} from '../../support/certificates.js'
import * as der from '../../../src/testing/der.js'

interface Case {
  readonly chain: readonly TestCertificate[]
  readonly anchors?: readonly TestCertificate[]
  readonly intermediates?: readonly TestCertificate[]
  readonly at?: string
  readonly settings?: Partial<PathSettings>
  readonly purposes?: readonly string[]
}

const root = createTestCa()
/** One key pair for all RSA roots, because generating one is slow. */
const rsaKeys = generateTestKeys('RSA-2048')
const middle = issueCa(root, { subject: { CN: 'Intermediate' } })
const leaf = issue(middle)

function assess({
  chain,
  anchors = [root],
  intermediates = [],
  at = '2025-01-01T00:00:00Z',
  settings,
  purposes = [],
}: Case): PathVerdict {
  return assessPath({
    chain: chain.map(({ certificate }) => certificate) as unknown as NonEmpty<Certificate>,
    anchors: anchors.map(({ certificate }) => ({ certificate })),
    intermediates: intermediates.map(({ certificate }) => certificate),
    at: new Date(at),
    settings: { ...DEFAULT_PATH_SETTINGS, ...settings },
    purposes: new Set(purposes),
  })
}

const trusted = expect.objectContaining({ verdict: 'trusted' })
const untrusted = (why: string): PathVerdict => ({ verdict: 'untrusted', why }) as PathVerdict

/** Issues intermediates below a root and a leaf. Returns them in the order of x5c, without the root. */
function descend(from: TestCertificate, ...options: readonly TestCertificateOptions[]): TestCertificate[] {
  let issuer = from
  const chain = options.map((each, index) => {
    issuer = issueCa(issuer, { subject: { CN: `Intermediate ${index}` }, ...each })
    return issuer
  })
  return [issue(issuer), ...chain.reverse()]
}

describe('assessPath trusts a path', () => {
  it('from the leaf to the anchor and returns it', () => {
    const verdict = assess({ chain: [leaf, middle] })
    expect(verdict).toEqual({
      verdict: 'trusted',
      anchor: { certificate: root.certificate },
      path: [leaf.certificate, middle.certificate, root.certificate],
    })
  })

  it('to an intermediate that is an anchor', () => {
    expect(assess({ chain: [leaf], anchors: [middle] })).toEqual(trusted)
    expect(assess({ chain: [leaf, middle], anchors: [middle] })).toMatchObject({
      path: [leaf.certificate, middle.certificate],
    })
  })

  it('that consists of an anchored leaf, compared byte by byte [x509.leaf-as-anchor]', () => {
    expect(assess({ chain: [leaf], anchors: [leaf] })).toMatchObject({ verdict: 'trusted', path: [leaf.certificate] })
    const selfSigned = createTestCa({ basicConstraints: false, keyUsage: ['digitalSignature'] })
    expect(assess({ chain: [selfSigned], anchors: [selfSigned] })).toEqual(trusted)
  })

  it('with the root in the chain, unless the settings refuse that [x509.root-in-x5c]', () => {
    expect(assess({ chain: [leaf, middle, root] })).toMatchObject({ verdict: 'trusted', path: { length: 3 } })
    const settings = { rootInChain: 'refused' } as const
    expect(assess({ chain: [leaf, middle, root], settings })).toEqual(untrusted('path_root_included'))
    expect(assess({ chain: [leaf, middle, root], anchors: [createTestCa(), root], settings })).toEqual(
      untrusted('path_root_included'),
    )
    const anchors = [createTestCa({ subject: { CN: 'Other root' } }), root]
    expect(assess({ chain: [leaf, middle, root], anchors, settings })).toEqual(untrusted('path_root_included'))
    expect(assess({ chain: [leaf, middle], settings })).toEqual(trusted)
    expect(assess({ chain: [leaf], anchors: [leaf], settings })).toEqual(trusted)
  })

  it('unless the chain contains a certificate twice', () => {
    expect(assess({ chain: [leaf, middle, root, root] })).toEqual(untrusted('path_wrong_order'))
    expect(assess({ chain: [root, root] })).toEqual(untrusted('path_wrong_order'))
  })

  it('that is completed by an intermediate of the caller', () => {
    expect(assess({ chain: [leaf] })).toEqual(untrusted('path_no_anchor'))
    expect(assess({ chain: [leaf], intermediates: [middle] })).toEqual(trusted)
  })

  it('through a cross-signed intermediate to either root', () => {
    const otherRoot = createTestCa({ subject: { CN: 'Other root' } })
    const cross = issueCa(otherRoot, { subject: middle.subject, keys: middle })
    expect(assess({ chain: [leaf, cross], anchors: [root], intermediates: [middle] })).toEqual(trusted)
    expect(assess({ chain: [leaf, middle], anchors: [otherRoot], intermediates: [cross] })).toEqual(trusted)
    expect(assess({ chain: [leaf, middle], anchors: [otherRoot] })).toEqual(untrusted('path_no_anchor'))
  })

  it('through an intermediate of the caller instead of a received one, and then the rest of the chain', () => {
    const upper = issueCa(root, { subject: { CN: 'Upper' } })
    const keys = generateTestKeys('P-256')
    const lower = (options: TestCertificateOptions) => issueCa(upper, { subject: { CN: 'Lower' }, keys, ...options })
    const expired = lower({ notAfter: new Date('2021-01-01T00:00:00Z') })
    const chain = [issue(expired), expired, upper]
    expect(assess({ chain })).toEqual(untrusted('path_expired'))
    expect(assess({ chain, intermediates: [lower({})] })).toMatchObject({ verdict: 'trusted', path: { length: 4 } })
  })

  it('to a reissued anchor with the same name and key [x509.anchor-by-key]', () => {
    const renewed = createTestCa({ subject: root.subject, keys: root, notAfter: new Date('2045-01-01T00:00:00Z') })
    expect(assess({ chain: [leaf, middle, renewed] })).toMatchObject({ anchor: { certificate: root.certificate } })
    expect(assess({ chain: [leaf, middle], anchors: [renewed, root] })).toMatchObject({
      anchor: { certificate: renewed.certificate },
    })
  })

  it('to the anchor that issued it among several with the same name', () => {
    const namesake = createTestCa()
    const expired = createTestCa({ keys: root, notAfter: new Date('2021-01-01T00:00:00Z') })
    expect(assess({ chain: [leaf, middle], anchors: [namesake, expired, root] })).toEqual(trusted)
  })

  it.each(['P-256', 'P-384', 'P-521', 'RSA-2048', 'Ed25519', 'Ed448'] as const)(
    'to a root with a %s key',
    (keyType) => {
      const other = createTestCa(keyType === 'RSA-2048' ? { keys: rsaKeys } : { keyType })
      expect(assess({ chain: descend(other, {}), anchors: [other] })).toEqual(trusted)
    },
  )

  it.each(['sha256', 'sha384', 'sha512'] as const)('signed with RSA-PSS and %s', (hash) => {
    const other = createTestCa({ keys: rsaKeys, pss: true, hash })
    const below = issue(other, { pss: true, hash })
    expect(assess({ chain: [below], anchors: [other] })).toEqual(trusted)
  })

  it('to a root of X.509 version 1, which has no basicConstraints', () => {
    const old = createTestCa({ version: 1, basicConstraints: false, keyUsage: false })
    expect(assess({ chain: descend(old, {}), anchors: [old] })).toEqual(trusted)
  })

  it(`of ${MAX_PATH_CERTIFICATES} certificates`, () => {
    expect(assess({ chain: descend(root, {}, {}, {}, {}) })).toMatchObject({ verdict: 'trusted', path: { length: 6 } })
  })

  it('from a leaf of X.509 version 1 or with an empty name', () => {
    expect(assess({ chain: [issue(root, { version: 1 })] })).toEqual(trusted)
    expect(assess({ chain: [issue(root, { subject: {}, subjectAltName: [{ directory: { CN: 'x' } }] })] })).toEqual(
      trusted,
    )
  })
})

describe('the validity period', () => {
  const limits = { notBefore: new Date('2024-01-01T00:00:00Z'), notAfter: new Date('2024-12-31T23:59:59Z') }

  it.each([
    ['2023-12-31T23:59:59.999Z', 'path_not_yet_valid'],
    ['2024-01-01T00:00:00Z', undefined],
    ['2024-12-31T23:59:59.999Z', undefined],
    ['2025-01-01T00:00:00Z', 'path_expired'],
  ])('is checked at %s for every certificate of the path [x509.validity]', (at, why) => {
    const [shortLeaf, shortMiddle] = [issue(middle, limits), issueCa(root, { ...limits, subject: { CN: 'Short' } })]
    const shortRoot = createTestCa(limits)
    const verdict = why === undefined ? trusted : untrusted(why)
    expect(assess({ chain: [shortLeaf, middle], at })).toEqual(verdict)
    expect(assess({ chain: [issue(shortMiddle), shortMiddle], at })).toEqual(verdict)
    expect(assess({ chain: [issue(shortRoot)], anchors: [shortRoot], at })).toEqual(verdict)
    expect(assess({ chain: [shortLeaf], anchors: [shortLeaf], at })).toEqual(verdict)
  })

  it('may be over if the settings accept that, but not in the future [x509.validity-no-mangle]', () => {
    const settings = { expired: 'accepted' } as const
    const expired = issueCa(root, { ...limits, subject: { CN: 'Short' } })
    const chain = [issue(expired), expired]
    expect(assess({ chain, at: '2026-01-01T00:00:00Z' })).toEqual(untrusted('path_expired'))
    expect(assess({ chain, at: '2026-01-01T00:00:00Z', settings })).toEqual(trusted)
    expect(assess({ chain, at: '2023-01-01T00:00:00Z', settings })).toEqual(untrusted('path_not_yet_valid'))
    expect(expired.certificate.notAfter).toBe(limits.notAfter.getTime())
  })
})

describe('assessPath rejects a path', () => {
  const selfSigned = createTestCa({ basicConstraints: false, keyUsage: ['digitalSignature'] })
  const namesake = createTestCa()
  const otherRoot = createTestCa({ subject: { CN: 'Other root' } })
  const unrelated = issueCa(otherRoot, { subject: { CN: 'Unrelated' } })
  const v1Middle = issueCa(root, { version: 1, basicConstraints: false, keyUsage: false, subject: { CN: 'v1' } })
  const bareMiddle = issueCa(root, { basicConstraints: false, subject: { CN: 'bare' } })
  const endEntity = issue(root, { subject: { CN: 'End entity' } })
  const chain = descend(root, {}, {})
  const [deepLeaf, lower, upper] = chain as [TestCertificate, TestCertificate, TestCertificate]
  const sameKey = issue(middle, { keys: leaf, subject: leaf.subject })
  const printable = der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.printableString('Intermediate'))))

  it.each<[string, Case, string]>([
    ['without an anchor', { chain: [leaf, middle], anchors: [] }, 'path_no_anchor'],
    ['to another root', { chain: [leaf, middle], anchors: [otherRoot] }, 'path_no_anchor'],
    ['that consists of a self-signed leaf [x509.self-signed-leaf]', { chain: [selfSigned] }, 'path_no_anchor'],
    [
      'to a root that has only the name of the anchor [x509.anchor-by-key]',
      { chain: [issue(namesake), namesake] },
      'path_no_anchor',
    ],
    [
      'from a leaf issued by a root with the name of the anchor [x509.anchor-by-key]',
      { chain: [issue(namesake)] },
      'path_signature_invalid',
    ],
    [
      'from another leaf with the name and key of an anchored leaf [x509.leaf-as-anchor]',
      { chain: [sameKey, middle], anchors: [leaf] },
      'path_no_anchor',
    ],
    [
      'from a self-issued certificate with the name and key of an anchored leaf [x509.leaf-as-anchor]',
      { chain: [createTestCa({ keys: selfSigned, subject: selfSigned.subject })], anchors: [selfSigned] },
      'path_issuer_not_ca',
    ],
    [
      'issued by an anchored leaf [x509.issuer-ca]',
      { chain: [issue(endEntity)], anchors: [endEntity] },
      'path_issuer_not_ca',
    ],
    ['issued by a leaf [x509.issuer-ca]', { chain: [issue(endEntity), endEntity] }, 'path_issuer_not_ca'],
    [
      'through an intermediate that is not a CA [x509.issuer-ca]',
      ((ca) => ({ chain: [issue(ca), ca] }))(issueCa(root, { basicConstraints: { ca: false }, subject: { CN: 'no' } })),
      'path_issuer_not_ca',
    ],
    [
      'through an intermediate without basicConstraints [x509.issuer-ca]',
      { chain: [issue(bareMiddle), bareMiddle] },
      'path_issuer_not_ca',
    ],
    [
      'through an intermediate of version 1 [x509.issuer-ca]',
      { chain: [issue(v1Middle), v1Middle] },
      'path_issuer_not_ca',
    ],
    [
      'through a certificate with the name of the anchor that is not a CA [x509.issuer-ca]',
      ((renewed) => ({ chain: [issue(renewed), renewed] }))(
        issueCa(root, { version: 1, basicConstraints: false, keyUsage: false, subject: root.subject }),
      ),
      'path_issuer_not_ca',
    ],
    ['with certificates in the wrong order [x509.order]', { chain: [deepLeaf, upper, lower] }, 'path_wrong_order'],
    ['with the root first [x509.order]', { chain: [root, middle, leaf] }, 'path_unrelated_certificate'],
    ['with the leaf last [x509.order]', { chain: [lower, deepLeaf] }, 'path_unrelated_certificate'],
    ['with an unrelated certificate [x509.order]', { chain: [leaf, unrelated, middle] }, 'path_wrong_order'],
    [
      'with an unrelated certificate at the end [x509.order]',
      { chain: [leaf, middle, unrelated] },
      'path_unrelated_certificate',
    ],
    [
      'with an unrelated certificate above the anchor',
      { chain: [leaf, middle, root, unrelated] },
      'path_unrelated_certificate',
    ],
    ['with a false root above the anchor', { chain: [leaf, middle, namesake] }, 'path_signature_invalid'],
    [
      'with equivalent names in different encodings [x509.name-chaining]',
      ((ca) => ({ chain: [issue(ca, { issuer: printable }), ca] }))(middle),
      'path_unrelated_certificate',
    ],
    [
      'with equivalent names in different encodings below the anchor [x509.name-chaining]',
      { chain: [issue(middle, { issuer: printable })], anchors: [middle] },
      'path_no_anchor',
    ],
    [
      'with a modified leaf signature',
      { chain: [issue(root, { changeSignature: flipLast })] },
      'path_signature_invalid',
    ],
    [
      'with a modified intermediate signature',
      ((ca) => ({ chain: [issue(ca), ca] }))(issueCa(root, { changeSignature: flipLast, subject: { CN: 'x' } })),
      'path_signature_invalid',
    ],
    [
      'with an empty signature',
      { chain: [issue(root, { changeSignature: () => new Uint8Array(0) })] },
      'path_signature_invalid',
    ],
    [
      'with a signature algorithm that does not match the key',
      ((rsa) => ({ chain: [issue({ subject: rsa.subject, privateKey: root.privateKey })], anchors: [rsa] }))(
        createTestCa({ keys: rsaKeys }),
      ),
      'path_signature_invalid',
    ],
    ['of seven certificates [x509.chain-length-cap]', { chain: descend(root, {}, {}, {}, {}, {}) }, 'path_too_long'],
    [
      'of seven certificates, some of them from the caller',
      ((all) => ({ chain: all.slice(0, 2), intermediates: all.slice(2) }))(descend(root, {}, {}, {}, {}, {})),
      'path_too_long',
    ],
    [
      'with seven certificates in the chain, although six would suffice',
      { chain: [...descend(root, {}, {}, {}, {}), root, root] },
      'path_too_long',
    ],
    [
      'with 501 certificates in the chain [x509.chain-length-cap]',
      { chain: [leaf, ...new Array<TestCertificate>(500).fill(middle)] },
      'path_too_long',
    ],
  ])('%s', (_, input, why) => {
    expect(assess(input)).toEqual(untrusted(why))
  })

  it('among too many candidates [x509.chain-length-cap]', () => {
    const keys = generateTestKeys('P-256')
    const issuer = { subject: encodeName({ CN: 'Crossed' }), privateKey: keys.privateKey }
    const start = issue(issuer)
    const crossed = Array.from({ length: 500 }, () => issueCa(otherRoot, { keys, subject: issuer.subject }))
    const genuine = issueCa(root, { keys, subject: issuer.subject })
    expect(assess({ chain: [start], intermediates: [...crossed.slice(0, 20), genuine] })).toEqual(trusted)
    expect(assess({ chain: [start], intermediates: [...crossed, genuine] })).toEqual(untrusted('path_too_complex'))
  })

  it('that needs more than 32 signatures on any number of levels', () => {
    const keys = generateTestKeys('P-256')
    const roundabout = { subject: encodeName({ CN: 'Roundabout' }), privateKey: keys.privateKey }
    const renewed = (count: number) =>
      Array.from({ length: count }, () => issueCa(roundabout, { keys, subject: roundabout.subject }))
    const start = issue(roundabout)
    expect(assess({ chain: [start], intermediates: renewed(9) })).toEqual(untrusted('path_too_complex'))
    const last = issueCa(root, { keys, subject: roundabout.subject })
    const strangers = Array.from({ length: 31 }, () => createTestCa({ subject: roundabout.subject, keys: rsaKeys }))
    // The last issuer is the 32nd.
    expect(assess({ chain: [start], intermediates: [...strangers.slice(1), last] })).toEqual(trusted)
    expect(assess({ chain: [start], intermediates: [...strangers, last] })).toEqual(untrusted('path_too_complex'))
  })

  it('after trying 32 signatures of anchors with the same name', () => {
    const namesakes = Array.from({ length: 32 }, () => createTestCa({ keys: rsaKeys }))
    const chain = [leaf, middle]
    // The first signature is the signature of the leaf.
    expect(assess({ chain, anchors: [...namesakes.slice(2), root] })).toEqual(trusted)
    expect(assess({ chain, anchors: [root, ...namesakes] })).toEqual(trusted)
    expect(assess({ chain, anchors: [...namesakes.slice(1), root] })).toEqual(untrusted('path_too_complex'))
    expect(assess({ chain, anchors: namesakes.slice(1) })).toEqual(untrusted('path_signature_invalid'))
  })

  it('of equal names without verifying every pair of certificates [x509.chain-length-cap]', () => {
    const name = encodeName({ CN: 'Everybody' })
    const keys = Array.from({ length: MAX_PATH_CERTIFICATES }, () => generateTestKeys('P-256'))
    const signedBy = (index: number) => ({ subject: name, privateKey: (keys[index] ?? createTestCa()).privateKey })
    const chain = keys.map((own, index) => issueCa(signedBy(index + 1), { subject: name, keys: own }))
    const asked = chain.map(({ certificate }) => jest.spyOn(certificate, 'publicKey'))
    expect(assess({ chain })).toEqual(untrusted('path_no_anchor'))
    expect(asked.map(({ mock }) => mock.calls.length)).toEqual([0, 1, 1, 1, 1, 1])
  })

  it('with a cycle [x509.chain-length-cap]', () => {
    const keys = generateTestKeys('P-256')
    const [even, odd] = [encodeName({ CN: 'even' }), encodeName({ CN: 'odd' })]
    const cross = (number: number): TestCertificate[] => [
      issueCa({ subject: even, privateKey: keys.privateKey }, { keys, subject: odd, serialNumber: number }),
      issueCa({ subject: odd, privateKey: keys.privateKey }, { keys, subject: even, serialNumber: number }),
    ]
    const start = issue({ subject: odd, privateKey: keys.privateKey })
    expect(assess({ chain: [start], intermediates: cross(1) })).toEqual(untrusted('path_no_anchor'))
    expect(assess({ chain: [start], intermediates: [...cross(1), ...cross(2), ...cross(3)] })).toEqual(
      untrusted('path_too_complex'),
    )
  })
})

function flipLast(signature: Uint8Array): Uint8Array {
  return signature.map((octet, i) => (i === signature.length - 1 ? octet ^ 1 : octet))
}

describe('the path length constraint', () => {
  const limited = (pathLength: number): TestCertificateOptions => ({ basicConstraints: { ca: true, pathLength } })

  it.each<[string, readonly TestCertificateOptions[], boolean]>([
    ['satisfied by 0 above the leaf', [limited(0)], true],
    ['violated by 0 above one intermediate', [limited(0), {}], false],
    ['violated by 0 above two intermediates [x509.pathlen]', [limited(0), {}, {}], false],
    ['satisfied by 1 above one intermediate', [limited(1), {}], true],
    ['violated by 1 above two intermediates', [limited(1), {}, {}], false],
    ['violated by 2 and then 0 above one intermediate', [limited(2), limited(0), {}], false],
  ])('is %s [x509.pathlen]', (_, options, isTrusted) => {
    expect(assess({ chain: descend(root, ...options) })).toEqual(
      isTrusted ? trusted : untrusted('path_length_exceeded'),
    )
  })

  it('applies to the anchor [x509.pathlen]', () => {
    const anchor = createTestCa(limited(0))
    expect(assess({ chain: [issue(anchor)], anchors: [anchor] })).toEqual(trusted)
    expect(assess({ chain: descend(anchor, {}), anchors: [anchor] })).toEqual(untrusted('path_length_exceeded'))
  })

  it('does not count self-issued intermediates', () => {
    const ca = issueCa(root, { ...limited(0), subject: { CN: 'Rolling' } })
    const next = issueCa(ca, { subject: ca.subject })
    expect(assess({ chain: [issue(next), next, ca] })).toEqual(trusted)
  })
})

describe('the key usage', () => {
  it.each<[string, TestCertificateOptions, string | undefined]>([
    ['keyCertSign', { keyUsage: ['keyCertSign'] }, undefined],
    ['no key usage extension', { keyUsage: false }, undefined],
    ['digitalSignature only [x509.keyusage-certsign]', { keyUsage: ['digitalSignature'] }, 'path_key_usage'],
    ['cRLSign only', { keyUsage: ['cRLSign'] }, 'path_key_usage'],
    ['an empty key usage', { keyUsage: [] }, 'path_key_usage'],
  ])('of an issuer is checked: %s', (_, options, why) => {
    const expected = why === undefined ? trusted : untrusted(why)
    expect(assess({ chain: descend(root, options) })).toEqual(expected)
    const anchor = createTestCa(options)
    expect(assess({ chain: [issue(anchor)], anchors: [anchor] })).toEqual(expected)
  })

  it.each<[string, TestCertificateOptions, string | undefined]>([
    ['digitalSignature', { keyUsage: ['digitalSignature'] }, undefined],
    ['digitalSignature and others', { keyUsage: ['keyEncipherment', 'digitalSignature'] }, undefined],
    ['keyAgreement only [x509.leaf-keyusage]', { keyUsage: ['keyAgreement'] }, 'path_leaf_key_usage'],
    ['keyCertSign only', { keyUsage: ['keyCertSign'] }, 'path_leaf_key_usage'],
  ])('of the leaf is checked: %s', (_, options, why) => {
    const own = issue(middle, options)
    const expected = why === undefined ? trusted : untrusted(why)
    expect(assess({ chain: [own, middle] })).toEqual(expected)
    expect(assess({ chain: [own], anchors: [own] })).toEqual(expected)
  })
})

describe('a critical extension', () => {
  const critical = (oid: string): TestCertificateOptions => ({
    extensions: [{ oid, critical: true, value: der.sequence() }],
  })

  it('that is unknown invalidates the path in any certificate [x509.critical-unknown]', () => {
    const unknown = critical('1.2.3.4')
    const anchor = createTestCa(unknown)
    const fault = untrusted('path_unknown_critical_extension')
    expect(assess({ chain: descend(root, unknown) })).toEqual(fault)
    expect(assess({ chain: [issue(middle, unknown), middle] })).toEqual(fault)
    expect(assess({ chain: [issue(anchor)], anchors: [anchor] })).toEqual(fault)
    const own = issue(middle, unknown)
    expect(assess({ chain: [own], anchors: [own] })).toEqual(fault)
  })

  it('that is unknown is accepted if it is not critical', () => {
    const known = { extensions: [{ oid: '1.2.3.4', value: der.sequence() }] }
    expect(assess({ chain: [issue(middle, known), middle] })).toEqual(trusted)
  })

  it.each(['2.5.29.17', '2.5.29.19'])('with the OID %s is known', (oid) => {
    expect(assess({ chain: [issue(middle, critical(oid)), middle] })).toEqual(trusted)
  })

  it.each(['2.5.29.32', '2.5.29.33', '2.5.29.36', '2.5.29.54'])(
    'on policies (%s) is ignored unless the settings refuse it [x509.policy]',
    (oid) => {
      const chain = [issue(middle, critical(oid)), middle]
      expect(assess({ chain })).toEqual(trusted)
      expect(assess({ chain, settings: { criticalPolicies: 'refused' } })).toEqual(
        untrusted('path_unknown_critical_extension'),
      )
    },
  )
})

describe('an extended key usage', () => {
  const [server, client, any] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '2.5.29.37.0']
  const restrictedTo = (oids: readonly string[], critical = true): TestCertificateOptions => ({
    extensions: [{ oid: '2.5.29.37', critical, value: der.sequence(...oids.map((oid) => der.oid(oid))) }],
  })
  const malformed = (critical: boolean): TestCertificateOptions => ({
    extensions: [{ oid: '2.5.29.37', critical, value: der.integer(1) }],
  })

  it.each<[string, TestCertificateOptions, readonly string[], boolean]>([
    ['with another purpose is rejected', restrictedTo([client]), [server], false],
    ['is rejected if no purpose is accepted', restrictedTo([client]), [], false],
    ['without a purpose is rejected', restrictedTo([]), [server], false],
    ['that is malformed is rejected', malformed(true), [server], false],
    ['with the accepted purpose is accepted', restrictedTo([server]), [server], true],
    ['with one of the accepted purposes is accepted', restrictedTo([client]), [server, client], true],
    ['with several purposes including the accepted one is accepted', restrictedTo([client, server]), [server], true],
    ['with anyExtendedKeyUsage is accepted', restrictedTo([client, any]), [], true],
    ['with another purpose is accepted if it is not critical', restrictedTo([client], false), [server], true],
    ['that is malformed is accepted if it is not critical', malformed(false), [server], true],
  ])('%s [x509.critical-unknown]', (_, options, purposes, isTrusted) => {
    const expected = isTrusted ? trusted : untrusted('path_unknown_critical_extension')
    const anchor = createTestCa(options)
    const own = issue(middle, options)
    expect(assess({ chain: [own, middle], purposes })).toEqual(expected)
    expect(assess({ chain: descend(root, options), purposes })).toEqual(expected)
    expect(assess({ chain: [issue(anchor)], anchors: [anchor], purposes })).toEqual(expected)
    expect(assess({ chain: [own], anchors: [own], purposes })).toEqual(expected)
  })
})

describe('name constraints', () => {
  it('that exclude the name of the leaf invalidate the path [x509.name-constraints]', () => {
    const chain = descend(root, { nameConstraints: { excluded: [{ directory: { CN: 'Test leaf' } }] } })
    expect(assess({ chain })).toEqual(untrusted('path_name_constraints'))
  })
})

describe('weak cryptography', () => {
  const rsa = createTestCa({ keys: rsaKeys, subject: { CN: 'RSA root' } })
  const below = (options: TestCertificateOptions): TestCertificate[] => [issue(rsa, options)]

  it('SHA-1 is accepted only if the settings allow it [x509.sig-alg-strength]', () => {
    const chain = below({ hash: 'sha1' })
    expect(assess({ chain, anchors: [rsa] })).toEqual(untrusted('path_weak_signature'))
    expect(assess({ chain, anchors: [rsa], settings: { sha1: 'accepted' } })).toEqual(trusted)
    const ecdsa = [issue(root, { hash: 'sha1' })]
    expect(assess({ chain: ecdsa })).toEqual(untrusted('path_weak_signature'))
    expect(assess({ chain: ecdsa, settings: { sha1: 'accepted' } })).toEqual(trusted)
  })

  it('SHA-1 on an intermediate is rejected [x509.sig-alg-strength]', () => {
    expect(assess({ chain: descend(root, { hash: 'sha1' }) })).toEqual(untrusted('path_weak_signature'))
  })

  it('MD5 is always rejected [x509.sig-alg-strength]', () => {
    const settings = { sha1: 'accepted' } as const
    expect(assess({ chain: below({ hash: 'md5' }), anchors: [rsa], settings })).toEqual(
      untrusted('path_weak_signature'),
    )
  })

  it('in the signature on an anchor is ignored', () => {
    const old = createTestCa({ keys: rsaKeys, hash: 'sha1' })
    expect(assess({ chain: [issue(old)], anchors: [old] })).toEqual(trusted)
    const md5 = createTestCa({ keys: rsaKeys, hash: 'md5' })
    expect(assess({ chain: [issue(md5)], anchors: [md5] })).toEqual(trusted)
  })

  it('RSA with 1024 bits is accepted only if the settings allow it [x509.key-strength]', () => {
    const short = createTestCa({ keyType: 'RSA-1024', subject: { CN: 'Short root' } })
    const shortMiddle = issueCa(rsa, { keyType: 'RSA-1024', subject: { CN: 'Short' } })
    for (const input of [
      { chain: [issue(short)], anchors: [short] },
      { chain: [issue(shortMiddle), shortMiddle], anchors: [rsa] },
      { chain: below({ keyType: 'RSA-1024' }), anchors: [rsa] },
    ]) {
      expect(assess(input)).toEqual(untrusted('path_weak_key'))
      expect(assess({ ...input, settings: { shortestRsaKey: 1024 } })).toEqual(trusted)
    }
  })

  it('an invalid key or a key of an unknown type is rejected [x509.key-strength]', () => {
    const fault = untrusted('path_key_unusable')
    const spki = (algorithm: Uint8Array, key: Uint8Array): Uint8Array => der.sequence(algorithm, der.bitString(key))
    const identity = spki(der.sequence(der.oid('1.3.101.112')), Uint8Array.of(1, ...new Uint8Array(31)))
    const dsa = spki(der.sequence(der.oid('1.2.840.10040.4.1')), new Uint8Array(20))
    const explicitCurve = spki(
      der.sequence(der.oid('1.2.840.10045.2.1'), der.sequence(der.integer(1))),
      new Uint8Array(65),
    )
    for (const key of [identity, dsa, explicitCurve]) {
      expect(assess({ chain: [issue(root, { spki: key })] })).toEqual(fault)
      expect(assess({ chain: descend(root, { spki: key }) })).toEqual(fault)
    }
  })

  it('an unknown signature algorithm is rejected', () => {
    const sha224 = der.sequence(der.oid('1.2.840.10045.4.3.1'))
    const own = issue(root, {
      innerSignatureAlgorithm: sha224,
      changeDer: (encoded) => replaceOuterAlgorithm(encoded, sha224),
    })
    expect(assess({ chain: [own] })).toEqual(untrusted('path_signature_unsupported'))
  })
})

/** Overwrites the outer signature algorithm with another one of the same length. */
function replaceOuterAlgorithm(encoded: Uint8Array, algorithm: Uint8Array): Uint8Array {
  const sha256 = Buffer.from(der.sequence(der.oid('1.2.840.10045.4.3.2')))
  const at = Buffer.from(encoded).indexOf(sha256)
  return encoded.map((octet, i) => (i >= at && i < at + algorithm.length ? (algorithm[i - at] as number) : octet))
}

describe('a root that is not a CA', () => {
  const anchor = createTestCa({ basicConstraints: { ca: false } })
  const input = { chain: [issue(anchor)], anchors: [anchor] }
  const settings = { anchorWithoutCa: 'accepted' } as const

  it('may issue as an anchor only if the settings allow it [x509.issuer-ca]', () => {
    expect(assess(input)).toEqual(untrusted('path_issuer_not_ca'))
    expect(assess({ ...input, settings })).toEqual(trusted)
  })

  it('never issues a certificate with its own name, and must be self-issued', () => {
    const again = createTestCa({ keys: anchor, subject: anchor.subject, serialNumber: 7 })
    expect(assess({ chain: [again], anchors: [anchor], settings })).toEqual(untrusted('path_issuer_not_ca'))
    const endEntity = issue(root, { subject: { CN: 'End entity' } })
    expect(assess({ chain: [issue(endEntity)], anchors: [endEntity], settings })).toEqual(
      untrusted('path_issuer_not_ca'),
    )
  })
})

describe('assessPath', () => {
  it('never makes a network request to an address in a certificate [x509.no-network]', async () => {
    let requests = 0
    const server = createServer((_, response) => {
      requests += 1
      response.end()
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const url = der.implicit(6, Buffer.from(`http://127.0.0.1:${port}/`, 'latin1'))
    const extensions = [
      { oid: '2.5.29.31', value: der.sequence(der.sequence(der.explicit(0, der.explicit(0, url)))) },
      { oid: '1.3.6.1.5.5.7.1.1', value: der.sequence(der.sequence(der.oid('1.3.6.1.5.5.7.48.2'), url)) },
    ]
    expect(assess({ chain: [issue(middle, { extensions })] })).toEqual(untrusted('path_no_anchor'))
    expect(assess({ chain: [issue(middle, { extensions }), middle] })).toEqual(trusted)
    await new Promise((resolve) => setImmediate(resolve))
    await new Promise((resolve) => server.close(resolve))
    expect(requests).toBe(0)
  })
})
