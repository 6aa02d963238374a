import { RevocationLists } from '../../../../src/webauthn/crypto/revocation.js'
import { parseRevocationList } from '../../../../src/webauthn/crypto/crl.js'
import { parseCertificate } from '../../../../src/webauthn/crypto/certificate.js'
import { DEFAULT_PATH_SETTINGS, type PathSettings } from '../../../../src/webauthn/crypto/certificate-path.js'
import { METADATA_BLOB } from '../../../../src/webauthn/trust/metadata/metadata-blob.steps.js'
import { LONGEST_BLOB, readCertificates } from '../../../../src/webauthn/trust/metadata/blob-envelope.js'
import { Members } from '../../../../src/webauthn/trust/metadata/members.js'
import {
  type BlobExpectations,
  FIDO_METADATA_SERVICE,
  verifyMetadataBlob,
} from '../../../../src/webauthn/trust/metadata/verify-blob.js'
import { createTestCa, generateTestKeys, issue, issueCa, type TestCertificate } from '../../../support/certificates.js'
import * as der from '../../../../src/testing/der.js'
import { errorWith } from '../../../support/error-with.js'
import { issueCrl } from '../../../support/revocation-lists.js'
import { requirementsWithoutNegative, itRejects, type NegativeRow, refusalOf } from '../../../support/table.js'
import { type BlobRecipe, expectBlob, intermediate, makeBlob, root, SIGNER, signer } from './blob-maker.js'
import { base64, payloadJson } from './metadata-json.js'

interface Row extends NegativeRow {
  readonly recipe?: BlobRecipe
  /** Changes the text of the BLOB. */
  readonly change?: (blob: string) => string
  readonly expected?: Partial<BlobExpectations>
}

const rsa = generateTestKeys('RSA-2048')
const stranger = createTestCa({ subject: { CN: 'Stranger' } })
/** Replaces the root, as GlobalSign Root R46 replaced R3 for the service in August 2026. */
const otherRoot = createTestCa({ subject: { CN: 'Newer root' } })

function signerWith(options: Parameters<typeof issue>[1]): TestCertificate {
  return issue(intermediate, { subject: { CN: SIGNER }, subjectAltName: [{ dns: SIGNER }], ...options })
}

function servesOnly(purpose: string) {
  return { oid: '2.5.29.37', critical: true, value: der.sequence(der.oid(purpose)) }
}

/** Returns path settings with these revocation lists of the intermediate and of the root. */
function revocation(...lists: readonly { der: Uint8Array }[]): PathSettings {
  const parsed = new RevocationLists(lists.map(({ der }) => parseRevocationList(der)))
  return { ...DEFAULT_PATH_SETTINGS, revocation: { lists: parsed, unknown: 'refused' } }
}

function serialOf({ der }: TestCertificate): Uint8Array {
  return parseCertificate(der).serialNumber
}

const CURRENT = { thisUpdate: new Date('2026-05-01T00:00:00Z'), nextUpdate: new Date('2026-07-01T00:00:00Z') }
const signerList = issueCrl(intermediate, CURRENT)
const intermediateList = issueCrl(root, CURRENT)

function parts(blob: string): string[] {
  return blob.split('.')
}

const ROWS: readonly Row[] = [
  {
    name: 'two parts [mds.jws-compact]',
    change: (blob) => parts(blob).slice(0, 2).join('.'),
    step: 'metadata.envelope',
    code: 'metadata_blob_malformed',
  },
  {
    name: 'four parts [mds.jws-compact]',
    change: (blob) => `${blob}.AAAA`,
    step: 'metadata.envelope',
    code: 'metadata_blob_malformed',
  },
  {
    name: 'a missing signature [mds.jws-compact]',
    change: (blob) => [...parts(blob).slice(0, 2), ''].join('.'),
    step: 'metadata.envelope',
    code: 'metadata_blob_malformed',
  },
  {
    name: 'a missing header [mds.jws-compact]',
    change: (blob) => ['', ...parts(blob).slice(1)].join('.'),
    step: 'metadata.envelope',
    code: 'metadata_blob_malformed',
  },
  {
    name: 'a missing payload [mds.jws-compact]',
    change: (blob) => [parts(blob)[0], '', parts(blob)[2]].join('.'),
    step: 'metadata.envelope',
    code: 'metadata_blob_malformed',
  },
  {
    name: 'padding after a part [mds.jws-compact]',
    change: (blob) => `${blob}=`,
    step: 'metadata.envelope',
    code: 'base64url_invalid',
  },
  {
    name: 'a BLOB above the maximum length [mds.size-limits]',
    change: () => ' '.repeat(LONGEST_BLOB + 1),
    step: 'metadata.envelope',
    code: 'bytes_too_long',
  },
  {
    name: 'white space of the maximum length [mds.size-limits]',
    change: () => ' '.repeat(LONGEST_BLOB),
    step: 'metadata.envelope',
    code: 'metadata_blob_malformed',
  },
  {
    name: 'a header of several megabytes [mds.size-limits]',
    recipe: { header: { pad: 'x'.repeat(300_000) } },
    step: 'metadata.envelope',
    code: 'bytes_too_long',
  },
  {
    name: 'a header that is not an object',
    change: (blob) => ['W10', ...parts(blob).slice(1)].join('.'),
    step: 'metadata.envelope',
    code: 'metadata_blob_malformed',
  },
  {
    name: 'a header with a duplicate member',
    change: (blob) =>
      [Buffer.from('{"alg":"ES256","alg":"none"}').toString('base64url'), ...parts(blob).slice(1)].join('.'),
    step: 'metadata.envelope',
    code: 'json_duplicate_member',
  },
  {
    name: 'a critical JWS extension',
    recipe: { header: { crit: ['b64'], b64: false } },
    step: 'metadata.envelope',
    code: 'metadata_blob_malformed',
  },
  {
    name: 'a URL of certificates [mds.x5u-refused]',
    recipe: { header: { x5u: 'https://evil.example/chain.pem' } },
    step: 'metadata.certificatesElsewhere',
    code: 'metadata_x5u_refused',
  },
  {
    name: 'a URL of keys [mds.x5u-refused]',
    recipe: { header: { jku: 'https://evil.example/jwks.json' } },
    step: 'metadata.certificatesElsewhere',
    code: 'metadata_x5u_refused',
  },
  ...['none', 'HS256', 'ES256K', 'es256', '__proto__', 'constructor', 7, undefined].map(
    (alg): Row => ({
      name: `the algorithm ${String(alg)} [mds.alg-allowlist]`,
      recipe: { header: { alg } },
      step: 'metadata.algorithm',
      code: 'metadata_algorithm_refused',
    }),
  ),
  ...[undefined, [], 'MIIB', null].map(
    (x5c): Row => ({
      name: `x5c ${JSON.stringify(x5c)} [mds.x5c-required]`,
      recipe: { header: { x5c }, key: root.privateKey },
      step: 'metadata.certificatesPresent',
      code: 'metadata_certificates_missing',
    }),
  ),
  {
    name: 'a certificate that is not a string',
    recipe: { header: { x5c: [7] } },
    step: 'metadata.certificates',
    code: 'base64_invalid',
  },
  {
    name: 'a certificate with white space',
    recipe: { header: { x5c: [` ${base64(signer)}`] } },
    step: 'metadata.certificates',
    code: 'base64_invalid',
  },
  {
    name: 'more certificates than a path may have [mds.size-limits]',
    recipe: { chain: [signer, ...Array.from({ length: 6 }, () => intermediate)] },
    step: 'metadata.certificates',
    code: 'metadata_blob_malformed',
  },
  {
    name: 'the maximum number of certificates in a wrong order [mds.size-limits]',
    recipe: { chain: [signer, ...Array.from({ length: 5 }, () => intermediate)] },
    step: 'metadata.path',
    code: 'metadata_signer_untrusted',
  },
  {
    name: 'a malformed certificate',
    recipe: { header: { x5c: ['AAAA'] } },
    step: 'metadata.certificates',
    code: 'der_tag_unexpected',
  },
  {
    name: 'a certificate of another authority [mds.chain-to-pinned-root]',
    recipe: { chain: [issue(stranger, { subject: { CN: SIGNER }, subjectAltName: [{ dns: SIGNER }] })] },
    step: 'metadata.path',
    code: 'metadata_signer_untrusted',
  },
  {
    name: 'a different root with the name of the pinned one [mds.chain-to-pinned-root]',
    recipe: (() => {
      const forged = createTestCa({ subject: { CN: 'Metadata root' } })
      const certificate = issue(forged, { subject: { CN: SIGNER }, subjectAltName: [{ dns: SIGNER }] })
      return { chain: [certificate, forged] } as const
    })(),
    step: 'metadata.path',
    code: 'metadata_signer_untrusted',
  },
  {
    name: 'a signer with a critical key usage for code signing [mds.chain-to-pinned-root]',
    recipe: { chain: [signerWith({ extensions: [servesOnly('1.3.6.1.5.5.7.3.3')] }), intermediate] },
    step: 'metadata.path',
    code: 'metadata_signer_untrusted',
  },
  {
    name: 'an expired signer [mds.chain-to-pinned-root]',
    recipe: { chain: [signerWith({ notAfter: new Date('2026-05-31T00:00:00Z') }), intermediate] },
    step: 'metadata.path',
    code: 'metadata_signer_untrusted',
  },
  {
    name: 'a revoked signer [mds.revocation]',
    expected: {
      path: revocation(
        issueCrl(intermediate, { ...CURRENT, revoked: [{ serialNumber: serialOf(signer) }] }),
        intermediateList,
      ),
    },
    step: 'metadata.path',
    code: 'metadata_signer_revoked',
  },
  {
    name: 'a revoked intermediate [mds.revocation]',
    expected: {
      path: revocation(signerList, issueCrl(root, { ...CURRENT, revoked: [{ serialNumber: serialOf(intermediate) }] })),
    },
    step: 'metadata.path',
    code: 'metadata_signer_revoked',
  },
  {
    name: 'a signer without a revocation list [mds.revocation]',
    expected: { path: revocation(intermediateList) },
    step: 'metadata.path',
    code: 'metadata_signer_status_unknown',
  },
  {
    name: 'a signer whose revocation list has another signer [mds.revocation]',
    expected: {
      path: revocation(issueCrl({ ...stranger, subject: intermediate.subject }, CURRENT), intermediateList),
    },
    step: 'metadata.path',
    code: 'metadata_signer_status_unknown',
  },
  {
    name: 'a certificate that the same authority issued to another name [mds.signer-name]',
    recipe: {
      chain: [
        issue(intermediate, { subject: { CN: 'shop.example' }, subjectAltName: [{ dns: 'shop.example' }] }),
        intermediate,
      ],
    },
    step: 'metadata.signerName',
    code: 'metadata_signer_unexpected',
  },
  {
    name: 'the name of the service only as common name with another alternative name [mds.signer-name]',
    recipe: { chain: [signerWith({ subjectAltName: [{ dns: 'shop.example' }] }), intermediate] },
    step: 'metadata.signerName',
    code: 'metadata_signer_unexpected',
  },
  {
    name: 'the name of the service as the organization of another name [mds.signer-name]',
    recipe: { chain: [issue(intermediate, { subject: { CN: 'shop.example', O: SIGNER } }), intermediate] },
    step: 'metadata.signerName',
    code: 'metadata_signer_unexpected',
  },
  {
    name: 'the name of the service inside another name [mds.signer-name]',
    recipe: { chain: [signerWith({ subjectAltName: [{ dns: `${SIGNER}.shop.example` }] }), intermediate] },
    step: 'metadata.signerName',
    code: 'metadata_signer_unexpected',
  },
  {
    name: 'the name of the service in another form of alternative name [mds.signer-name]',
    recipe: { chain: [signerWith({ subjectAltName: [{ email: SIGNER }] }), intermediate] },
    step: 'metadata.signerName',
    code: 'metadata_signer_unexpected',
  },
  ...['RS256', 'PS256', 'EdDSA', 'ES384'].map(
    (alg): Row => ({
      name: `${alg} with the key of a P-256 certificate [mds.alg-allowlist]`,
      recipe: { alg: 'ES256', header: { alg } },
      step: 'metadata.keyType',
      code: 'metadata_algorithm_mismatch',
    }),
  ),
  {
    name: 'a signature by the intermediate [mds.signer-is-leaf]',
    recipe: { key: intermediate.privateKey },
    step: 'metadata.signature',
    code: 'metadata_signature_invalid',
  },
  {
    name: 'a signature by the root [mds.signer-is-leaf]',
    recipe: { key: root.privateKey },
    step: 'metadata.signature',
    code: 'metadata_signature_invalid',
  },
  {
    name: 'a stored BLOB that was modified [mds.cache-integrity]',
    change: (blob) => {
      const [header, payload = '', signature] = parts(blob)
      const changed = Buffer.from(payload, 'base64url').toString().replace('"no":7', '"no":8')
      return [header, Buffer.from(changed).toString('base64url'), signature].join('.')
    },
    step: 'metadata.signature',
    code: 'metadata_signature_invalid',
  },
  {
    name: 'a signature of half the length',
    recipe: { changeSignature: (signature) => signature.subarray(0, 32) },
    step: 'metadata.signature',
    code: 'metadata_signature_invalid',
  },
  {
    name: 'an invalid signature before an invalid payload [mds.chain-before-parse]',
    recipe: { payload: '{"no":', key: intermediate.privateKey },
    step: 'metadata.signature',
    code: 'metadata_signature_invalid',
  },
  {
    name: 'an untrusted root before an invalid payload [mds.chain-before-parse]',
    recipe: { payload: '{"no":', chain: [issue(stranger, { subject: { CN: SIGNER } })] },
    step: 'metadata.path',
    code: 'metadata_signer_untrusted',
  },
  {
    name: 'a payload that is not JSON',
    recipe: { payload: '{"no":' },
    step: 'metadata.payload',
    code: 'json_invalid',
  },
  {
    name: 'a payload with a duplicate member',
    recipe: { payload: JSON.stringify(payloadJson()).replace('"no":7', '"no":7,"no":8') },
    step: 'metadata.payload',
    code: 'json_duplicate_member',
  },
  ...[
    { legalHeader: undefined },
    { no: '7' },
    { no: -1 },
    { no: 7.5 },
    { nextUpdate: undefined },
    { nextUpdate: '2026-02-30' },
    { nextUpdate: '2026-7-1' },
    { nextUpdate: '2026-07-01T00:00:00Z' },
    { entries: undefined },
    { entries: {} },
    { entries: Array.from({ length: 20_001 }, () => 0) },
  ].map(
    (changes): Row => ({
      name: `a payload with ${JSON.stringify(changes).slice(0, 40)}${Object.keys(changes)[0] ?? ''}`,
      recipe: { payload: payloadJson(changes) },
      step: 'metadata.payload',
      code: 'metadata_blob_malformed',
    }),
  ),
  {
    name: 'terms that differ from the agreed ones [mds.legal-header]',
    expected: { legalHeader: { agreed: 'Other terms' } },
    step: 'metadata.legalHeader',
    code: 'metadata_legal_header_changed',
  },
  {
    name: 'an older BLOB [mds.no-monotonic]',
    expected: { lastNumber: 8 },
    step: 'metadata.number',
    code: 'metadata_rolled_back',
  },
  {
    name: 'the same BLOB again [mds.no-monotonic]',
    expected: { lastNumber: 7 },
    step: 'metadata.number',
    code: 'metadata_unchanged',
  },
]

describe('the verification of a metadata BLOB', () => {
  itRejects(ROWS, ({ recipe, change = (blob: string) => blob, expected }) =>
    verifyMetadataBlob(change(makeBlob(recipe)), expectBlob(expected)),
  )

  it.each<[string, (blob: string) => string, string]>([
    ['', () => ' '.repeat(LONGEST_BLOB + 1), 'bytes_too_long'],
    ['.header', (blob) => `${'A'.repeat(300_000)}${blob}`, 'bytes_too_long'],
    ['.header', (blob) => `=${blob}`, 'base64url_invalid'],
    ['.header', (blob) => ['_w', ...parts(blob).slice(1)].join('.'), 'utf8_invalid'],
    ['.header.crit', () => makeBlob({ header: { crit: [] } }), 'metadata_blob_malformed'],
    ['.payload', (blob) => blob.replace('.', '.='), 'base64url_invalid'],
    ['.signature', (blob) => `${blob}=`, 'base64url_invalid'],
    [
      '.header.x5c',
      () => makeBlob({ header: { x5c: Array.from({ length: 7 }, () => 'AAAA') } }),
      'metadata_blob_malformed',
    ],
    ['.header.x5c[1]', () => makeBlob({ header: { x5c: [base64(signer), '*'] } }), 'base64_invalid'],
  ])('reports a fault at the path %j of the BLOB', (path, change, code) => {
    const { error } = refusalOf(() => verifyMetadataBlob(change(makeBlob()), expectBlob()))
    expect(error).toMatchObject({ code, path: `metadata${path}` })
  })

  it.each([
    ['both roots', [otherRoot, root]],
    ['the newer root alone', [otherRoot]],
    ['the older root alone', [root]],
  ])('accepts a chain that ends with a newer root cross-signed by an older one, with %s pinned', (_, pinned) => {
    const [first, ...others] = pinned.map(({ der }) => ({ certificate: parseCertificate(der) }))
    const roots = [first as NonNullable<typeof first>, ...others] as const
    const crossSigned = issueCa(root, { subject: otherRoot.subject, keys: otherRoot })
    const issuer = issueCa(otherRoot, { subject: { CN: 'Newer intermediate' } })
    const leaf = issue(issuer, { subject: { CN: SIGNER }, subjectAltName: [{ dns: SIGNER }] })
    const blob = makeBlob({ chain: [leaf, issuer, crossSigned] })
    expect(verifyMetadataBlob(blob, expectBlob({ roots })).payload.number).toBe(7)
  })

  it('accepts a header of 256 KiB of text and rejects a longer one [mds.size-limits]', () => {
    const padded = (pad: number) => makeBlob({ header: { pad: 'x'.repeat(pad) } })
    const room = 196_608 - Buffer.from(parts(padded(0))[0] ?? '', 'base64url').length
    expect(parts(padded(room))[0]).toHaveLength(262_144)
    expect(verifyMetadataBlob(padded(room), expectBlob()).payload.number).toBe(7)
    expect(() => verifyMetadataBlob(padded(room + 1), expectBlob())).toThrow('bytes_too_long')
  })

  it('rejects an empty list of certificates', () => {
    const header = new Members({ x5c: [] }, 'header')
    expect(() => readCertificates(header)).toThrow(errorWith({ code: 'metadata_blob_malformed', path: 'header.x5c' }))
  })

  it('reports the names of an unexpected signer [mds.signer-name]', () => {
    const subjectAltName = [{ email: SIGNER }, { dns: 'shop.example' }]
    const blob = makeBlob({ chain: [signerWith({ subjectAltName }), intermediate] })
    const { report } = refusalOf(() => verifyMetadataBlob(blob, expectBlob()))
    const step = report.steps.find(({ id }) => id === 'metadata.signerName')
    expect(step?.evidence).toEqual({ got: ['shop.example'], expected: SIGNER })
  })

  it('has a negative test for every requirement of its catalogue', () => {
    expect(requirementsWithoutNegative(METADATA_BLOB, ROWS)).toEqual([])
  })

  it('accepts a BLOB of the service and returns its payload, path and trace', () => {
    const { payload, signerPath, trace } = verifyMetadataBlob(makeBlob(), expectBlob())
    expect(payload).toMatchObject({ number: 7, nextUpdate: new Date('2026-07-01T00:00:00Z'), problems: [] })
    expect(payload.entries).toHaveLength(1)
    expect(signerPath.map(({ der }) => Buffer.from(der))).toEqual(
      [signer, intermediate, root].map(({ der }) => Buffer.from(der)),
    )
    expect(trace.report().outcome).toBe('passed')
  })

  it.each([
    ['ES256', 'P-256'],
    ['ES384', 'P-384'],
    ['ES512', 'P-521'],
    ['EdDSA', 'Ed25519'],
  ] as const)('accepts %s with a matching key [mds.alg-allowlist]', (alg, keyType) => {
    const chain = [signerWith({ keyType }), intermediate] as const
    expect(verifyMetadataBlob(makeBlob({ alg, chain }), expectBlob()).payload.number).toBe(7)
  })

  it.each(['RS256', 'RS384', 'RS512', 'PS256', 'PS384', 'PS512'])(
    'accepts %s with an RSA key [mds.alg-allowlist]',
    (alg) => {
      const chain = [signerWith({ keys: rsa }), intermediate] as const
      expect(verifyMetadataBlob(makeBlob({ alg, chain }), expectBlob()).payload.number).toBe(7)
    },
  )

  it.each([
    ['without the root', [signer, intermediate]],
    ['with the root', [signer, intermediate, root]],
    [
      'whose signer is restricted to TLS',
      [signerWith({ extensions: [servesOnly('1.3.6.1.5.5.7.3.1')] }), intermediate],
    ],
  ] as const)('accepts a chain %s', (_, chain) => {
    expect(verifyMetadataBlob(makeBlob({ chain }), expectBlob()).signerPath).toHaveLength(3)
  })

  it('uses the common name of a signer without alternative names [mds.signer-name]', () => {
    const chain = [issue(intermediate, { subject: { CN: SIGNER } }), intermediate] as const
    expect(verifyMetadataBlob(makeBlob({ chain }), expectBlob()).payload.number).toBe(7)
  })

  it('accepts a path with current revocation lists that do not contain it [mds.revocation]', () => {
    const path = revocation(signerList, intermediateList)
    expect(verifyMetadataBlob(makeBlob(), expectBlob({ path })).payload.number).toBe(7)
  })

  it('accepts a higher number, the agreed terms and surrounding white space [mds.no-monotonic] [mds.legal-header]', () => {
    const expected = expectBlob({ lastNumber: 6, legalHeader: { agreed: 'Terms' } })
    const { payload } = verifyMetadataBlob(`${makeBlob()}\n`, expected)
    expect(payload.legalHeader).toBe('Terms')
  })

  it('exports the name of the service', () => {
    expect(FIDO_METADATA_SERVICE).toBe(SIGNER)
  })
})
