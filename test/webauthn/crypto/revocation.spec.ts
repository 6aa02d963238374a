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
import * as der from '../../../src/testing/der.js'
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
  it('distinguishes revoked and good certificates', () => {
    const lists = [listOf(middle, REVOKED)]
    expect(statusOf(lists)).toBe('revoked')
    expect(statusOf(lists, { certificate: issue(middle, { serialNumber: 78 }) })).toBe('good')
    expect(statusOf([listOf(middle)])).toBe('good')
  })

  it('is parsed with all its fields', () => {
    const list = listOf(middle, REVOKED)
    expect(list.issuer).toEqual(middle.subject)
    expect(list.thisUpdate).toBe(Date.UTC(2024, 0, 1))
    expect(list.nextUpdate).toBe(Date.UTC(2030, 0, 1))
    expect(list.revoked).toEqual(new Set(['05', '4d']))
    expect(list.scope).toEqual({ only: 'both', distributionPoints: undefined })
  })

  it('may have version 1 without extensions', () => {
    const plain = der.sequence(der.sequence(der.oid('1.2.840.10045.4.3.2')), middle.subject, der.time(new Date(0)))
    const encoded = der.sequence(plain, der.sequence(der.oid('1.2.840.10045.4.3.2')), der.bitString(new Uint8Array(8)))
    expect(parseRevocationList(encoded)).toMatchObject({ thisUpdate: 0, nextUpdate: undefined, revoked: new Set() })
  })

  it('is required for a status other than unknown', () => {
    expect(statusOf([])).toBe('unknown')
  })

  it('applies only if it has the signature of the issuer [x509.crl-authentic]', () => {
    const changeSignature = (): Uint8Array => new Uint8Array(0)
    const flipped = (signature: Uint8Array): Uint8Array =>
      signature.map((o, i) => (i === signature.length - 1 ? o ^ 1 : o))
    expect(statusOf([listOf(middle, { ...REVOKED, changeSignature })])).toBe('unknown')
    expect(statusOf([listOf(middle, { ...REVOKED, changeSignature: flipped })])).toBe('unknown')
    expect(statusOf([listOf(middle, { changeSignature: flipped })])).toBe('unknown')
    const forger = { subject: middle.subject, privateKey: generateTestKeys('P-256').privateKey }
    expect(statusOf([listOf(forger, REVOKED)])).toBe('unknown')
  })

  it('applies only to certificates of its issuer, regardless of key identifiers [x509.crl-authentic]', () => {
    const keyIdentifier = { oid: '2.5.29.35', value: der.sequence(der.implicit(0, new Uint8Array(20))) }
    const other = createTestCa({
      subject: { CN: 'Other' },
      extensions: [{ oid: '2.5.29.14', value: der.octetString(new Uint8Array(20)) }],
    })
    expect(statusOf([listOf(other, { ...REVOKED, extensions: [keyIdentifier] })])).toBe('unknown')
    expect(statusOf([listOf(root, REVOKED)])).toBe('unknown')
    expect(statusOf([listOf(middle, { ...REVOKED, issuer: { CN: 'Other' } })])).toBe('unknown')
  })

  it('with a forged signature neither revokes nor clears a certificate, in any order [x509.crl-cache-key]', () => {
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

  it('applies only if the issuer may sign lists [x509.crl-authentic]', () => {
    const silent = issueCa(root, { subject: { CN: 'Silent' }, keyUsage: ['keyCertSign'] })
    const free = issueCa(root, { subject: { CN: 'Free' }, keyUsage: false })
    expect(statusOf([listOf(silent)], { certificate: issue(silent), issuer: silent })).toBe('unknown')
    expect(statusOf([listOf(free)], { certificate: issue(free), issuer: free })).toBe('good')
  })

  it('applies only if it is signed with a strong hash [x509.crl-authentic]', () => {
    expect(statusOf([listOf(middle, { ...REVOKED, hash: 'sha1' })])).toBe('unknown')
    expect(statusOf([listOf(middle, { ...REVOKED, hash: 'sha512' })])).toBe('revoked')
  })

  it.each<[string, TestCrlOptions, RevocationStatus, RevocationStatus]>([
    ['used during its validity', {}, 'revoked', 'good'],
    ['used from the time of its issue', { thisUpdate: new Date(AT) }, 'revoked', 'good'],
    ['ignored before the time of its issue', { thisUpdate: new Date(AT + 1000) }, 'unknown', 'unknown'],
    ['used until the next update', { nextUpdate: new Date(AT + 1000) }, 'revoked', 'good'],
    ['used for revocations only after the next update', { nextUpdate: new Date(AT) }, 'revoked', 'unknown'],
    ['used for revocations only if it has no next update', { nextUpdate: false }, 'revoked', 'unknown'],
  ])('is %s [x509.crl-authentic]', (_, options, ofRevoked, ofOthers) => {
    expect(statusOf([listOf(middle, { ...REVOKED, ...options })])).toBe(ofRevoked)
    expect(statusOf([listOf(middle, options)])).toBe(ofOthers)
  })

  it('that contains the certificate overrides one that does not', () => {
    expect(statusOf([listOf(middle), listOf(middle, REVOKED)])).toBe('revoked')
  })
})

describe('a revocation list', () => {
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
    ['end entities and CAs, which is a contradiction', scoped(flag(1), flag(2)), 'unknown', 'unknown'],
    ['some reasons', scoped(der.implicit(3, Uint8Array.of(1, 2))), 'unknown', 'unknown'],
    ['other issuers (indirect)', scoped(flag(4)), 'unknown', 'unknown'],
    ['attribute certificates', scoped(flag(5)), 'unknown', 'unknown'],
    ['end entities and some reasons', scoped(flag(1), der.implicit(3, Uint8Array.of(1, 2))), 'unknown', 'unknown'],
    ['another distribution point', scoped(point('http://a.example/1')), 'unknown', 'unknown'],
    [
      'a distribution point relative to the issuer',
      scoped(der.explicit(0, der.explicit(1, der.derNull()))),
      'unknown',
      'unknown',
    ],
    [
      'changes (a delta CRL)',
      { extensions: [{ oid: '2.5.29.27', critical: true, value: der.integer(1) }] },
      'unknown',
      'unknown',
    ],
    [
      'an unknown critical extension',
      { extensions: [{ oid: '1.2.3.4', critical: true, value: der.derNull() }] },
      'unknown',
      'unknown',
    ],
    [
      'an unknown critical extension next to a known one',
      {
        extensions: [
          { oid: '2.5.29.20', value: der.integer(1) },
          { oid: '1.2.3.4', critical: true, value: der.derNull() },
        ],
      },
      'unknown',
      'unknown',
    ],
    [
      'an unknown extension that is not critical',
      { extensions: [{ oid: '1.2.3.4', value: der.derNull() }] },
      'good',
      'good',
    ],
  ])('covers the certificates in its scope: %s', (_, options, ofLeaf, ofAuthority) => {
    const lists = [listOf(middle, options)]
    const authority = issueCa(middle, { subject: { CN: 'Lower' } })
    expect(statusOf(lists)).toBe(ofLeaf)
    expect(statusOf(lists, { certificate: authority })).toBe(ofAuthority)
  })

  it.each<[string, TestCrlOptions]>([
    ['some reasons', scoped(der.implicit(3, Uint8Array.of(1, 2)))],
    ['an unknown critical extension', { extensions: [{ oid: '1.2.3.4', critical: true, value: der.derNull() }] }],
  ])('has a partial scope with %s', (_, options) => {
    expect(listOf(middle, options).scope).toBe('partial')
  })

  it('covers certificates that name its distribution point', () => {
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

  it('is ignored if an entry has another certificate issuer', () => {
    const otherIssuer = { oid: '2.5.29.29', critical: true, value: der.sequence(der.explicit(4, root.subject)) }
    const reason = { oid: '2.5.29.21', value: der.enumerated(1) }
    expect(statusOf([listOf(middle, { revoked: [{ serialNumber: 77, extensions: [otherIssuer] }] })])).toBe('unknown')
    expect(statusOf([listOf(middle, { revoked: [{ serialNumber: 77, extensions: [reason, otherIssuer] }] })])).toBe(
      'unknown',
    )
    expect(statusOf([listOf(middle, { revoked: [{ serialNumber: 77, extensions: [reason] }] })])).toBe('revoked')
  })
})

describe('parseRevocationList', () => {
  const genuine = issueCrl(middle, REVOKED).der
  const algorithm = der.sequence(der.oid('1.2.840.10045.4.3.2'))
  const wrap = (...content: Uint8Array[]): Uint8Array =>
    der.sequence(der.sequence(...content), algorithm, der.bitString(new Uint8Array(8)))
  const now = der.time(new Date(0))

  it.each<[string, Uint8Array, string]>([
    ['a byte after the list', der.concat(genuine, Uint8Array.of(0)), 'bytes_trailing'],
    ['a truncated list', genuine.subarray(0, -1), 'bytes_truncated'],
    ['version 3', wrap(der.integer(2), algorithm, middle.subject, now), 'crl_malformed'],
    ['an explicit version 1', wrap(der.integer(0), algorithm, middle.subject, now), 'crl_malformed'],
    [
      'a different inner signature algorithm',
      wrap(der.integer(1), der.sequence(der.oid('1.2.840.10045.4.3.3')), middle.subject, now),
      'certificate_algorithm_mismatch',
    ],
    ['a missing thisUpdate', wrap(der.integer(1), algorithm, middle.subject), 'bytes_truncated'],
    ['a third time', wrap(der.integer(1), algorithm, middle.subject, now, now, now), 'bytes_trailing'],
    [
      'an element after the signature',
      der.sequence(genuine.subarray(genuine[1] === 0x82 ? 4 : 3), der.derNull()),
      'bytes_trailing',
    ],
    [
      'two lists of extensions',
      wrap(der.integer(1), algorithm, middle.subject, now, der.explicit(0, der.sequence(), der.sequence())),
      'bytes_trailing',
    ],
    [
      'a second list of revoked certificates',
      wrap(der.integer(1), algorithm, middle.subject, now, der.sequence(), der.sequence()),
      'bytes_trailing',
    ],
    [
      'an entry with an additional element',
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
      'a malformed scope',
      issueCrl(middle, { extensions: [{ oid: '2.5.29.28', critical: true, value: der.derNull() }] }).der,
      'der_tag_unexpected',
    ],
    [
      'a duplicate extension',
      issueCrl(middle, {
        extensions: [
          { oid: '1.2.3', value: der.derNull() },
          { oid: '1.2.3', value: der.derNull() },
        ],
      }).der,
      'certificate_extension_duplicate',
    ],
  ])('rejects %s', (_, encoded, code) => {
    expect(() => parseRevocationList(encoded, 'crl')).toThrow(errorWith({ name: 'MalformedInputError', code }))
  })

  it('reports the offset of a fault', () => {
    const badScope = issueCrl(middle, { extensions: [{ oid: '2.5.29.28', value: der.derNull() }] }).der
    expect(() => parseRevocationList(new Uint8Array(0))).toThrow(errorWith({ path: 'revocationList' }))
    expect(() => parseRevocationList(badScope, 'crl')).toThrow(errorWith({ path: 'crl.extensions[2.5.29.28]' }))
  })

  it('returns a copy in its own buffer, which the caller cannot change', () => {
    const buffer = genuine.slice()
    const list = parseRevocationList(buffer)
    expect(list.tbs.buffer.byteLength).toBe(genuine.length)
    buffer.fill(0)
    expect(statusOf([list])).toBe('revoked')
  })
})

describe('a path with revocation checking', () => {
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

  it('is trusted if every certificate is good', () => {
    expect(assess(good, 'refused')).toEqual(trusted)
  })

  it('is untrusted if its leaf or an intermediate is revoked', () => {
    const ofMiddle = listOf(root, { revoked: [{ serialNumber: middle.certificate.serialNumber }] })
    for (const lists of [[listOf(middle, REVOKED), listOf(root)], [ofMiddle, listOf(middle)], [ofMiddle]]) {
      expect(assess(lists, 'refused')).toEqual({ verdict: 'untrusted', why: 'path_revoked' })
      expect(assess(lists, 'accepted')).toEqual({ verdict: 'untrusted', why: 'path_revoked' })
    }
  })

  it.each<[string, readonly ReturnType<typeof listOf>[]]>([
    ['there is no list', []],
    ['there is no list for the leaf', [listOf(root)]],
    ['there is no list for the intermediate', [listOf(middle)]],
    ['the list is outdated', [listOf(root), listOf(middle, { nextUpdate: new Date('2024-06-01T00:00:00Z') })]],
  ])('fails hard or soft according to the settings if %s [x509.crl-failmode]', (_, lists) => {
    expect(assess(lists, 'refused')).toEqual({ verdict: 'untrusted', why: 'path_revocation_unknown' })
    expect(assess(lists, 'accepted')).toEqual(trusted)
  })
})
