import type { NonEmpty } from '../../../src/webauthn/bytes/brand.js'
import type { Certificate } from '../../../src/webauthn/crypto/certificate.js'
import { meetsNameConstraints } from '../../../src/webauthn/crypto/name-constraints.js'
import {
  createTestCa,
  encodeGeneralName,
  issue,
  issueCa,
  type TestCertificate,
  type TestCertificateOptions,
  type TestGeneralName,
} from '../../support/certificates.js'
import * as der from '../../../src/testing/der.js'

type Constraints = NonNullable<TestCertificateOptions['nameConstraints']>

const root = createTestCa()
const net10 = Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0)

function meets(...path: readonly TestCertificate[]): boolean {
  return meetsNameConstraints(path.map(({ certificate }) => certificate) as unknown as NonEmpty<Certificate>)
}

function leafMeets(leaf: TestCertificateOptions, nameConstraints: Constraints): boolean {
  const ca = issueCa(root, { subject: { CN: 'Constrained' }, nameConstraints })
  return meets(issue(ca, leaf), ca, root)
}

const permitted = (...names: TestGeneralName[]): Constraints => ({ permitted: names })
const excluded = (...names: TestGeneralName[]): Constraints => ({ excluded: names })
const named = (...subjectAltName: TestGeneralName[]): TestCertificateOptions => ({ subject: {}, subjectAltName })

/** The DER encoding of a Name with all attributes in one RDN. */
function levelOf(...attributes: readonly (readonly [oid: string, value: string])[]): Uint8Array {
  return der.sequence(der.set(...attributes.map(([oid, value]) => der.sequence(der.oid(oid), der.utf8String(value)))))
}

describe('name constraints [x509.name-constraints]', () => {
  it.each<[string, TestCertificateOptions, Constraints, boolean]>([
    [
      'accept a name below the permitted one',
      { subject: { O: 'A', CN: 'x' } },
      permitted({ directory: { O: 'A' } }),
      true,
    ],
    ['accept the permitted name itself', { subject: { O: 'A' } }, permitted({ directory: { O: 'A' } }), true],
    [
      'reject a name above the permitted one',
      { subject: { O: 'A' } },
      permitted({ directory: { O: 'A', OU: 'B' } }),
      false,
    ],
    ['reject another name', { subject: { O: 'B' } }, permitted({ directory: { O: 'A' } }), false],
    [
      'accept one of two permitted names',
      { subject: { O: 'B' } },
      permitted({ directory: { O: 'A' } }, { directory: { O: 'B' } }),
      true,
    ],
    [
      'reject the permitted RDN at another position',
      { subject: { CN: 'x', O: 'A' } },
      permitted({ directory: { O: 'A' } }),
      false,
    ],
    [
      'reject a name below the excluded one',
      { subject: { O: 'A', CN: 'x' } },
      excluded({ directory: { O: 'A' } }),
      false,
    ],
    [
      'reject the excluded name in another case and with other spaces',
      { subject: { O: 'aCME  inc' } },
      excluded({ directory: { O: ' Acme Inc ' } }),
      false,
    ],
    [
      'reject the excluded name if its upper case has more letters',
      { subject: { O: 'STRASSE' } },
      excluded({ directory: { O: 'Straße' } }),
      false,
    ],
    [
      'reject the excluded name with a letter that changes its length in lower case',
      { subject: { O: '\u0130stanbul' } },
      excluded({ directory: { O: 'i\u0307stanbul' } }),
      false,
    ],
    [
      'reject the excluded name with its attributes in another order',
      { subject: levelOf(['2.5.4.11', 'b'], ['2.5.4.10', 'a']) },
      excluded({ directory: levelOf(['2.5.4.10', 'a'], ['2.5.4.11', 'b']) }),
      false,
    ],
    [
      'reject the excluded name as another string type',
      { subject: der.sequence(der.set(der.sequence(der.oid('2.5.4.10'), der.printableString('A')))) },
      excluded({ directory: { O: 'A' } }),
      false,
    ],
    [
      'accept the excluded value in another attribute',
      { subject: { OU: 'A' } },
      excluded({ directory: { O: 'A' } }),
      true,
    ],
    [
      'reject the excluded name as an alternative name',
      named({ directory: { O: 'A' } }),
      excluded({ directory: { O: 'A' } }),
      false,
    ],
    [
      'accept an empty subject if directory names are constrained',
      named({ dns: 'x' }),
      permitted({ directory: { O: 'A' } }),
      true,
    ],
    [
      'reject a name that is permitted and excluded',
      { subject: { O: 'A', OU: 'B' } },
      { permitted: [{ directory: { O: 'A' } }], excluded: [{ directory: { O: 'A', OU: 'B' } }] },
      false,
    ],
    ['accept the permitted host', named({ dns: 'example.com' }), permitted({ dns: 'example.com' }), true],
    [
      'accept the permitted host in another case',
      named({ dns: 'A.EXAMPLE.com' }),
      permitted({ dns: 'example.COM' }),
      true,
    ],
    [
      'reject a host that merely ends in the permitted one',
      named({ dns: 'badexample.com' }),
      permitted({ dns: 'example.com' }),
      false,
    ],
    ['reject a host if all hosts are excluded', named({ dns: 'example.com' }), excluded({ dns: '' }), false],
    [
      'reject the host itself if the constraint has a leading dot',
      named({ dns: 'example.com' }),
      permitted({ dns: '.example.com' }),
      false,
    ],
    [
      'accept a subdomain if the constraint has a leading dot',
      named({ dns: 'a.example.com' }),
      permitted({ dns: '.example.com' }),
      true,
    ],
    [
      'reject a permitted host together with another one',
      named({ dns: 'example.com' }, { dns: 'example.org' }),
      permitted({ dns: 'example.com' }),
      false,
    ],
    [
      'accept a host if only mailboxes are constrained',
      named({ dns: 'example.org' }),
      permitted({ email: 'example.com' }),
      true,
    ],
    [
      'accept a mailbox on the permitted host',
      named({ email: 'a@EXAMPLE.com' }),
      permitted({ email: 'example.com' }),
      true,
    ],
    [
      'reject a mailbox on a subdomain of the permitted host',
      named({ email: 'a@b.example.com' }),
      permitted({ email: 'example.com' }),
      false,
    ],
    [
      'accept a mailbox on a subdomain if the constraint has a leading dot',
      named({ email: 'a@b.example.com' }),
      permitted({ email: '.example.com' }),
      true,
    ],
    ['accept the permitted mailbox', named({ email: 'a@example.com' }), permitted({ email: 'a@example.com' }), true],
    [
      'reject the permitted mailbox in another case',
      named({ email: 'A@example.com' }),
      permitted({ email: 'a@example.com' }),
      false,
    ],
    [
      'reject a mailbox with an at sign in its local part on an excluded host',
      named({ email: '"x@evil.com"@example.com' }),
      excluded({ email: 'example.com' }),
      false,
    ],
    [
      'reject a mailbox in the subject that is not permitted',
      { subject: { emailAddress: 'a@example.org' } },
      permitted({ email: 'example.com' }),
      false,
    ],
    ['accept a permitted IP address', named({ ip: Uint8Array.of(10, 9, 8, 7) }), permitted({ ip: net10 }), true],
    [
      'reject an IP address outside the permitted network',
      named({ ip: Uint8Array.of(11, 9, 8, 7) }),
      permitted({ ip: net10 }),
      false,
    ],
    ['reject an excluded IP address', named({ ip: Uint8Array.of(10, 9, 8, 7) }), excluded({ ip: net10 }), false],
    ['reject an IP address of the other family', named({ ip: new Uint8Array(16) }), permitted({ ip: net10 }), false],
    [
      'accept a name of an unconstrained form',
      named({ uri: 'https://example.org/' }),
      permitted({ dns: 'example.com' }),
      true,
    ],
    [
      'accept a host if other forms are excluded',
      named({ dns: 'example.com' }),
      excluded({ email: 'example.com' }, { ip: net10 }, { directory: { O: 'A' } }),
      true,
    ],
    [
      'accept a mailbox if other forms are excluded',
      named({ email: 'a@example.com' }),
      excluded({ dns: 'example.com' }, { ip: net10 }, { directory: { O: 'A' } }),
      true,
    ],
    [
      'accept an IP address if other forms are excluded',
      named({ ip: Uint8Array.of(10, 1, 1, 1) }),
      excluded({ dns: 'example.com' }, { email: 'example.com' }, { directory: { O: 'A' } }),
      true,
    ],
    [
      'accept a directory name if other forms are excluded',
      { subject: { O: 'A' } },
      excluded({ dns: 'example.com' }, { email: 'example.com' }, { ip: net10 }),
      true,
    ],
    [
      'accept an IP address of the permitted network',
      named({ ip: Uint8Array.of(10, 20, 2, 3) }),
      permitted({ ip: Uint8Array.of(10, 20, 0, 0, 255, 255, 0, 0) }),
      true,
    ],
    [
      'reject an IP address of the next network',
      named({ ip: Uint8Array.of(10, 21, 2, 3) }),
      permitted({ ip: Uint8Array.of(10, 20, 0, 0, 255, 255, 0, 0) }),
      false,
    ],
    [
      'accept a host with as many letters as an IP address has octets if a network is excluded',
      named({ dns: 'a.bc' }),
      excluded({ ip: net10 }),
      true,
    ],
    [
      'accept an IP address if a host with as many letters as a network has octets is excluded',
      named({ ip: Uint8Array.of(10, 1, 1, 1) }),
      excluded({ dns: 'abcd.com' }),
      true,
    ],
    [
      'accept the permitted mailbox with its host in another case',
      named({ email: 'a@EXAMPLE.com' }),
      permitted({ email: 'a@example.com' }),
      true,
    ],
    [
      'reject a mailbox whose host is equal in upper case only',
      { subject: levelOf(['1.2.840.113549.1.9.1', 'a@straße.example']) },
      permitted({ email: 'strasse.example' }),
      false,
    ],
    [
      'reject the permitted mailbox on another host',
      named({ email: 'a@example.org' }),
      permitted({ email: 'a@example.com' }),
      false,
    ],
    [
      'accept the excluded name without its space',
      { subject: { O: 'AcmeInc' } },
      excluded({ directory: { O: 'Acme Inc' } }),
      true,
    ],
    [
      'reject one attribute that is spelled like the two of the permitted RDN',
      { subject: { O: 'a2.5.4.11=b' } },
      permitted({ directory: levelOf(['2.5.4.10', 'a'], ['2.5.4.11', 'b']) }),
      false,
    ],
    ['accept an empty certificate name', named(), permitted({ dns: 'example.com' }), true],
  ])('%s', (_, leaf, constraints, isMet) => {
    expect(leafMeets(leaf, constraints)).toBe(isMet)
  })

  it.each<[string, Constraints]>([
    ['a URI', permitted({ uri: '.example.com' })],
    ['a URI next to a host', permitted({ dns: 'example.com' }, { uri: '.example.com' })],
    ['an excluded registered ID', excluded({ raw: der.implicit(8, Uint8Array.of(0x2a)) })],
    ['an otherName', excluded({ raw: der.explicit(0, der.oid('1.2.3')) })],
  ])('of an unsupported form reject every name: %s', (_, constraints) => {
    expect(leafMeets({}, constraints)).toBe(false)
  })

  const subtree = (...content: Uint8Array[]): Uint8Array => der.sequence(der.explicit(0, der.sequence(...content)))
  const dns = encodeGeneralName({ dns: 'example.com' })

  it.each<[string, Uint8Array]>([
    ['a value that is not a sequence', der.derNull()],
    ['a minimum', subtree(dns, der.implicit(0, Uint8Array.of(1)))],
    ['a maximum', subtree(dns, der.implicit(1, Uint8Array.of(1)))],
    ['an empty subtree', subtree()],
    ['an element after the subtrees', der.sequence(der.explicit(0, der.sequence(dns)), der.derNull())],
    ['a non-ASCII host', subtree(der.implicit(2, Uint8Array.of(0xe9)))],
    ['an invalid directory name', subtree(der.explicit(4, der.derNull()))],
  ])('that are malformed reject every name: %s', (_, value) => {
    const ca = issueCa(root, { extensions: [{ oid: '2.5.29.30', value }] })
    expect(meets(issue(ca), ca, root)).toBe(false)
  })

  it('reject a name that is malformed', () => {
    const ca = issueCa(root, { nameConstraints: permitted({ dns: 'example.com' }) })
    const extensions = [{ oid: '2.5.29.17', value: der.derNull() }]
    expect(meets(issue(ca, { extensions }), ca, root)).toBe(false)
  })

  it('apply to all certificates below the CA, but not to the CA itself', () => {
    const nameConstraints = excluded({ directory: { O: 'A' } })
    const ca = issueCa(root, { subject: { O: 'A' }, nameConstraints })
    const lower = issueCa(ca, { subject: { O: 'B' } })
    expect(meets(issue(lower), lower, ca, root)).toBe(true)
    expect(meets(issue(lower, { subject: { O: 'A' } }), lower, ca, root)).toBe(false)
    const wrong = issueCa(ca, { subject: { O: 'A', CN: 'x' } })
    expect(meets(issue(wrong), wrong, ca, root)).toBe(false)
  })

  it('apply to a self-issued certificate only if it is the leaf', () => {
    const ca = issueCa(root, { subject: { O: 'A' }, nameConstraints: excluded({ directory: { O: 'A' } }) })
    const rolled = issueCa(ca, { subject: ca.subject })
    expect(meets(issue(rolled, { subject: { O: 'B' } }), rolled, ca, root)).toBe(true)
    expect(meets(rolled, ca, root)).toBe(false)
  })

  it('of two CAs apply together', () => {
    const upper = issueCa(root, { subject: { CN: 'upper' }, nameConstraints: permitted({ dns: 'example.com' }) })
    const lower = issueCa(upper, { subject: { CN: 'lower' }, nameConstraints: permitted({ dns: 'example.org' }) })
    expect(meets(issue(lower, named({ dns: 'example.org' })), lower, upper, root)).toBe(false)
    expect(meets(issue(lower, named({ dns: 'example.com' })), lower, upper, root)).toBe(false)
    expect(meets(issue(lower, named({ email: 'a@example.net' })), lower, upper, root)).toBe(true)
  })
})
