import fc from 'fast-check'
import { EngineError } from '../../src/webauthn/errors/engine-error.js'
import { judgeAttestation } from '../../src/webauthn/trust/judge-attestation.js'
import { readEnrolledModel } from '../../src/webauthn/trust/metadata/enrolled-model.js'
import { parsePayload } from '../../src/webauthn/trust/metadata/metadata-payload.js'
import { createMetadataSource } from '../../src/webauthn/trust/metadata/metadata-source.js'
import { verifyMetadataBlob } from '../../src/webauthn/trust/metadata/verify-blob.js'
import { createMetadataRules } from '../../src/webauthn/trust/profiles.js'
import { encodeCbor } from '../../src/testing/index.js'
import { mutationsOf } from '../webauthn/bytes/arbitraries.js'
import { expectBlob, makeBlob } from '../webauthn/trust/metadata/blob-maker.js'
import { entryJson, payloadJson, reportJson, statementJson } from '../webauthn/trust/metadata/metadata-json.js'
import { AT, authenticatorDataOf, caseOf, certified, leaf, policyOf } from '../webauthn/trust/trust-case.js'

const RUNS = { numRuns: 500 }

/** Runs a parser on arbitrary input. Rethrows errors that are not EngineErrors. */
function outcomeOf(run: () => unknown): 'read' | 'refused' {
  try {
    run()
    return 'read'
  } catch (error) {
    if (error instanceof EngineError) return 'refused'
    throw error
  }
}

function bytesOf(json: unknown): Uint8Array {
  return new TextEncoder().encode(JSON.stringify(json))
}

/** An object with some members replaced by arbitrary JSON. */
function mangled(json: Readonly<Record<string, unknown>>): fc.Arbitrary<Record<string, unknown>> {
  const changes = fc.dictionary(fc.constantFrom(...Object.keys(json), '__proto__'), fc.jsonValue(), { maxKeys: 3 })
  return changes.map((changed) => ({ ...json, ...changed }))
}

const entries = fc
  .tuple(mangled(statementJson()), mangled(reportJson('REVOKED')))
  .chain(([metadataStatement, report]) => mangled(entryJson({ metadataStatement, statusReports: [report] })))

describe('a metadata BLOB', () => {
  it('of arbitrary text is rejected with an EngineError', () => {
    const texts = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(fc.base64String(), { maxLength: 4 }).map((parts) => parts.join('.')),
    )
    fc.assert(
      fc.property(texts, (text) => {
        expect(outcomeOf(() => verifyMetadataBlob(text, expectBlob()))).toBe('refused')
      }),
      RUNS,
    )
  })

  it('with any one character changed is rejected', () => {
    const blob = makeBlob()
    const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_.= '
    fc.assert(
      fc.property(fc.nat({ max: blob.length - 1 }), fc.constantFrom(...alphabet), (at, character) => {
        const changed = blob.slice(0, at) + character + blob.slice(at + 1)
        fc.pre(changed.trim() !== blob)
        expect(outcomeOf(() => verifyMetadataBlob(changed, expectBlob()))).toBe('refused')
      }),
      RUNS,
    )
  })

  it('with any header is parsed or rejected with an EngineError', () => {
    fc.assert(
      fc.property(mangled({ alg: 'ES256', x5c: [], crit: [], x5u: '' }), (header) => {
        expect(['read', 'refused']).toContain(outcomeOf(() => verifyMetadataBlob(makeBlob({ header }), expectBlob())))
      }),
      { numRuns: 100 },
    )
  })
})

describe('a metadata payload', () => {
  it('of any bytes is parsed or rejected with an EngineError', () => {
    const honest = bytesOf(payloadJson())
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), mutationsOf(honest)), (bytes) => {
        expect(['read', 'refused']).toContain(outcomeOf(() => parsePayload(bytes, 'metadata')))
      }),
      RUNS,
    )
  })

  it('with invalid entries still contains its valid entry', () => {
    const good = entryJson({ statusReports: [reportJson('REVOKED')] })
    const policy = policyOf()
    const attested = caseOf({ result: certified(leaf), backupEligible: true, discoverable: true }, policy)
    const attestation = judgeAttestation(attested, policy, AT)
    fc.assert(
      fc.property(fc.array(fc.oneof(entries, fc.jsonValue()), { maxLength: 4 }), (others) => {
        const payload = parsePayload(bytesOf(payloadJson({ entries: [...others, good, ...others] })), 'metadata')
        const source = createMetadataSource(payload, createMetadataRules('strict'))
        const { faults } = source.assessModel({ attested, attestation, at: AT })
        expect(faults.has('authenticator_status_refused')).toBe(true)
      }),
      RUNS,
    )
  })
})

describe('an attestation object of an enrolled credential', () => {
  const honest = encodeCbor(
    new Map<string, string | Uint8Array | Map<string, Uint8Array[]>>([
      ['fmt', 'packed'],
      ['attStmt', new Map([['x5c', [leaf.der]]])],
      ['authData', authenticatorDataOf({}).bytes],
    ]),
  )

  it('is parsed or rejected with an EngineError', () => {
    expect(outcomeOf(() => readEnrolledModel(honest))).toBe('read')
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), mutationsOf(honest)), (bytes) => {
        expect(['read', 'refused']).toContain(outcomeOf(() => readEnrolledModel(bytes)))
      }),
      RUNS,
    )
  })
})
