import { existsSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import type { NonEmpty } from '../../../src/webauthn/bytes/brand.js'
import { type CborValue, isCborMap } from '../../../src/webauthn/bytes/cbor.js'
import { type Certificate, parseCertificate } from '../../../src/webauthn/crypto/certificate.js'
import { assessPath, DEFAULT_PATH_SETTINGS, type PathVerdict } from '../../../src/webauthn/crypto/certificate-path.js'
import { MalformedInputError } from '../../../src/webauthn/errors/engine-error.js'
import { parseAttestationObject } from '../../../src/webauthn/structures/attestation-object.js'

/** Certificates of real authenticators and FIDO metadata, which are not in the repository. */
const FOLDER = resolve(import.meta.dirname, '../../../../shared/vectors')

interface TrustRecord {
  readonly id: string
  readonly ceremony: string
  readonly credential: { readonly response: { readonly attestationObject: string } }
  readonly trust?: {
    readonly anchors: readonly string[]
    readonly intermediates?: readonly string[]
    readonly at: string
  }
}

const fromBase64 = (text: string): Certificate => parseCertificate(new Uint8Array(Buffer.from(text, 'base64')))

function readRecords(file: string): TrustRecord[] {
  const lines = readFileSync(resolve(FOLDER, file), 'utf8').split('\n')
  const records = lines.filter((line) => line !== '').map((line) => JSON.parse(line) as TrustRecord)
  return records.filter(({ ceremony, trust }) => ceremony === 'registration' && trust !== undefined)
}

/** Reads x5c from a statement: an array of byte strings, or the header of a JWS. */
function chainOf({ credential }: TrustRecord): NonEmpty<Certificate> {
  const bytes = new Uint8Array(Buffer.from(credential.response.attestationObject, 'base64url'))
  const { statement } = parseAttestationObject(bytes)
  if (!isCborMap(statement)) throw new Error('the statement is not a map')
  const map = statement as ReadonlyMap<number | string, CborValue>
  const x5c = map.get('x5c') as Uint8Array[] | undefined
  if (x5c !== undefined) return x5c.map((der) => parseCertificate(der)) as unknown as NonEmpty<Certificate>
  const [header = ''] = Buffer.from(map.get('response') as Uint8Array)
    .toString('utf8')
    .split('.')
  const parsed = JSON.parse(Buffer.from(header, 'base64url').toString('utf8')) as { readonly x5c: readonly string[] }
  return parsed.x5c.map(fromBase64) as unknown as NonEmpty<Certificate>
}

function assess(record: TrustRecord, at: Date): PathVerdict {
  const { anchors = [], intermediates = [] } = record.trust ?? {}
  return assessPath({
    chain: chainOf(record),
    anchors: anchors.map((anchor) => ({ certificate: fromBase64(anchor) })),
    intermediates: intermediates.map(fromBase64),
    at,
    settings: DEFAULT_PATH_SETTINGS,
    purposes: new Set(),
  })
}

interface MetadataEntry {
  readonly metadataStatement?: { readonly attestationRootCertificates?: readonly string[] }
}

function readMetadataAnchors(): string[] {
  const [, payload = ''] = readFileSync(resolve(FOLDER, 'mds/blob.jwt'), 'utf8').split('.')
  const { entries } = JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')) as { entries: MetadataEntry[] }
  return entries.flatMap(({ metadataStatement }) => metadataStatement?.attestationRootCertificates ?? [])
}

if (!existsSync(FOLDER)) {
  it.skip(`third-party certificates: ${FOLDER} is missing`, () => undefined)
} else {
  describe.each([...readRecords('w3c.jsonl'), ...readRecords('examples.jsonl')])('the path of $id', (record) => {
    const at = new Date(record.trust?.at ?? Number.NaN)

    it('is trusted at the time of the ceremony', () => {
      expect(assess(record, at)).toMatchObject({ verdict: 'trusted' })
    })

    it('is not trusted long before, or without its anchor', () => {
      expect(assess(record, new Date('1990-01-01T00:00:00Z'))).toEqual({
        verdict: 'untrusted',
        why: 'path_not_yet_valid',
      })
      expect(assess({ ...record, trust: { anchors: [], at: '' } }, at)).toEqual({
        verdict: 'untrusted',
        why: 'path_no_anchor',
      })
    })
  })

  it('every anchor in the FIDO metadata can be parsed with its key and names', () => {
    const unreadable = readMetadataAnchors().filter((anchor) => {
      try {
        const certificate = fromBase64(anchor)
        return certificate.publicKey().keyObject.type !== 'public' || certificate.subjectAttributes.length === 0
      } catch (error) {
        if (error instanceof MalformedInputError) return true
        throw error
      }
    })
    expect(unreadable).toEqual([])
  })
}
