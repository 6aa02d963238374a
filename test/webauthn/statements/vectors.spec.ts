import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { sha256 } from '../../../src/webauthn/crypto/hash.js'
import { parseAttestedObject } from '../../../src/webauthn/statements/attested-object.js'
import { findStatementFormat } from '../../../src/webauthn/statements/registry.js'
import type { AttestationResult } from '../../../src/webauthn/statements/statement.js'
import { perform } from '../../../src/webauthn/trace/perform.js'
import { LAX_STATEMENTS } from '../../support/statements/settings.js'

interface CeremonyRecord {
  readonly id: string
  readonly fmt: string
  readonly ceremony: string
  readonly outcome: string
  readonly credential: { readonly response: { readonly clientDataJSON: string; readonly attestationObject: string } }
}

/** Recorded ceremonies, which are stored outside the repository. */
const FOLDER = join(import.meta.dirname, '../../../../shared/vectors')
const isPresent = existsSync(FOLDER)
const records = isPresent ? ['w3c', 'examples'].flatMap(readRecords) : []
const AT = new Date('2025-01-20T12:00:00Z')

/** The attestation types that a verified statement of each format may have. */
const MEANS: Readonly<Record<string, readonly string[]>> = {
  none: ['none'],
  packed: ['self', 'uncertain'],
  tpm: ['attca'],
  'android-key': ['basic'],
  'android-safetynet': ['basic'],
  'fido-u2f': ['uncertain'],
  apple: ['anonca'],
}

function readRecords(name: string): CeremonyRecord[] {
  const lines = readFileSync(join(FOLDER, `${name}.jsonl`), 'utf8').split('\n')
  return lines.filter((line) => line !== '').map((line) => JSON.parse(line) as CeremonyRecord)
}

function verifyStatement({ credential }: CeremonyRecord): AttestationResult {
  const { attestationObject, clientDataJSON } = credential.response
  const attested = parseAttestedObject(Buffer.from(attestationObject, 'base64url'))
  const clientDataHash = sha256(Buffer.from(clientDataJSON, 'base64url'))
  const format = findStatementFormat(attested.format)
  if (format === undefined) throw new Error(`unknown format ${attested.format}`)
  const { statement, authenticatorData } = attested
  const formats = new Set([format.format])
  return perform(format.catalogue, (trace) =>
    format.verify(trace, { statement, authenticatorData, clientDataHash, settings: LAX_STATEMENTS, formats, at: AT }),
  )
}

const registrations = records.filter(({ ceremony, outcome }) => ceremony === 'registration' && outcome === 'verified')

describe('recorded attestation statements of authenticators and of the specification', () => {
  if (!isPresent) {
    it.skip('verifies recorded statements (skipped: ../shared/vectors is missing)', () => undefined)
    return
  }

  it('cover every format except compound', () => {
    expect([...new Set(registrations.map(({ fmt }) => fmt))].sort()).toEqual(Object.keys(MEANS).sort())
  })

  it.each(registrations.map((record) => [record.id, record] as const))('verify: %s', (_, record) => {
    const result = verifyStatement(record)
    expect(MEANS[record.fmt]).toContain(result.type === 'certified' ? result.means : result.type)
  })

  it.each(registrations.filter(({ fmt }) => fmt !== 'none').map((record) => [record.id, record] as const))(
    'do not verify for other client data: %s',
    (_, record) => {
      const { attestationObject } = record.credential.response
      const clientDataJSON = Buffer.from('{}').toString('base64url')
      expect(() =>
        verifyStatement({ ...record, credential: { response: { attestationObject, clientDataJSON } } }),
      ).toThrow(/attestation_signature_invalid|_mismatch/)
    },
  )
})
