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
import * as der from '../../../src/testing/der.js'

/**
 * Passes the same certificates to the engine and to `openssl verify`. The OpenSSL options match the fixed rules of
 * the engine: 112 bits of security (no SHA-1, no RSA-1024), any certificate as anchor, at most six certificates. A
 * separate table lists the differences with their reasons.
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

/** OIDs of extended key usages: TLS server, TLS client and any. */
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
  // Status 2 is a rejected certificate; other values are errors in the invocation.
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
/** One key pair for all RSA roots, because generating one is slow. */
const rsaKeys = generateTestKeys('RSA-2048')
const otherRoot = createTestCa({ subject: { CN: 'Other root' } })

/**
 * Issues intermediates below a root and a leaf with the given options. Returns them in the order of x5c, without the
 * root.
 */
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
    (keyType): Row => [`valid: a root with key type ${keyType}`, under(createTestCa({ keyType }), {}, {}), true],
  ),
  ['valid: RSA-PSS', under(createTestCa({ keys: rsaKeys, pss: true }), { pss: true }), true],
  ['expired: the leaf', underRoot(expired, {}), false],
  ['expired: an intermediate', underRoot({}, expired), false],
  ['expired: the anchor', under(createTestCa(expired), {}), false],
  ['not yet valid: the leaf', underRoot(early, {}), false],
  ['not yet valid: an intermediate', underRoot({}, early), false],
  ['not yet valid: the anchor', under(createTestCa(early), {}), false],
  ['CA bit: an intermediate that is not a CA', underRoot({}, { basicConstraints: { ca: false } }), false],
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
  ['CA bit: an anchor that is not a CA', under(createTestCa({ basicConstraints: { ca: false } }), {}), false],
  [
    'CA bit: an anchor of version 1',
    under(createTestCa({ version: 1, basicConstraints: false, keyUsage: false }), {}),
    true,
  ],
  ['path length: 0 above the leaf', underRoot({}, authority(0)), true],
  ['path length: 0 above an intermediate', underRoot({}, authority(0), {}), false],
  ['path length: 0 above two intermediates', underRoot({}, authority(0), {}, {}), false],
  ['path length: 1 above an intermediate', underRoot({}, authority(1), {}), true],
  ['path length: 0 in the anchor above an intermediate', under(createTestCa(authority(0)), {}, {}), false],
  ['key usage: an intermediate without keyCertSign', underRoot({}, { keyUsage: ['digitalSignature'] }), false],
  ['key usage: an intermediate without key usage', underRoot({}, { keyUsage: false }), true],
  ['key usage: the anchor without keyCertSign', under(createTestCa({ keyUsage: ['cRLSign'] }), {}), false],
  ['name constraints: a permitted name', underRoot(inVendor('leaf'), permitted('Vendor')), true],
  [
    'name constraints: a name that is not permitted',
    underRoot({ subject: { O: 'Others' } }, permitted('Vendor')),
    false,
  ],
  [
    'name constraints: a permitted name in another case and with spaces',
    underRoot({ subject: { O: ' vENDOR ' } }, permitted('Vendor')),
    true,
  ],
  ['name constraints: a name that is not excluded', underRoot({ subject: { O: 'Others' } }, excluded('Vendor')), true],
  ['name constraints: an excluded name', underRoot(inVendor('leaf'), excluded('Vendor')), false],
  [
    'name constraints: an excluded alternative name',
    underRoot({ subjectAltName: [{ directory: { O: 'Vendor' } }] }, excluded('Vendor')),
    false,
  ],
  ['name constraints: an excluded name of an intermediate', underRoot({}, excluded('Vendor'), inVendor('CA')), false],
  [
    'name constraints: an excluded name in the anchor',
    under(createTestCa(excluded('Vendor')), inVendor('leaf')),
    false,
  ],
  [
    'name constraints: a permitted host',
    underRoot(
      { subjectAltName: [{ dns: 'a.example.com' }] },
      { nameConstraints: { permitted: [{ dns: 'example.com' }] } },
    ),
    true,
  ],
  [
    'name constraints: a host that is not permitted',
    underRoot(
      { subjectAltName: [{ dns: 'badexample.com' }] },
      { nameConstraints: { permitted: [{ dns: 'example.com' }] } },
    ),
    false,
  ],
  [
    'name constraints: a permitted mailbox',
    underRoot(
      { subjectAltName: [{ email: 'me@example.com' }] },
      { nameConstraints: { permitted: [{ email: 'example.com' }] } },
    ),
    true,
  ],
  [
    'name constraints: a mailbox on a subdomain',
    underRoot(
      { subjectAltName: [{ email: 'me@a.example.com' }] },
      { nameConstraints: { permitted: [{ email: 'example.com' }] } },
    ),
    false,
  ],
  [
    'name constraints: a permitted IP address',
    underRoot(
      { subjectAltName: [{ ip: Uint8Array.of(10, 1, 2, 3) }] },
      { nameConstraints: { permitted: [{ ip: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) }] } },
    ),
    true,
  ],
  [
    'name constraints: an IP address that is not permitted',
    underRoot(
      { subjectAltName: [{ ip: Uint8Array.of(11, 1, 2, 3) }] },
      { nameConstraints: { permitted: [{ ip: Uint8Array.of(10, 0, 0, 0, 255, 0, 0, 0) }] } },
    ),
    false,
  ],
  ['unknown critical extension: the leaf', underRoot(unknown(true), {}), false],
  ['unknown critical extension: an intermediate', underRoot({}, unknown(true)), false],
  ['unknown critical extension: the anchor', under(createTestCa(unknown(true)), {}), false],
  ['unknown extension that is not critical', underRoot(unknown(false), unknown(false)), true],
  ['extended key usage: the accepted purpose, critical', underRoot(serves(SERVER), serves(SERVER)), true],
  ['extended key usage: any purpose, critical', underRoot(serves(ANY), serves(ANY)), true],
  ['extended key usage: another purpose, not critical', underRoot(serves(CLIENT, false), serves(CLIENT, false)), true],
  ['the root is included', { chain: [leaf, middle, root], anchors: [root] }, true],
  ['the included root is not an anchor', { chain: [leaf, middle, root], anchors: [otherRoot] }, false],
  [
    'the included root has the name of the anchor',
    ((fake) => ({ chain: [issue(fake), fake], anchors: [root] }))(createTestCa()),
    false,
  ],
  ['the leaf is the anchor', { chain: [leaf], anchors: [leaf] }, true],
  ['an intermediate is the anchor', { chain: [leaf], anchors: [middle] }, true],
  ['an intermediate is the anchor and included', { chain: [leaf, middle], anchors: [middle] }, true],
  ['no matching anchor', { chain: [leaf, middle], anchors: [otherRoot] }, false],
  ['a missing intermediate', { chain: [leaf], anchors: [root] }, false],
  ['an intermediate from the caller', { chain: [leaf], anchors: [root], intermediates: [middle] }, true],
  ['cross-signed: to the other root', { chain: [leaf, cross], anchors: [otherRoot] }, true],
  ['cross-signed: the other path is unknown', { chain: [leaf, cross], anchors: [root] }, false],
  ['SHA-1: the leaf', { chain: [issue(rsaRoot, { hash: 'sha1' })], anchors: [rsaRoot] }, false],
  ['SHA-1: an intermediate', under(rsaRoot, {}, { hash: 'sha1' }), false],
  ['SHA-1: the anchor', under(createTestCa({ keys: rsaKeys, hash: 'sha1' }), {}), true],
  ['MD5: the leaf', { chain: [issue(rsaRoot, { hash: 'md5' })], anchors: [rsaRoot] }, false],
  ['RSA-1024: the leaf', underRoot({ keyType: 'RSA-1024' }), false],
  ['RSA-1024: an intermediate', underRoot({}, { keyType: 'RSA-1024' }), false],
  ['RSA-1024: the anchor', under(createTestCa({ keyType: 'RSA-1024' }), {}), false],
  ['signature: modified leaf', underRoot({ changeSignature: changed }), false],
  ['signature: modified intermediate', underRoot({}, { changeSignature: changed }), false],
  ['a path of five certificates', five, true],
  ['a path of six certificates', six, true],
  ['a path of seven certificates', underRoot({}, {}, {}, {}, {}, {}), false],
]

const wrongOrder = (([own, lower, upper]) => [own, upper, lower] as TestCertificate[])(underRoot({}, {}, {}).chain)
const printableIssuer = der.sequence(der.set(der.sequence(der.oid('2.5.4.3'), der.printableString('Middle'))))

/** Cases in which the two differ, with the reason. The last column is the result of the engine. */
const DIFFERENCES: readonly Row[] = [
  ['wrong order: OpenSSL treats the chain as a set', { chain: wrongOrder, anchors: [root] }, false],
  [
    'an unrelated certificate: OpenSSL treats the chain as a set',
    { chain: [leaf, middle, otherRoot], anchors: [root] },
    false,
  ],
  [
    'names in different encodings: OpenSSL normalises names',
    { chain: [issue(middle, { issuer: printableIssuer }), middle], anchors: [root] },
    false,
  ],
  ['a leaf key that may not sign: OpenSSL does not know the purpose', underRoot({ keyUsage: ['keyAgreement'] }), false],
  [
    'a leaf with a critical extended key usage for another purpose: OpenSSL does not know the purpose',
    underRoot(serves(CLIENT)),
    false,
  ],
  [
    'an intermediate with a critical extended key usage for another purpose: OpenSSL does not know the purpose',
    underRoot({}, serves(CLIENT)),
    false,
  ],
  [
    'cross-signed with the other path from the caller: OpenSSL does not backtrack',
    { chain: [leaf, cross], anchors: [root], intermediates: [middle] },
    true,
  ],
]

const suite = hasOpenssl ? describe : describe.skip

suite(`the engine and openssl verify${hasOpenssl ? '' : ' (skipped: openssl is not installed)'}`, () => {
  beforeAll(() => {
    directory = mkdtempSync(join(tmpdir(), 'latchkey-path-'))
  })
  afterAll(() => rmSync(directory, { recursive: true }))

  it.each(ROWS)('the engine and OpenSSL agree: %s', (_, input, expected) => {
    expect({ engine: engineTrusts(input), openssl: opensslTrusts(input) }).toEqual({
      engine: expected,
      openssl: expected,
    })
  })

  it.each(DIFFERENCES)('the engine and OpenSSL differ: %s', (_, input, expected) => {
    expect({ engine: engineTrusts(input), openssl: opensslTrusts(input) }).toEqual({
      engine: expected,
      openssl: !expected,
    })
  })
})
