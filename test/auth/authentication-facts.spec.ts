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

describe('the claims about an authentication', () => {
  it.each([
    ['a key nobody vouches for', {}, ['pop', 'user'], 'phr'],
    ['a user who was verified', { userVerified: true }, ['pop', 'user', 'mfa'], 'phr'],
    ['a key in proven hardware', { hardwareProven: true }, ['hwk', 'user'], 'phrh'],
    ['a key that can leave its hardware', { backupEligible: true }, ['swk', 'user'], 'phr'],
    ['such a key in proven hardware', { backupEligible: true, hardwareProven: true }, ['swk', 'user'], 'phr'],
  ])('say of %s what is known', (_what, facts, amr, acr) => {
    expect([amrOf({ ...FACTS, ...facts }), acrOf({ ...FACTS, ...facts })]).toEqual([amr, acr])
  })
})
