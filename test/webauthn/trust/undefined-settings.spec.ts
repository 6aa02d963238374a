import { CHALLENGE } from '../../support/expectations.js'
import { RevocationLists } from '../../../src/webauthn/crypto/revocation.js'
import { assessPath, DEFAULT_PATH_SETTINGS, type PathSettings } from '../../../src/webauthn/crypto/certificate-path.js'
import { judgeAttestation } from '../../../src/webauthn/trust/judge-attestation.js'
import type { RuleOverrides } from '../../../src/webauthn/trust/profiles.js'
import { entryJson, otherEntryJson, reportJson, sourceOf } from './metadata/metadata-json.js'
import {
  AT,
  caseOf,
  certificateOf,
  certified,
  leaf,
  plainLeaf,
  OTHER_MODEL,
  policyOf,
  type RegistrationParts,
  root,
} from './trust-case.js'
import { carriesChallenge } from '../../../src/webauthn/ceremonies/shared-checks.js'
import type { Challenge } from '../../../src/webauthn/bytes/brand.js'
import type { CeremonyExpectations } from '../../../src/webauthn/ceremonies/expectations.js'
import { encodeBase64url } from '../../../src/webauthn/bytes/base64url.js'

/** A value that the types forbid but an unvalidated configuration may contain. */
const nonsense = 'perhaps' as never
const never = new Date(Number.NaN)

describe('an undefined value of a setting is strict:', () => {
  const pathFault = (settings: Partial<PathSettings>, chain = [leaf]): unknown =>
    assessPath({
      chain: [certificateOf(leaf), ...chain.slice(1).map(certificateOf)],
      intermediates: [],
      anchors: [{ certificate: certificateOf(root) }],
      at: AT,
      settings: { ...DEFAULT_PATH_SETTINGS, ...settings },
      purposes: new Set(),
    })

  it('path.rootInChain', () => {
    expect(pathFault({ rootInChain: nonsense }, [leaf, root])).toMatchObject({ why: 'path_root_included' })
  })

  it('path.revocation.unknown', () => {
    const revocation = { lists: new RevocationLists([]), unknown: nonsense }
    expect(pathFault({ revocation })).toMatchObject({ why: 'path_revocation_unknown' })
  })

  const several = [entryJson(), otherEntryJson(OTHER_MODEL)]
  const unlisted = [entryJson({}, { attestationTypes: ['basic_surrogate'] })]
  const otherAlgorithm = [entryJson({}, { authenticationAlgorithms: ['ed448_eddsa_sha512_raw'] })]
  const future = [entryJson({ statusReports: [reportJson('FUTURE_COMPROMISE')] })]
  const late = new Date('2036-01-01T00:00:00Z')

  it.each<Trial>([
    { name: 'unknownModels', rules: { unknownModels: nonsense }, entries: [], fault: 'authenticator_model_unknown' },
    {
      name: 'attestationTypes',
      rules: { attestationTypes: nonsense },
      entries: unlisted,
      fault: 'attestation_type_unlisted',
    },
    { name: 'algorithms', rules: { algorithms: nonsense }, entries: otherAlgorithm, fault: 'algorithm_unlisted' },
    {
      name: 'statuses.unknown',
      rules: { statuses: { unknown: nonsense } },
      entries: future,
      fault: 'authenticator_status_refused',
    },
    {
      name: 'capabilities',
      rules: { capabilities: nonsense },
      entries: [entryJson()],
      parts: { backupEligible: true },
      fault: 'authenticator_capability_contradicted',
    },
    { name: 'staleness', rules: { staleness: nonsense }, entries: several, at: late, fault: 'metadata_stale' },
    {
      name: 'aaguidExtension',
      rules: { aaguidExtension: nonsense },
      entries: several,
      parts: { result: certified(plainLeaf) },
      fault: 'aaguid_extension_missing',
    },
  ])('$name', ({ fault, ...trial }) => {
    expect(faultsOf(trial)).toContain(fault)
  })
})

describe('an invalid time', () => {
  it('does not end a status report', () => {
    const revoked = [entryJson({ statusReports: [reportJson('REVOKED', { effectiveDate: '2025-01-01' })] })]
    expect(faultsOf({ entries: revoked, at: never })).toContain('authenticator_status_refused')
  })

  it('does not make metadata fresh', () => {
    expect(faultsOf({ entries: [entryJson()], rules: { staleness: 0 }, at: never })).toContain('metadata_stale')
  })
})

describe('an empty challenge', () => {
  it('matches no client data [reg.step-08.challenge]', () => {
    const clientData = { type: '', origin: '', crossOrigin: undefined, topOrigin: undefined }
    const expecting = (challenge: Uint8Array) => ({ challenge: challenge as Challenge }) as CeremonyExpectations
    const carries = (text: string, challenge: Uint8Array) =>
      carriesChallenge({ ...clientData, challenge: text }, expecting(challenge))
    expect(carries('', new Uint8Array(0))).toBe(false)
    expect(carries(encodeBase64url(CHALLENGE), CHALLENGE)).toBe(true)
  })
})

/** Assesses a registration of the test model against metadata. */
interface Assessed {
  readonly entries: Parameters<typeof sourceOf>[0]
  readonly rules?: RuleOverrides
  readonly parts?: RegistrationParts
  readonly at?: Date
}

interface Trial extends Assessed {
  readonly name: string
  readonly fault: string
}

function faultsOf({ entries, rules = {}, parts = {}, at = AT }: Assessed): string[] {
  const source = sourceOf(entries, rules)
  const policy = policyOf({ anchors: source, metadata: source })
  const attested = caseOf(parts, policy)
  const { faults } = source.assessModel({ attested, attestation: judgeAttestation(attested, policy, AT), at })
  return [...faults.keys()]
}
