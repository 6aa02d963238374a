import { createConfig } from '../../src/config/load-config.js'
import { complaintsOf, testEnvironment } from '../support/config.js'

const complaints = (content: object) => complaintsOf(() => createConfig(content, testEnvironment()))

describe('a key in the spelling of version 0.1', () => {
  it.each([
    ['attestation', 'path.rootInChain', '"path": { "root_in_chain": … }'],
    ['attestation', 'path.expired', '"path": { "expired": … }'],
    ['attestation', 'path.sha1', '"path": { "sha1": … }'],
    ['attestation', 'path.anchorWithoutCa', '"path": { "anchor_without_ca": … }'],
    ['attestation', 'path.shortestRsaKey', '"path": { "shortest_rsa_key": … }'],
    ['attestation', 'path.criticalPolicies', '"path": { "critical_policies": … }'],
    ['attestation', 'path.revocation', '"path": { "revocation": … }'],
    ['attestation', 'statements.sha1', '"statements": { "sha1": … }'],
    ['attestation', 'statements.packed.countryCode', '"statements": { "packed": { "country_code": … } }'],
    ['attestation', 'statements.packed.serialNumber', '"statements": { "packed": { "serial_number": … } }'],
    ['attestation', 'statements.tpm.vendor', '"statements": { "tpm": { "vendor": … } }'],
    ['attestation', 'statements.tpm.objectAttributes', '"statements": { "tpm": { "object_attributes": … } }'],
    [
      'attestation',
      'statements.tpm.criticalAlternativeName',
      '"statements": { "tpm": { "critical_alternative_name": … } }',
    ],
    [
      'attestation',
      'statements.androidKey.authorizationList',
      '"statements": { "android_key": { "authorization_list": … } }',
    ],
    [
      'attestation',
      'statements.androidKey.absentAuthorizations',
      '"statements": { "android_key": { "absent_authorizations": … } }',
    ],
    ['attestation', 'statements.androidKey.purpose', '"statements": { "android_key": { "purpose": … } }'],
    [
      'attestation',
      'statements.androidKey.leastSecurityLevel',
      '"statements": { "android_key": { "least_security_level": … } }',
    ],
    [
      'attestation',
      'statements.androidKey.revokedSerialNumbers',
      '"statements": { "android_key": { "revoked_serial_numbers": … } }',
    ],
    [
      'attestation',
      'statements.androidSafetyNet.maximumAgeMillis',
      '"statements": { "android_safety_net": { "maximum_age_millis": … } }',
    ],
    [
      'attestation',
      'statements.androidSafetyNet.ctsProfileMatch',
      '"statements": { "android_safety_net": { "cts_profile_match": … } }',
    ],
    ['attestation', 'statements.fidoU2f.aaguid', '"statements": { "fido_u2f": { "aaguid": … } }'],
    ['attestation', 'statements.fidoU2f.flags', '"statements": { "fido_u2f": { "flags": … } }'],
    ['attestation', 'statements.compound.verify', '"statements": { "compound": { "verify": … } }'],
    ['metadata', 'unknownModels', '"unknown_models"'],
    ['metadata', 'statuses.refused', '"statuses": { "refused": … }'],
    ['metadata', 'statuses.unknown', '"statuses": { "unknown": … }'],
    ['metadata', 'attestationTypes', '"attestation_types"'],
    ['metadata', 'aaguidExtension', '"aaguid_extension"'],
    ['documents', 'passkey_endpoints.enroll', '"passkey_endpoints": { "enroll": … }'],
    ['documents', 'passkey_endpoints.manage', '"passkey_endpoints": { "manage": … }'],
    ['documents', 'passkey_endpoints.prf_usage_details', '"passkey_endpoints": { "prf_usage_details": … }'],
  ])('"%s": { "%s": … } is rejected with the current spelling', (group, key, present) => {
    const complaint = `${group}.${key}: is not a key of the configuration; write ${present} instead`
    expect(complaints({ [group]: { [key]: null } })).toEqual([complaint])
  })

  it('is reported for every key at once', () => {
    const content = { attestation: { 'path.sha1': null, 'statements.sha1': null }, metadata: { unknownModels: null } }
    expect(complaints(content)).toHaveLength(3)
  })
})

describe('a removed key', () => {
  it('is rejected with a hint: end_user_realm.recent_seconds', () => {
    expect(complaints({ end_user_realm: { recent_seconds: 300 } })).toEqual([
      'end_user_realm.recent_seconds: was removed: changes of passkeys and sessions need a confirmation, see docs/confirmations.md',
    ])
  })

  it.each(['constructor', '__proto__'])('does not include %s', (key) => {
    expect(complaints(JSON.parse(`{ "end_user_realm": { "${key}": 1 } }`) as object)).toEqual([
      expect.stringContaining('is not a key of the configuration'),
    ])
  })
})
