import { spawnSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { NonEmpty } from '../../../src/webauthn/bytes/brand.js'
import type { Certificate } from '../../../src/webauthn/crypto/certificate.js'
import { assessPath, DEFAULT_PATH_SETTINGS } from '../../../src/webauthn/crypto/certificate-path.js'
import {
  createTestCa,
  generateTestKeys,
  issue,
  issueCa,
  type TestCertificate,
  type TestCertificateOptions,
} from '../../support/certificates.js'
import * as der from '../../support/der-writer.js'

/**
 * The same certificates to this engine and to `openssl verify`, with OpenSSL asked for what the engine always asks for:
 * 112 bits of security (no SHA-1, no RSA-1024), anchors that are no roots, six certificates. Where the two differ,
 * a table of its own says why.
 */
const OPENSSL_OPTIONS = [
  '-auth_level',
  '2',
  '-partial_chain',
  '-verify_depth',
  '4',
  '-no-CAfile',
  '-no-CApath',
  '-no-CAstore',
]

/** Key purposes: a TLS server, a TLS client, any. */
const [SERVER, CLIENT, ANY] = ['1.3.6.1.5.5.7.3.1', '1.3.6.1.5.5.7.3.2', '2.5.29.37.0']

const hasOpenssl = spawnSync('openssl', ['version']).status === 0
const AT = new Date('2025-01-01T00:00:00Z')

interface PathCase {
  readonly chain: readonly TestCertificate[]
  readonly anchors: readonly TestCertificate[]
  readonly intermediates?: readonly TestCertificate[]
}

let directory = ''

function opensslTrusts({ chain, anchors, intermediates = [] }: PathCase): boolean {
  const file = (name: string, certificates: readonly TestCertificate[]): string => {
    const path = join(directory, `${name}.pem`)
    writeFileSync(path, certificates.map(({ pem }) => pem).join(''))
    return path
  }
  const [leaf, ...above] = chain as [TestCertificate, ...TestCertificate[]]
  const untrusted = [...above, ...intermediates]
  const files = [
    ...['-trusted', file('anchors', anchors)],
    ...(untrusted.length === 0 ? [] : ['-untrusted', file('untrusted', untrusted)]),
  ]
  const attime = String(AT.getTime() / 1000)
  const { status, stderr } = spawnSync(
    'openssl',
    ['verify', ...OPENSSL_OPTIONS, '-attime', attime, ...files, file('leaf', [leaf])],
    { encoding: 'utf8' },
  )
  // 2 is what it says of a certificate; anything else would be about how it was called.
  if (status !== 0 && status !== 2) throw new Error(stderr)
  return status === 0
}

function engineTrusts({ chain, anchors, intermediates = [] }: PathCase): boolean {
  const verdict = assessPath({
    chain: chain.map(({ certificate }) => certificate) as unknown as NonEmpty<Certificate>,
    anchors: anchors.map(({ certificate }) => ({ certificate })),
    intermediates: intermediates.map(({ certificate }) => certificate),
    at: AT,
    settings: DEFAULT_PATH_SETTINGS,
    purposes: new Set([SERVER]),
  })
  return verdict.verdict === 'trusted'
}

const root = createTestCa()
/** One pair for every RSA root: they take a while to make. */
const rsaKeys = generateTestKeys('RSA-2048')
const otherRoot = createTestCa({ subject: { CN: 'Other root' } })

/** root, intermediates as the options say, a leaf as the first options say; in the order of x5c, without the root. */
function descend(
  from: TestCertificate,
  leaf: TestCertificateOptions,
  ...above: TestCertificateOptions[]
): TestCertificate[] {
  let issuer = from
  const chain = above.map((options, index) => {
    issuer = issueCa(issuer, { subject: { CN: `Intermediate ${index}` }, ...options })
    return issuer
  })
  return [issue(issuer, leaf), ...chain.reverse()]
}

const under = (
  anchor: TestCertificate,
  leaf: TestCertificateOptions,
  ...above: TestCertificateOptions[]
): PathCase => ({
  chain: descend(anchor, leaf, ...above),
  anchors: [anchor],
})
const underRoot = (leaf: TestCertificateOptions, ...above: TestCertificateOptions[]): PathCase =>
  under(root, leaf, ...above)
const expired = { notAfter: new Date('2024-12-31T23:59:59Z') }
const early = { notBefore: new Date('2025-01-01T00:00:01Z') }
const authority = (pathLength: number): TestCertificateOptions => ({ basicConstraints: { ca: true, pathLength } })
const unknown = (critical: boolean): TestCertificateOptions => ({
  extensions: [{ oid: '1.2.3.4', critical, value: der.sequence() }],
})
const serves = (purpose: string, critical = true): TestCertificateOptions => ({
  extensions: [{ oid: '2.5.29.37', critical, value: der.sequence(der.oid(purpose)) }],
})
const permitted = (CN: string): TestCertificateOptions => ({
  nameConstraints: { permitted: [{ directory: { O: CN } }] },
})
const excluded = (O: string): TestCertificateOptions => ({ nameConstraints: { excluded: [{ directory: { O } }] } })
const inVendor = (CN: string): TestCertificateOptions => ({ subject: { O: 'Vendor', CN } })
const [six, five] = [underRoot({}, {}, {}, {}, {}), underRoot({}, {}, {}, {})]
const middle = issueCa(root, { subject: { CN: 'Middle' } })
const cross = issueCa(otherRoot, { subject: middle.subject, keys: middle })
const leaf = issue(middle)
const rsaRoot = createTestCa({ keys: rsaKeys, subject: { CN: 'RSA root' } })
const rsaLeaf = issue(rsaRoot, { keys: rsaKeys })
const changed = (signature: Uint8Array): Uint8Array => signature.map((o, i) => (i === signature.length - 1 ? o ^ 1 : o))

type Row = readonly [name: string, input: PathCase, expected: boolean]

const ROWS: readonly Row[] = [
  ['valid: a leaf under a root', underRoot({}), true],
  ['valid: one intermediate', underRoot({}, {}), true],
  ['valid: RSA', { chain: [rsaLeaf], anchors: [rsaRoot] }, true],
  ...(['P-384', 'P-521', 'Ed25519', 'Ed448'] as const).map(
    (keyType): Row => [`valid: a root of ${keyType}`, under(createTestCa({ keyType }), {}, {}), true],
  ),
  ['valid: RSA-PSS', under(createTestCa({ keys: rsaKeys, pss: true }), { pss: true }), true],
  ['expired: the leaf', underRoot(expired, {}), false],
  ['expired: an intermediate', underRoot({}, expired), false],
  ['expired: the anchor', under(createTestCa(expired), {}), false],
  ['not yet valid: the leaf', underRoot(early, {}), false],
  ['not yet valid: an intermediate', underRoot({}, early), false],
  ['not yet valid: the anchor', under(createTestCa(early), {}), false],
  ['CA bit: an intermediate without', underRoot({}, { basicConstraints: { ca: false } }), false],
  [
    'CA bit: an intermediate without basicConstraints',
    underRoot({}, { basicConstraints: false, keyUsage: false }),
    false,
  ],
  [
    'CA bit: an intermediate of version 1',
    underRoot({}, { version: 1, basicConstraints: false, keyUsage: false }),
    false,
  ],
  ['CA bit: the anchor without', under(createTestCa({ basicConstraints: { ca: false } }), {}), false],
  [
    'CA bit: an anchor of version 1',
    under(createTestCa({ version: 1, basicConstraints: false, keyUsage: false }), {}),
    true,
  ],
  ['path length: 0 and the leaf', underRoot({}, authority(0)), true],
  ['path length: 0 and an intermediate', underRoot({}, authority(0), {}), false],
  ['path length: 0 and two intermediates', underRoot({}, authority(0), {}, {}), false],
  ['path length: 1 and an intermediate', underRoot({}, authority(1), {}), true],
  ['path length: 0 of the anchor and an intermediate', under(createTestCa(authority(0)), {}, {}), false],
  ['key usage: an intermediate without keyCertSign', underRoot({}, { keyUsage: ['digitalSignature'] }), false],
  ['key usage: an intermediate without any', underRoot({}, { keyUsage: false }), true],
  ['key usage: the anchor without keyCertSign', under(createTestCa({ keyUsage: ['cRLSign'] }), {}), false],
  ['name constraints: permitted, and inside', underRoot(inVendor('leaf'), permitted('Vendor')), true],
  ['name constraints: permitted, and outside', underRoot({ subject: { O: 'Others' } }, permitted('Vendor')), false],
  [
    'name constraints: permitted, with other capitals and spaces',
    underRoot({ subject: { O: ' vENDOR ' } }, permitted('Vendor')),
    true,
  ],
  ['name constraints: excluded, and outside', underRoot({ subject: { O: 'Others' } }, excluded('Vendor')), true],
  ['name constraints: excluded, and inside', underRoot(inVendor('leaf'), excluded('Vendor')), false],
  [
    'name constraints: excluded, in the alternative names',
    underRoot({ subjectAltName: [{ directory: { O: 'Vendor' } }] }, excluded('Vendor')),
    false,
  ],
  ['name constraints: excluded, of an intermediate', underRoot({}, excluded('Vendor'), inVendor('CA')), false],
  ['name constraints: of the anchor', under(createTestCa(excluded('Vendor')), inVendor('leaf')), false],
  [
    'name constraints: a host inside',
    underRoot(
      { subjectAltName: [{ dns: 'a.example.com' }] },
      { nameConstraints: { permitted: [{ dns: 'example.com' }] } },
    ),
    true,
  ],
  [
    'name constraints: a host outside',
    underRoot(
      { subjectAltName: [{ dns: 'badexample.com' }] },
      { nameConstraints: { permitted: [{ dns: 'example.com' }] } },
    ),
    false,
  ],
  [
    'name constraints: a mailbox inside',
    underRoot(
      { subjectAltName: [{ email: 'me@example.com' }] },
      { nameConstraints: { permitted: [{ email: 'example.com' }] } },
    ),
    true,
  ],
  [
    'name constraints: a mailbox of a host below',
    underRoot(
      { subjectAltName: [{ email: 'me@a.example.com' }] },
      { nameConstraints: { permitted: [{ email: 'example.com' }] } },
    ),
    false,
  ],
  [
    'name constraints: an address inside',
    underRoot(
      { subjectAltName: [{ ip: Uint8Array.of(10, 1, 2, 3) }] },
      { nameConstraints: { permitted: [{ ip: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) }] } },
    ),
    true,
  ],
  [
    'name constraints: an address outside',
    underRoot(
      { subjectAltName: [{ ip: Uint8Array.of(11, 1, 2, 3) }] },
      { nameConstraints: { permitted: [{ ip: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) }] } },
    ),
    false,
  ],
  ['unknown critical extension: of the leaf', underRoot(unknown(true), {}), false],
  ['unknown critical extension: of an intermediate', underRoot({}, unknown(true)), false],
  ['unknown critical extension: of the anchor', under(createTestCa(unknown(true)), {}), false],
  ['unknown extension that is not critical', underRoot(unknown(false), unknown(false)), true],
  ['key purposes: the one asked for, critical', underRoot(serves(SERVER), serves(SERVER)), true],
  ['key purposes: any, critical', underRoot(serves(ANY), serves(ANY)), true],
  ['key purposes: another, not critical', underRoot(serves(CLIENT, false), serves(CLIENT, false)), true],
  ['root included', { chain: [leaf, middle, root], anchors: [root] }, true],
  ['root included, and is no anchor', { chain: [leaf, middle, root], anchors: [otherRoot] }, false],
  [
    'root with the name of the anchor included',
    ((fake) => ({ chain: [issue(fake), fake], anchors: [root] }))(createTestCa()),
    false,
  ],
  ['leaf is the anchor', { chain: [leaf], anchors: [leaf] }, true],
  ['intermediate is the anchor', { chain: [leaf], anchors: [middle] }, true],
  ['intermediate is the anchor, and included', { chain: [leaf, middle], anchors: [middle] }, true],
  ['no anchor at all', { chain: [leaf, middle], anchors: [otherRoot] }, false],
  ['intermediate missing', { chain: [leaf], anchors: [root] }, false],
  ['intermediate known to the caller', { chain: [leaf], anchors: [root], intermediates: [middle] }, true],
  ['cross-signed: to the other root', { chain: [leaf, cross], anchors: [otherRoot] }, true],
  ['cross-signed: the other way is not known', { chain: [leaf, cross], anchors: [root] }, false],
  ['SHA-1: the leaf', { chain: [issue(rsaRoot, { hash: 'sha1' })], anchors: [rsaRoot] }, false],
  ['SHA-1: an intermediate', under(rsaRoot, {}, { hash: 'sha1' }), false],
  ['SHA-1: the anchor', under(createTestCa({ keys: rsaKeys, hash: 'sha1' }), {}), true],
  ['MD5: the leaf', { chain: [issue(rsaRoot, { hash: 'md5' })], anchors: [rsaRoot] }, false],
  ['RSA-1024: the leaf', underRoot({ keyType: 'RSA-1024' }), false],
  ['RSA-1024: an intermediate', underRoot({}, { keyType: 'RSA-1024' }), false],
  ['RSA-1024: the anchor', under(createTestCa({ keyType: 'RSA-1024' }), {}), false],
  ['signature: of the leaf changed', underRoot({ changeSignature: changed }), false],
  ['signature: of an intermediate changed', underRoot({}, { changeSignature: changed }), false],
  ['five deep', five, true],
  ['six deep', six, true],
  ['seven deep', underRoot({}, {}, {}, {}, {}, {}), false],
]

const wrongOrder = (([own, lower, upper]) => [own, upper, lower] as TestCertificate[])(underRoot({}, {}, {}).chain)
const printableIssuer = der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.printableString('Middle'))))

/** What the two do not agree on, and why. The last column is the engine's answer. */
const DIFFERENCES: readonly Row[] = [
  ['wrong order: OpenSSL takes the chain for a set', { chain: wrongOrder, anchors: [root] }, false],
  [
    'a certificate that has no part in it: OpenSSL takes the chain for a set',
    { chain: [leaf, middle, otherRoot], anchors: [root] },
    false,
  ],
  [
    'names in different encodings: OpenSSL compares what they mean',
    { chain: [issue(middle, { issuer: printableIssuer }), middle], anchors: [root] },
    false,
  ],
  [
    'a leaf whose key may not sign: OpenSSL is not told what it is for',
    underRoot({ keyUsage: ['keyAgreement'] }),
    false,
  ],
  [
    'a leaf critically restricted to another purpose: OpenSSL is not told what it is for',
    underRoot(serves(CLIENT)),
    false,
  ],
  [
    'an intermediate critically restricted to another purpose: OpenSSL is not told what it is for',
    underRoot({}, serves(CLIENT)),
    false,
  ],
  [
    'cross-signed, and the other way is known to the caller: OpenSSL does not go back',
    { chain: [leaf, cross], anchors: [root], intermediates: [middle] },
    true,
  ],
]

const suite = hasOpenssl ? describe : describe.skip

suite(`the engine and openssl verify${hasOpenssl ? '' : ' (skipped: openssl is not on this machine)'}`, () => {
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'latchkey-path-'))
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it.each(ROWS)('agree: %s', (_, input, expected) => {
    expect({ engine: engineTrusts(input), openssl: opensslTrusts(input) }).toEqual({
      engine: expected,
      openssl: expected,
    })
  })

  it.each(DIFFERENCES)('differ: %s', (_, input, expected) => {
    expect({ engine: engineTrusts(input), openssl: opensslTrusts(input) }).toEqual({
      engine: expected,
      openssl: !expected,
    })
  })
})
