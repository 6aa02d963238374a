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
import * as der from '../../support/der-writer.js'

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

/** DER of a Name with all attributes in one level. */
function levelOf(...attributes: readonly (readonly [oid: string, value: string])[]): Uint8Array {
  return der.sequence(der.set(...attributes.map(([oid, value]) => der.sequence(der.oid(oid), der.utf8String(value)))))
}

describe('name constraints [x509.name-constraints]', () => {
  it.each<[string, TestCertificateOptions, Constraints, boolean]>([
    ['a name below the permitted one', { subject: { O: 'A', CN: 'x' } }, permitted({ directory: { O: 'A' } }), true],
    ['the permitted name itself', { subject: { O: 'A' } }, permitted({ directory: { O: 'A' } }), true],
    ['a name above the permitted one', { subject: { O: 'A' } }, permitted({ directory: { O: 'A', OU: 'B' } }), false],
    ['another name', { subject: { O: 'B' } }, permitted({ directory: { O: 'A' } }), false],
    [
      'one of two permitted names',
      { subject: { O: 'B' } },
      permitted({ directory: { O: 'A' } }, { directory: { O: 'B' } }),
      true,
    ],
    [
      'the permitted level at another depth',
      { subject: { CN: 'x', O: 'A' } },
      permitted({ directory: { O: 'A' } }),
      false,
    ],
    ['a name below the excluded one', { subject: { O: 'A', CN: 'x' } }, excluded({ directory: { O: 'A' } }), false],
    [
      'the excluded name in capitals',
      { subject: { O: 'aCME  inc' } },
      excluded({ directory: { O: ' Acme Inc ' } }),
      false,
    ],
    [
      'the excluded name in capitals that are more letters',
      { subject: { O: 'STRASSE' } },
      excluded({ directory: { O: 'Straße' } }),
      false,
    ],
    [
      'the excluded name with a capital that has no equal',
      { subject: { O: '\u0130stanbul' } },
      excluded({ directory: { O: 'i\u0307stanbul' } }),
      false,
    ],
    [
      'the excluded name with its attributes in another order',
      { subject: levelOf(['2.5.4.11', 'b'], ['2.5.4.10', 'a']) },
      excluded({ directory: levelOf(['2.5.4.10', 'a'], ['2.5.4.11', 'b']) }),
      false,
    ],
    [
      'the excluded name as another type of string',
      { subject: der.sequence(der.set(der.sequence(der.oid('2.5.4.10'), der.printableString('A')))) },
      excluded({ directory: { O: 'A' } }),
      false,
    ],
    ['the excluded value of another attribute', { subject: { OU: 'A' } }, excluded({ directory: { O: 'A' } }), true],
    [
      'the excluded name as an alternative',
      named({ directory: { O: 'A' } }),
      excluded({ directory: { O: 'A' } }),
      false,
    ],
    ['an empty name, where directories are permitted', named({ dns: 'x' }), permitted({ directory: { O: 'A' } }), true],
    [
      'a permitted and excluded name',
      { subject: { O: 'A', OU: 'B' } },
      { permitted: [{ directory: { O: 'A' } }], excluded: [{ directory: { O: 'A', OU: 'B' } }] },
      false,
    ],
    ['a host', named({ dns: 'example.com' }), permitted({ dns: 'example.com' }), true],
    ['a host in capitals', named({ dns: 'A.EXAMPLE.com' }), permitted({ dns: 'example.COM' }), true],
    ['a host that ends alike', named({ dns: 'badexample.com' }), permitted({ dns: 'example.com' }), false],
    ['a host, where all are excluded', named({ dns: 'example.com' }), excluded({ dns: '' }), false],
    [
      'the host itself, where the constraint has a dot',
      named({ dns: 'example.com' }),
      permitted({ dns: '.example.com' }),
      false,
    ],
    [
      'a host below, where the constraint has a dot',
      named({ dns: 'a.example.com' }),
      permitted({ dns: '.example.com' }),
      true,
    ],
    [
      'one host inside and one outside',
      named({ dns: 'example.com' }, { dns: 'example.org' }),
      permitted({ dns: 'example.com' }),
      false,
    ],
    [
      'a host, where mailboxes are constrained',
      named({ dns: 'example.org' }),
      permitted({ email: 'example.com' }),
      true,
    ],
    ['a mailbox of the host', named({ email: 'a@EXAMPLE.com' }), permitted({ email: 'example.com' }), true],
    ['a mailbox of a host below', named({ email: 'a@b.example.com' }), permitted({ email: 'example.com' }), false],
    [
      'a mailbox of a host below, where the constraint has a dot',
      named({ email: 'a@b.example.com' }),
      permitted({ email: '.example.com' }),
      true,
    ],
    ['the mailbox', named({ email: 'a@example.com' }), permitted({ email: 'a@example.com' }), true],
    ['the mailbox in capitals', named({ email: 'A@example.com' }), permitted({ email: 'a@example.com' }), false],
    [
      'a mailbox with an at sign in it',
      named({ email: '"x@evil.com"@example.com' }),
      excluded({ email: 'example.com' }),
      false,
    ],
    [
      'a mailbox in the subject',
      { subject: { emailAddress: 'a@example.org' } },
      permitted({ email: 'example.com' }),
      false,
    ],
    ['an address', named({ ip: Uint8Array.of(10, 9, 8, 7) }), permitted({ ip: net10 }), true],
    ['an address outside', named({ ip: Uint8Array.of(11, 9, 8, 7) }), permitted({ ip: net10 }), false],
    ['an excluded address', named({ ip: Uint8Array.of(10, 9, 8, 7) }), excluded({ ip: net10 }), false],
    ['an address of the other family', named({ ip: new Uint8Array(16) }), permitted({ ip: net10 }), false],
    [
      'a name of a form nobody constrains',
      named({ uri: 'https://example.org/' }),
      permitted({ dns: 'example.com' }),
      true,
    ],
    [
      'a host, where other forms are excluded',
      named({ dns: 'example.com' }),
      excluded({ email: 'example.com' }, { ip: net10 }, { directory: { O: 'A' } }),
      true,
    ],
    [
      'a mailbox, where other forms are excluded',
      named({ email: 'a@example.com' }),
      excluded({ dns: 'example.com' }, { ip: net10 }, { directory: { O: 'A' } }),
      true,
    ],
    [
      'an address, where other forms are excluded',
      named({ ip: Uint8Array.of(10, 1, 1, 1) }),
      excluded({ dns: 'example.com' }, { email: 'example.com' }, { directory: { O: 'A' } }),
      true,
    ],
    [
      'a directory, where other forms are excluded',
      { subject: { O: 'A' } },
      excluded({ dns: 'example.com' }, { email: 'example.com' }, { ip: net10 }),
      true,
    ],
    [
      'an address of the network',
      named({ ip: Uint8Array.of(10, 20, 2, 3) }),
      permitted({ ip: Uint8Array.of(10, 20, 0, 0, 255, 255, 0, 0) }),
      true,
    ],
    [
      'an address of the next network',
      named({ ip: Uint8Array.of(10, 21, 2, 3) }),
      permitted({ ip: Uint8Array.of(10, 20, 0, 0, 255, 255, 0, 0) }),
      false,
    ],
    [
      'a host of as many letters as an address has octets, where a network is excluded',
      named({ dns: 'a.bc' }),
      excluded({ ip: net10 }),
      true,
    ],
    [
      'an address, where a host of as many letters as a network has octets is excluded',
      named({ ip: Uint8Array.of(10, 1, 1, 1) }),
      excluded({ dns: 'abcd.com' }),
      true,
    ],
    [
      'a mailbox whose host is in capitals',
      named({ email: 'a@EXAMPLE.com' }),
      permitted({ email: 'a@example.com' }),
      true,
    ],
    [
      'a mailbox whose host is the same in capitals only',
      { subject: levelOf(['1.2.840.113549.1.9.1', 'a@straße.example']) },
      permitted({ email: 'strasse.example' }),
      false,
    ],
    ['the mailbox of another host', named({ email: 'a@example.org' }), permitted({ email: 'a@example.com' }), false],
    [
      'the excluded name without its space',
      { subject: { O: 'AcmeInc' } },
      excluded({ directory: { O: 'Acme Inc' } }),
      true,
    ],
    [
      'one attribute that is written like the two of the permitted level',
      { subject: { O: 'a2.5.4.11=b' } },
      permitted({ directory: levelOf(['2.5.4.10', 'a'], ['2.5.4.11', 'b']) }),
      false,
    ],
    ['nothing at all', named(), permitted({ dns: 'example.com' }), true],
  ])('of %s', (_, leaf, constraints, isMet) => {
    expect(leafMeets(leaf, constraints)).toBe(isMet)
  })

  it.each<[string, Constraints]>([
    ['a URI', permitted({ uri: '.example.com' })],
    ['a URI beside a host', permitted({ dns: 'example.com' }, { uri: '.example.com' })],
    ['an excluded registered ID', excluded({ raw: der.implicit(8, Uint8Array.of(0x2a)) })],
    ['another name', excluded({ raw: der.explicit(0, der.oid('1.2.3')) })],
  ])('of a form that is not known are met by nothing: %s', (_, constraints) => {
    expect(leafMeets({}, constraints)).toBe(false)
  })

  const subtree = (...content: Uint8Array[]): Uint8Array => der.sequence(der.explicit(0, der.sequence(...content)))
  const dns = encodeGeneralName({ dns: 'example.com' })

  it.each<[string, Uint8Array]>([
    ['no sequence', der.derNull()],
    ['a minimum', subtree(dns, der.implicit(0, Uint8Array.of(1)))],
    ['a maximum', subtree(dns, der.implicit(1, Uint8Array.of(1)))],
    ['an empty subtree', subtree()],
    ['something after the subtrees', der.sequence(der.explicit(0, der.sequence(dns)), der.derNull())],
    ['a host beyond ASCII', subtree(der.implicit(2, Uint8Array.of(0xe9)))],
    ['a directory that is none', subtree(der.explicit(4, der.derNull()))],
  ])('that cannot be read are met by nothing: %s', (_, value) => {
    const ca = issueCa(root, { extensions: [{ oid: '2.5.29.30', value }] })
    expect(meets(issue(ca), ca, root)).toBe(false)
  })

  it('are met by no name that cannot be read', () => {
    const ca = issueCa(root, { nameConstraints: permitted({ dns: 'example.com' }) })
    const extensions = [{ oid: '2.5.29.17', value: der.derNull() }]
    expect(meets(issue(ca, { extensions }), ca, root)).toBe(false)
  })

  it('hold for every certificate below, and not for the authority itself', () => {
    const nameConstraints = excluded({ directory: { O: 'A' } })
    const ca = issueCa(root, { subject: { O: 'A' }, nameConstraints })
    const lower = issueCa(ca, { subject: { O: 'B' } })
    expect(meets(issue(lower), lower, ca, root)).toBe(true)
    expect(meets(issue(lower, { subject: { O: 'A' } }), lower, ca, root)).toBe(false)
    const wrong = issueCa(ca, { subject: { O: 'A', CN: 'x' } })
    expect(meets(issue(wrong), wrong, ca, root)).toBe(false)
  })

  it('do not hold for a certificate an authority issued to itself, unless it is the leaf', () => {
    const ca = issueCa(root, { subject: { O: 'A' }, nameConstraints: excluded({ directory: { O: 'A' } }) })
    const rolled = issueCa(ca, { subject: ca.subject })
    expect(meets(issue(rolled, { subject: { O: 'B' } }), rolled, ca, root)).toBe(true)
    expect(meets(rolled, ca, root)).toBe(false)
  })

  it('of two authorities hold together', () => {
    const upper = issueCa(root, { subject: { CN: 'upper' }, nameConstraints: permitted({ dns: 'example.com' }) })
    const lower = issueCa(upper, { subject: { CN: 'lower' }, nameConstraints: permitted({ dns: 'example.org' }) })
    expect(meets(issue(lower, named({ dns: 'example.org' })), lower, upper, root)).toBe(false)
    expect(meets(issue(lower, named({ dns: 'example.com' })), lower, upper, root)).toBe(false)
    expect(meets(issue(lower, named({ email: 'a@example.net' })), lower, upper, root)).toBe(true)
  })
})
