import { acrOf, amrOf, type AuthenticationFacts } from '../../src/auth/tokens/authentication-facts.js'

const FACTS: AuthenticationFacts = {
  purpose: 'login',
  passkeyId: 'p',
  aaguid: 'a',
  userVerified: false,
  backupEligible: false,
  backupState: false,
  hardwareProven: false,
  at: new Date(0),
}

describe('amrOf and acrOf', () => {
  it.each([
    ['a key without a trusted attestation', {}, ['pop', 'user'], 'phr'],
    ['user verification', { userVerified: true }, ['pop', 'user', 'mfa'], 'phr'],
    ['a key in proven hardware', { hardwareProven: true }, ['hwk', 'user'], 'phrh'],
    ['a key that can be backed up', { backupEligible: true }, ['swk', 'user'], 'phr'],
    [
      'a key in proven hardware that can be backed up',
      { backupEligible: true, hardwareProven: true },
      ['swk', 'user'],
      'phr',
    ],
  ])('return the claims for %s', (_what, facts, amr, acr) => {
    expect([amrOf({ ...FACTS, ...facts }), acrOf({ ...FACTS, ...facts })]).toEqual([amr, acr])
  })
})
