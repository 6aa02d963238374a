import { configKeyOf } from '../../src/config/config-key.js'
import { ERROR_CODES } from '../../src/webauthn/inspect.js'

/** Settings of the engine that the service does not make configurable. */
const NOT_CONFIGURABLE: readonly string[] = ['extensions.enforced', 'extensions.unsolicited', 'shortestCredentialId']

describe('configKeyOf', () => {
  it.each([
    ['signCount', 'authentication.sign_count'],
    ['backup.eligibility', 'backup.eligibility'],
    ['metadata.statuses', 'metadata.statuses'],
    ['attestation.statements.tpm.objectAttributes', 'attestation.statements.tpm.object_attributes'],
    ['attestation.statements.fidoU2f.aaguid', 'attestation.statements.fido_u2f.aaguid'],
  ])('maps the setting %s to the key %s', (setting, key) => {
    expect(configKeyOf(setting)).toBe(key)
  })

  it.each(NOT_CONFIGURABLE)('returns the setting %s unchanged, because it has no key', (setting) => {
    expect(configKeyOf(setting)).toBe(setting)
  })

  it('has a key for every other setting that an error names', () => {
    const settings = Object.values(ERROR_CODES).flatMap((entry) => ('setting' in entry ? [entry.setting] : []))
    expect(settings.length).toBeGreaterThan(25)
    const withoutKey = settings.filter((setting) => /[A-Z]/.test(configKeyOf(setting)))
    expect(withoutKey.filter((setting) => !NOT_CONFIGURABLE.includes(setting))).toEqual([])
  })
})
