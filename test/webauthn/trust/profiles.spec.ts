import { createAttestationPolicy, createMetadataRules, POLICY_PROFILES } from '../../../src/webauthn/trust/profiles.js'
import { anchorOf, MODEL, policyOf, root } from './trust-case.js'

describe('the profiles', () => {
  it.each(POLICY_PROFILES)('%s has no anchors and no metadata and admits every model by default', (profile) => {
    const policy = createAttestationPolicy(profile)
    expect(policy.anchors.findAnchors({ format: 'packed', aaguid: MODEL, leaf: anchorOf(root).certificate })).toEqual(
      [],
    )
    expect(policy).toMatchObject({
      models: 'any',
      metadata: 'none',
      intermediates: [],
      none: 'accepted',
      self: 'accepted',
    })
  })

  it('differ in the documented settings', () => {
    const [specification, strict, conformance] = POLICY_PROFILES.map((profile) => createAttestationPolicy(profile))
    expect(specification).toMatchObject({
      untrusted: 'accepted',
      path: { rootInChain: 'accepted' },
      statements: {
        sha1: 'accepted',
        tpm: { vendor: 'any' },
        androidSafetyNet: { maximumAgeMillis: 'any', ctsProfileMatch: 'ignored' },
        fidoU2f: { aaguid: 'any' },
      },
    })
    expect(strict).toMatchObject({
      statements: {
        sha1: 'refused',
        tpm: { vendor: 'registered' },
        androidKey: { authorizationList: 'tee-enforced', leastSecurityLevel: 'trusted-environment' },
        fidoU2f: { aaguid: 'zero', flags: 'u2f-only' },
      },
    })
    expect(conformance).toMatchObject({
      untrusted: 'refused',
      path: { rootInChain: 'refused' },
      statements: {
        sha1: 'accepted',
        tpm: { vendor: 'registered-or-conformance' },
        androidSafetyNet: { maximumAgeMillis: 60_000, ctsProfileMatch: 'required' },
        fidoU2f: { aaguid: 'zero' },
      },
    })
  })

  it('accept SafetyNet, whose service was shut down, only if they are not strict [att.snet.deprecated]', () => {
    const takes = POLICY_PROFILES.filter((profile) => createAttestationPolicy(profile).formats.has('android-safetynet'))
    expect(takes).toEqual(['specification', 'conformance'])
  })

  it('accept overrides of single settings and preserve the rest of their group', () => {
    const policy = createAttestationPolicy('strict', {
      untrusted: 'refused',
      path: { expired: 'accepted' },
      statements: { sha1: 'accepted', tpm: { vendor: 'any' } },
    })
    const strict = createAttestationPolicy('strict')
    expect(policy).toMatchObject({
      untrusted: 'refused',
      path: { ...strict.path, expired: 'accepted' },
      statements: { ...strict.statements, sha1: 'accepted', tpm: { ...strict.statements.tpm, vendor: 'any' } },
    })
    expect(createAttestationPolicy('strict')).toEqual(strict)
  })

  it('accept overrides of single metadata rules', () => {
    const rules = createMetadataRules('strict', { staleness: 'any', statuses: { unknown: 'accepted' } })
    const strict = createMetadataRules('strict')
    expect(rules).toEqual({
      ...strict,
      staleness: 'any',
      statuses: { refused: strict.statuses.refused, unknown: 'accepted' },
    })
  })

  it('are not affected by changes to policies created from them', () => {
    const policies = POLICY_PROFILES.map((profile) => createAttestationPolicy(profile))
    const rules = POLICY_PROFILES.map((profile) => createMetadataRules(profile))
    const formatsBefore = policies.map(({ formats }) => [...formats])
    const refusedBefore = rules.map(({ statuses }) => [...statuses.refused])
    for (const { formats, statements } of policies) {
      const members = [formats, statements.packed] as unknown as [Set<string>, Record<string, unknown>]
      members[0].clear()
      members[1]['serialNumber'] = 'changed'
    }
    for (const { statuses } of rules) (statuses.refused as Set<string>).clear()
    const after = POLICY_PROFILES.map((profile) => createAttestationPolicy(profile))
    expect(after.map(({ formats }) => [...formats])).toEqual(formatsBefore)
    expect(after.map(({ statements }) => statements.packed.serialNumber)).not.toContain('changed')
    const refused = POLICY_PROFILES.map((profile) => [...createMetadataRules(profile).statuses.refused])
    expect(refused).toEqual(refusedBefore)
  })

  it('reject retired models only if they are strict', () => {
    const refuse = POLICY_PROFILES.filter((profile) => createMetadataRules(profile).statuses.refused.has('RETIRED'))
    expect(refuse).toEqual(['strict'])
  })

  it('match the policies of the trust tests', () => {
    expect(policyOf().untrusted).toBe('accepted')
  })
})
