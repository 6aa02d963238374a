import { parseRevocationList } from '../../../src/webauthn/crypto/crl.js'
import { assessPath, DEFAULT_PATH_SETTINGS, type PathVerdict } from '../../../src/webauthn/crypto/certificate-path.js'
import { RevocationLists, type RevocationStatus } from '../../../src/webauthn/crypto/revocation.js'
import {
  createTestCa,
  generateTestKeys,
  issue,
  issueCa,
  type TestCertificate,
  type TestCertificateOptions,
} from '../../support/certificates.js'
import * as der from '../../support/der-writer.js'
import { errorWith } from '../../support/error-with.js'
import { issueCrl, type TestCrlOptions } from '../../support/revocation-lists.js'

const root = createTestCa()
const middle = issueCa(root, { subject: { CN: 'Intermediate' } })
const leaf = issue(middle, { serialNumber: 77 })
const AT = Date.UTC(2025, 0, 1)
const REVOKED = { revoked: [{ serialNumber: 5 }, { serialNumber: 77 }] }

type Signer = Pick<TestCertificate, 'subject' | 'privateKey'>
const listOf = (signer: Signer, options: TestCrlOptions = {}) => parseRevocationList(issueCrl(signer, options).der)

function statusOf(
  lists: readonly ReturnType<typeof listOf>[],
  {
    certificate,
    issuer = middle,
    at = AT,
  }: { certificate?: TestCertificate; issuer?: TestCertificate; at?: number } = {},
): RevocationStatus {
  return new RevocationLists(lists).assess((certificate ?? leaf).certificate, issuer.certificate, at)
}

describe('a revocation list', () => {
  it('says who is revoked and who is not', () => {
    const lists = [listOf(middle, REVOKED)]
    expect(statusOf(lists)).toBe('revoked')
    expect(statusOf(lists, { certificate: issue(middle, { serialNumber: 78 }) })).toBe('good')
    expect(statusOf([listOf(middle)])).toBe('good')
  })

  it('is read with what it holds', () => {
    const list = listOf(middle, REVOKED)
    expect(list.issuer).toEqual(middle.subject)
    expect(list.thisUpdate).toBe(Date.UTC(2024, 0, 1))
    expect(list.nextUpdate).toBe(Date.UTC(2030, 0, 1))
    expect(list.revoked).toEqual(new Set(['05', '4d']))
    expect(list.scope).toEqual({ only: 'both', distributionPoints: undefined })
  })

  it('may be of version 1, without extensions', () => {
    const plain = der.sequence(der.sequence(der.oid('1.2.840.10045.4.3.2')), middle.subject, der.time(new Date(0)))
    const encoded = der.sequence(plain, der.sequence(der.oid('1.2.840.10045.4.3.2')), der.bitString(new Uint8Array(8)))
    expect(parseRevocationList(encoded)).toMatchObject({ thisUpdate: 0, nextUpdate: undefined, revoked: new Set() })
  })

  it('says nothing when there is none', () => {
    expect(statusOf([])).toBe('unknown')
  })

  it('counts only with the signature of the issuer [x509.crl-authentic]', () => {
    const changeSignature = (): Uint8Array => new Uint8Array(0)
    const flipped = (signature: Uint8Array): Uint8Array =>
      signature.map((o, i) => (i === signature.length - 1 ? o ^ 1 : o))
    expect(statusOf([listOf(middle, { ...REVOKED, changeSignature })])).toBe('unknown')
    expect(statusOf([listOf(middle, { ...REVOKED, changeSignature: flipped })])).toBe('unknown')
    expect(statusOf([listOf(middle, { changeSignature: flipped })])).toBe('unknown')
    const forger = { subject: middle.subject, privateKey: generateTestKeys('P-256').privateKey }
    expect(statusOf([listOf(forger, REVOKED)])).toBe('unknown')
  })

  it('counts only for the certificates of its issuer, whatever key identifier it names [x509.crl-authentic]', () => {
    const keyIdentifier = { oid: '2.5.29.35', value: der.sequence(der.implicit(0, new Uint8Array(20))) }
    const other = createTestCa({
      subject: { CN: 'Other' },
      extensions: [{ oid: '2.5.29.14', value: der.octetString(new Uint8Array(20)) }],
    })
    expect(statusOf([listOf(other, { ...REVOKED, extensions: [keyIdentifier] })])).toBe('unknown')
    expect(statusOf([listOf(root, REVOKED)])).toBe('unknown')
    expect(statusOf([listOf(middle, { ...REVOKED, issuer: { CN: 'Other' } })])).toBe('unknown')
  })

  it('of a forger neither revokes what another issued nor clears it, before or after [x509.crl-cache-key]', () => {
    const forger = { subject: middle.subject, privateKey: generateTestKeys('P-256').privateKey }
    const keyIdentifier = { oid: '2.5.29.35', value: der.sequence(der.implicit(0, new Uint8Array(20))) }
    const clearing = listOf(forger, { extensions: [keyIdentifier], thisUpdate: new Date('2024-12-01T00:00:00Z') })
    const genuine = listOf(middle, REVOKED)
    const lists = new RevocationLists([clearing, genuine])
    const namesake = issueCa(root, { subject: middle.subject, keys: { ...generateTestKeys('P-256') } })
    const assess = (certificate: TestCertificate, issuer: TestCertificate): RevocationStatus =>
      lists.assess(certificate.certificate, issuer.certificate, AT)
    expect(assess(leaf, middle)).toBe('revoked')
    expect(assess(issue(namesake, { serialNumber: 77 }), namesake)).toBe('unknown')
    expect(assess(leaf, middle)).toBe('revoked')
    expect(assess(issue(namesake, { serialNumber: 77 }), namesake)).toBe('unknown')
  })

  it('counts only when the issuer may sign lists [x509.crl-authentic]', () => {
    const silent = issueCa(root, { subject: { CN: 'Silent' }, keyUsage: ['keyCertSign'] })
    const free = issueCa(root, { subject: { CN: 'Free' }, keyUsage: false })
    expect(statusOf([listOf(silent)], { certificate: issue(silent), issuer: silent })).toBe('unknown')
    expect(statusOf([listOf(free)], { certificate: issue(free), issuer: free })).toBe('good')
  })

  it('counts only with a hash that binds [x509.crl-authentic]', () => {
    expect(statusOf([listOf(middle, { ...REVOKED, hash: 'sha1' })])).toBe('unknown')
    expect(statusOf([listOf(middle, { ...REVOKED, hash: 'sha512' })])).toBe('revoked')
  })

  it.each<[string, TestCrlOptions, RevocationStatus, RevocationStatus]>([
    ['in force', {}, 'revoked', 'good'],
    ['from its first moment', { thisUpdate: new Date(AT) }, 'revoked', 'good'],
    ['not before it', { thisUpdate: new Date(AT + 1000) }, 'unknown', 'unknown'],
    ['until the next is due', { nextUpdate: new Date(AT + 1000) }, 'revoked', 'good'],
    ['and clears nobody from then on', { nextUpdate: new Date(AT) }, 'revoked', 'unknown'],
    ['and clears nobody without an end', { nextUpdate: false }, 'revoked', 'unknown'],
  ])('is %s [x509.crl-authentic]', (_, options, ofRevoked, ofOthers) => {
    expect(statusOf([listOf(middle, { ...REVOKED, ...options })])).toBe(ofRevoked)
    expect(statusOf([listOf(middle, options)])).toBe(ofOthers)
  })

  it('that revokes counts more than one that does not', () => {
    expect(statusOf([listOf(middle), listOf(middle, REVOKED)])).toBe('revoked')
  })
})

describe('the scope of a list', () => {
  const point = (...urls: string[]): Uint8Array =>
    der.explicit(0, der.explicit(0, ...urls.map((url) => der.implicit(6, Buffer.from(url, 'latin1')))))
  const flag = (number: number): Uint8Array => der.implicit(number, Uint8Array.of(0xff))
  const scoped = (...content: Uint8Array[]): TestCrlOptions => ({
    extensions: [{ oid: '2.5.29.28', critical: true, value: der.sequence(...content) }],
  })
  const published = (...points: Uint8Array[]): TestCertificateOptions => ({
    extensions: [{ oid: '2.5.29.31', value: der.sequence(...points.map((each) => der.sequence(each))) }],
  })

  it.each<[string, TestCrlOptions, RevocationStatus, RevocationStatus]>([
    ['everything', scoped(), 'good', 'good'],
    ['end entities', scoped(flag(1)), 'good', 'unknown'],
    ['authorities', scoped(flag(2)), 'unknown', 'good'],
    ['both, which is a contradiction', scoped(flag(1), flag(2)), 'unknown', 'unknown'],
    ['some reasons', scoped(der.implicit(3, Uint8Array.of(1, 2))), 'unknown', 'unknown'],
    ['other issuers too', scoped(flag(4)), 'unknown', 'unknown'],
    ['attribute certificates', scoped(flag(5)), 'unknown', 'unknown'],
    ['end entities, for some reasons', scoped(flag(1), der.implicit(3, Uint8Array.of(1, 2))), 'unknown', 'unknown'],
    ['a part that is published elsewhere', scoped(point('http://a.example/1')), 'unknown', 'unknown'],
    [
      'a part with a name relative to the issuer',
      scoped(der.explicit(0, der.explicit(1, der.derNull()))),
      'unknown',
      'unknown',
    ],
    [
      'changes only',
      { extensions: [{ oid: '2.5.29.27', critical: true, value: der.integer(1) }] },
      'unknown',
      'unknown',
    ],
    [
      'something nobody knows',
      { extensions: [{ oid: '1.2.3.4', critical: true, value: der.derNull() }] },
      'unknown',
      'unknown',
    ],
    [
      'something nobody knows beside what is known',
      {
        extensions: [
          { oid: '2.5.29.20', value: der.integer(1) },
          { oid: '1.2.3.4', critical: true, value: der.derNull() },
        ],
      },
      'unknown',
      'unknown',
    ],
    ['something nobody has to know', { extensions: [{ oid: '1.2.3.4', value: der.derNull() }] }, 'good', 'good'],
  ])('is %s', (_, options, ofLeaf, ofAuthority) => {
    const lists = [listOf(middle, options)]
    const authority = issueCa(middle, { subject: { CN: 'Lower' } })
    expect(statusOf(lists)).toBe(ofLeaf)
    expect(statusOf(lists, { certificate: authority })).toBe(ofAuthority)
  })

  it.each<[string, TestCrlOptions]>([
    ['some reasons', scoped(der.implicit(3, Uint8Array.of(1, 2)))],
    ['something nobody knows', { extensions: [{ oid: '1.2.3.4', critical: true, value: der.derNull() }] }],
  ])('is partial with %s', (_, options) => {
    expect(listOf(middle, options).scope).toBe('partial')
  })

  it('is that of the distribution point a certificate names', () => {
    const lists = [listOf(middle, scoped(point('http://a.example/1', 'http://b.example/1')))]
    const status = (options: TestCertificateOptions): RevocationStatus =>
      statusOf(lists, { certificate: issue(middle, options) })
    expect(status(published(point('http://b.example/1')))).toBe('good')
    expect(status(published(point('http://a.example/2'), point('http://a.example/1')))).toBe('good')
    expect(status(published(point('http://a.example/2')))).toBe('unknown')
    const host = der.explicit(0, der.explicit(0, der.implicit(2, Buffer.from('http://a.example/1', 'latin1'))))
    expect(status(published(host))).toBe('unknown')
    expect(status(published(der.implicit(1, Uint8Array.of(0, 1))))).toBe('unknown')
    expect(status({ extensions: [{ oid: '2.5.29.31', value: der.derNull() }] })).toBe('unknown')
  })

  it('is nothing when an entry speaks of another issuer', () => {
    const otherIssuer = { oid: '2.5.29.29', critical: true, value: der.sequence(der.explicit(4, root.subject)) }
    const reason = { oid: '2.5.29.21', value: der.enumerated(1) }
    expect(statusOf([listOf(middle, { revoked: [{ serialNumber: 77, extensions: [otherIssuer] }] })])).toBe('unknown')
    expect(statusOf([listOf(middle, { revoked: [{ serialNumber: 77, extensions: [reason, otherIssuer] }] })])).toBe(
      'unknown',
    )
    expect(statusOf([listOf(middle, { revoked: [{ serialNumber: 77, extensions: [reason] }] })])).toBe('revoked')
  })
})

describe('a list is refused as malformed', () => {
  const genuine = issueCrl(middle, REVOKED).der
  const algorithm = der.sequence(der.oid('1.2.840.10045.4.3.2'))
  const wrap = (...content: Uint8Array[]): Uint8Array =>
    der.sequence(der.sequence(...content), algorithm, der.bitString(new Uint8Array(8)))
  const now = der.time(new Date(0))

  it.each<[string, Uint8Array, string]>([
    ['with a byte after it', der.concat(genuine, Uint8Array.of(0)), 'bytes_trailing'],
    ['cut off', genuine.subarray(0, -1), 'bytes_truncated'],
    ['of version 3', wrap(der.integer(2), algorithm, middle.subject, now), 'crl_malformed'],
    ['of a written version 1', wrap(der.integer(0), algorithm, middle.subject, now), 'crl_malformed'],
    [
      'with another algorithm inside',
      wrap(der.integer(1), der.sequence(der.oid('1.2.840.10045.4.3.3')), middle.subject, now),
      'certificate_algorithm_mismatch',
    ],
    ['without a time', wrap(der.integer(1), algorithm, middle.subject), 'bytes_truncated'],
    ['with three times', wrap(der.integer(1), algorithm, middle.subject, now, now, now), 'bytes_trailing'],
    [
      'with something after the signature',
      der.sequence(genuine.subarray(genuine[1] === 0x82 ? 4 : 3), der.derNull()),
      'bytes_trailing',
    ],
    [
      'with two lists of extensions',
      wrap(der.integer(1), algorithm, middle.subject, now, der.explicit(0, der.sequence(), der.sequence())),
      'bytes_trailing',
    ],
    [
      'with a third list',
      wrap(der.integer(1), algorithm, middle.subject, now, der.sequence(), der.sequence()),
      'bytes_trailing',
    ],
    [
      'with an entry of more',
      wrap(
        der.integer(1),
        algorithm,
        middle.subject,
        now,
        der.sequence(der.sequence(der.integer(1), now, der.sequence(), der.derNull())),
      ),
      'bytes_trailing',
    ],
    [
      'with a scope that cannot be read',
      issueCrl(middle, { extensions: [{ oid: '2.5.29.28', critical: true, value: der.derNull() }] }).der,
      'der_tag_unexpected',
    ],
    [
      'with the same extension twice',
      issueCrl(middle, {
        extensions: [
          { oid: '1.2.3', value: der.derNull() },
          { oid: '1.2.3', value: der.derNull() },
        ],
      }).der,
      'certificate_extension_duplicate',
    ],
  ])('%s', (_, encoded, code) => {
    expect(() => parseRevocationList(encoded, 'crl')).toThrow(errorWith({ name: 'MalformedInputError', code }))
  })

  it('at the place where the fault is', () => {
    const badScope = issueCrl(middle, { extensions: [{ oid: '2.5.29.28', value: der.derNull() }] }).der
    expect(() => parseRevocationList(new Uint8Array(0))).toThrow(errorWith({ path: 'revocationList' }))
    expect(() => parseRevocationList(badScope, 'crl')).toThrow(errorWith({ path: 'crl.extensions[2.5.29.28]' }))
  })

  it('and is a copy the caller cannot change, in a buffer of its own', () => {
    const buffer = genuine.slice()
    const list = parseRevocationList(buffer)
    expect(list.tbs.buffer.byteLength).toBe(genuine.length)
    buffer.fill(0)
    expect(statusOf([list])).toBe('revoked')
  })
})

describe('a path', () => {
  const assess = (lists: readonly ReturnType<typeof listOf>[], unknown: 'accepted' | 'refused'): PathVerdict =>
    assessPath({
      chain: [leaf.certificate, middle.certificate],
      anchors: [{ certificate: root.certificate }],
      intermediates: [],
      at: new Date(AT),
      settings: { ...DEFAULT_PATH_SETTINGS, revocation: { lists: new RevocationLists(lists), unknown } },
      purposes: new Set(),
    })
  const trusted = expect.objectContaining({ verdict: 'trusted' }) as PathVerdict
  const good = [listOf(root), listOf(middle)]

  it('is trusted when every certificate is known to be good', () => {
    expect(assess(good, 'refused')).toEqual(trusted)
  })

  it('is untrusted when its leaf or an intermediate is revoked', () => {
    const ofMiddle = listOf(root, { revoked: [{ serialNumber: middle.certificate.serialNumber }] })
    for (const lists of [[listOf(middle, REVOKED), listOf(root)], [ofMiddle, listOf(middle)], [ofMiddle]]) {
      expect(assess(lists, 'refused')).toEqual({ verdict: 'untrusted', why: 'path_revoked' })
      expect(assess(lists, 'accepted')).toEqual({ verdict: 'untrusted', why: 'path_revoked' })
    }
  })

  it.each<[string, readonly ReturnType<typeof listOf>[]]>([
    ['there is no list', []],
    ['there is none for the leaf', [listOf(root)]],
    ['there is none for the intermediate', [listOf(middle)]],
    ['the list is out of date', [listOf(root), listOf(middle, { nextUpdate: new Date('2024-06-01T00:00:00Z') })]],
  ])('fails hard or soft, as the setting says, when %s [x509.crl-failmode]', (_, lists) => {
    expect(assess(lists, 'refused')).toEqual({ verdict: 'untrusted', why: 'path_revocation_unknown' })
    expect(assess(lists, 'accepted')).toEqual(trusted)
  })
})
