import { clientData, fields, flags } from '../../support/authenticator-changes.js'
import { FLAG } from '../../../src/testing/index.js'
import { TOP_ORIGIN } from '../../support/expectations.js'
import { authenticate, type Change as AuthenticationChange, extensions } from './authentication-case.js'
import { APP_ID, FOR_APP_ID } from './authentication-refusals.js'
import { type Change as RegistrationChange, register } from './registration-case.js'

/** A value that the types forbid but an unvalidated configuration may contain. */
const NONSENSE = 'perhaps' as never
const UP = { tamper: flags(FLAG.UP) }
const FRAME = { crossOrigin: true }

function ruled(rules: AuthenticationChange['expected']): Pick<AuthenticationChange, 'expected'> {
  return { expected: { ...rules } }
}

const AUTHENTICATIONS: readonly (readonly [string, AuthenticationChange])[] = [
  ['userVerification', { ...UP, ...ruled({ userVerification: NONSENSE }) }],
  ['framing', { input: FRAME, ...ruled({ framing: NONSENSE }) }],
  [
    'framing.withoutTopOrigin',
    { input: FRAME, ...ruled({ framing: { topOrigins: new Set([TOP_ORIGIN]), withoutTopOrigin: NONSENSE } }) },
  ],
  ['backup.eligibility', ruled({ backup: { eligibility: NONSENSE, state: 'any' } })],
  ['backup.state', ruled({ backup: { eligibility: 'any', state: NONSENSE } })],
  [
    'backup.state of a backed up credential',
    {
      tamper: flags(FLAG.UP | FLAG.UV | FLAG.BE | FLAG.BS),
      record: { backupEligible: true },
      ...ruled({ backup: { eligibility: 'any', state: NONSENSE } }),
    },
  ],
  ['backupEligibilityChange', { record: { backupEligible: true }, ...ruled({ backupEligibilityChange: NONSENSE }) }],
  ['user', ruled({ user: NONSENSE })],
  ['user.identifiedBy', ruled({ user: { identifiedBy: NONSENSE } })],
  ['allowCredentials', ruled({ allowCredentials: NONSENSE })],
  ['credential', ruled({ credential: NONSENSE })],
  ['signCount', { tamper: fields({ signCount: 1 }), record: { signCount: 7 }, ...ruled({ signCount: NONSENSE }) }],
  ['credential.record.backupEligible', { record: { backupEligible: NONSENSE } }],
  [
    'credential.record.backupEligible if changes are flagged',
    { record: { backupEligible: NONSENSE }, ...ruled({ backupEligibilityChange: 'flag' }) },
  ],
  [
    'extensions.unsolicited',
    { input: { clientExtensionResults: { example: 1 } }, ...extensionRule({ unsolicited: NONSENSE }) },
  ],
  ['extensions.credentialProtection', extensionRule({ credentialProtection: NONSENSE })],
  [
    'extensions.residentKey',
    { input: { clientExtensionResults: { credProps: { rk: false } } }, ...extensionRule({ residentKey: NONSENSE }) },
  ],
  ['extensions.largeBlob', extensionRule({ largeBlob: NONSENSE })],
]

const REGISTRATIONS: readonly (readonly [string, RegistrationChange])[] = [
  ['mediation', { tamper: flags(FLAG.AT), expected: { mediation: NONSENSE, userVerification: 'preferred' } }],
  ['backup.eligibility', { expected: { backup: { eligibility: NONSENSE, state: 'any' } } }],
  ['backup.state', { expected: { backup: { eligibility: 'any', state: NONSENSE } } }],
  ['shortestCredentialId', { expected: { shortestCredentialId: NONSENSE } }],
  ['algorithms', { expected: { algorithms: NONSENSE } }],
  ['origins', { tamper: clientData({ origin: 'perhaps' }), expected: { origins: NONSENSE } }],
]

function extensionRule(rule: Parameters<typeof extensions>[0]): Pick<AuthenticationChange, 'expected'> {
  return { expected: extensions(rule) }
}

describe('an undefined value of a setting', () => {
  it.each(AUTHENTICATIONS)('rejects an authentication: %s', (_, change) => {
    expect(() => authenticate(change)).toThrow()
  })

  it.each(REGISTRATIONS)('rejects a registration: %s', (_, change) => {
    expect(() => register(change)).toThrow()
  })

  it('does not record a first user verification', () => {
    const { update } = authenticate({ record: { uvInitialized: false }, ...ruled({ uvInitialization: NONSENSE }) })
    expect(update.uvInitialized).toBe(false)
  })

  it('does not turn a credential into a U2F credential', () => {
    const change = { input: { clientExtensionResults: { appid: true } }, record: { createdBy: NONSENSE } }
    expect(() => authenticate({ ...change, tamper: FOR_APP_ID, expected: { appId: APP_ID } })).toThrow()
  })
})
