import { createConfig } from '../../src/config/load-config.js'
import { complaintsOf, testEnvironment } from '../support/config.js'

const configOf = (content: unknown) => createConfig(content, testEnvironment())
const purposesOf = (content: unknown) => Object.fromEntries(configOf(content).purposes)

const LOGIN = {
  name: 'login',
  userVerification: 'preferred',
  timeoutSeconds: 300,
  algorithms: 'any',
  requireIdentified: false,
}
const STEP_UP = {
  name: 'step-up',
  userVerification: 'required',
  timeoutSeconds: 120,
  algorithms: 'any',
  requireIdentified: true,
}

describe('the purposes of the configuration', () => {
  it('are login and step-up by default', () => {
    expect(purposesOf({})).toEqual({ login: LOGIN, 'step-up': STEP_UP })
  })

  it('inherit missing keys from the section authentication', () => {
    const authentication = { user_verification: 'discouraged', timeout_seconds: 60 }
    const common = { userVerification: 'discouraged', timeoutSeconds: 60 }
    expect(purposesOf({ authentication, purposes: { payment: {} } })).toEqual({
      login: { ...LOGIN, ...common },
      'step-up': STEP_UP,
      payment: { ...LOGIN, ...common, name: 'payment' },
    })
  })

  it('can be overridden one key at a time', () => {
    const purposes = { login: { algorithms: ['ES256', 'EdDSA'] }, 'step-up': { require_identified: false } }
    expect(purposesOf({ purposes })).toEqual({
      login: { ...LOGIN, algorithms: [-7, -8] },
      'step-up': { ...STEP_UP, requireIdentified: false },
    })
  })

  it('are immutable', () => {
    for (const purpose of configOf({}).purposes.values()) expect(Object.isFrozen(purpose)).toBe(true)
  })

  it.each([
    ['a section that is a list', [], 'purposes: must be an object'],
    ['a purpose that is not an object', { login: true }, 'purposes.login: must be an object'],
    ['an unknown key', { payment: { colour: 1 } }, 'purposes.payment.colour: is not a key of the configuration'],
    ['a name with a capital', { Payment: {} }, /^purposes\.Payment: must have a name of 1 to 64 lower-case/],
    ['a name that is too long', { ['a'.repeat(65)]: {} }, /must have a name of/],
    ['an empty name', { '': {} }, /must have a name of/],
    ['the name of a sign-up', { 'sign-up': {} }, /^purposes\.sign-up: must have a name of/],
    ['the name of an enrolment', { enrolment: {} }, /^purposes\.enrolment: must have a name of/],
    [
      'an invalid value',
      { payment: { user_verification: 'maybe' } },
      'purposes.payment.user_verification: must be one of "required", "preferred", "discouraged", or null',
    ],
    ['a timeout of 0', { login: { timeout_seconds: 0 } }, /^purposes\.login\.timeout_seconds: must be a whole number/],
    ['an unknown algorithm', { login: { algorithms: ['RS1'] } }, /^purposes\.login\.algorithms\[0\]: must be one of/],
    [
      'an empty list of algorithms',
      { login: { algorithms: [] } },
      /^purposes\.login\.algorithms: must be a list of 1 to/,
    ],
    [
      'a flag in quotes',
      { login: { require_identified: 'true' } },
      /^purposes\.login\.require_identified: must be true/,
    ],
  ])('are rejected with %s', (_what, purposes, complaint) => {
    const complaints = complaintsOf(() => configOf({ purposes }))
    expect(complaints).toEqual([typeof complaint === 'string' ? complaint : expect.stringMatching(complaint)])
  })

  it('are all validated, and all problems are reported at once', () => {
    const purposes = { login: { timeout_seconds: 0 }, payment: { algorithms: 'ES256', colour: 1 } }
    expect(complaintsOf(() => configOf({ purposes }))).toHaveLength(3)
  })
})
