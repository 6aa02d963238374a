import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { complaintsOf, loadIn } from '../support/config.js'

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-overrides-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

/** Loads a file with this content, with variables whose names have the prefix `LATCHKEY_CONFIG__`. */
function load(variables: Record<string, string>, content: object = {}) {
  writeFileSync(join(directory, 'passkey_config.jsonc'), JSON.stringify(content))
  const prefixed = Object.entries(variables).map(([name, value]) => [`LATCHKEY_CONFIG__${name}`, value])
  return loadIn(directory, Object.fromEntries(prefixed) as Record<string, string>)
}

const complaints = (variables: Record<string, string>, content?: object) => complaintsOf(() => load(variables, content))

describe('a variable LATCHKEY_CONFIG__…', () => {
  it.each<[string, string, object]>([
    ['tokens__session_days', '7', { tokens: { sessionDays: 7 } }],
    ['rp_name', 'Example Shop', { rpName: 'Example Shop' }],
    ['rp_name', '"7"', { rpName: '7' }],
    ['end_user_realm__sign_up', 'false', { endUserRealm: { signUp: false } }],
    ['tokens__rotate_after_days', 'null', { tokens: { rotateAfterDays: null } }],
    ['registration__algorithms', '["RS256"]', { registration: { algorithms: [-257] } }],
    ['attestation__statements__sha1', 'refused', { attestation: { overrides: { statements: { sha1: 'refused' } } } }],
    ['tokens', '{ "session_days": 7 }', { tokens: { sessionDays: 7, refreshTokenDays: 7 } }],
  ])('sets the key %s to %s', (name, value, expected) => {
    expect(load({ [name]: value })).toMatchObject(expected)
  })

  it('takes precedence over the file, whose other keys apply', () => {
    const content = { rp_name: 'File', tokens: { session_days: 9, refresh_token_days: 8 } }
    expect(load({ tokens__session_days: '7' }, content)).toMatchObject({
      rpName: 'File',
      tokens: { sessionDays: 7, refreshTokenDays: 8 },
    })
  })

  it('for a key takes precedence over a variable for its group', () => {
    const variables = { tokens__session_days: '7', tokens: '{ "session_days": 9, "refresh_token_days": 5 }' }
    expect(load(variables).tokens).toMatchObject({ sessionDays: 7, refreshTokenDays: 5 })
  })

  it.each([
    ['login', {}, 'login'],
    ['step_up', {}, 'step-up'],
    ['high_value', { 'high-value': {} }, 'high-value'],
    ['high_value', { 'high-value': {}, high_value: {} }, 'high_value'],
    ['money_transfer', {}, 'money_transfer'],
  ])('for the purpose %s with the purposes %j in the file sets %s', (segment, purposes, name) => {
    const config = load({ [`purposes__${segment}__timeout_seconds`]: '7' }, { purposes })
    expect([...config.purposes.values()].filter(({ timeoutSeconds }) => timeoutSeconds === 7)).toEqual([
      expect.objectContaining({ name }),
    ])
  })

  it('writes the hyphen of an attestation format as an underscore', () => {
    expect(complaints({ trust_anchors__android_key: '["missing.pem"]' })).toEqual([
      expect.stringMatching(/^LATCHKEY_CONFIG__trust_anchors__android_key\[0\]: cannot be read/),
    ])
  })

  it('is treated as unset when it is empty', () => {
    expect(load({ rp_name: '', colour: '' }).rpName).toBe('Latchkey')
  })

  it.each([
    ['colour', '1', 'LATCHKEY_CONFIG__colour: is not a key of the configuration'],
    [
      'tokens__sesion_days',
      '7',
      'LATCHKEY_CONFIG__tokens__sesion_days: is not a key of the configuration; did you mean "session_days"?',
    ],
    ['tokens__session_days__x', '7', 'LATCHKEY_CONFIG__tokens__session_days__x: is not a key of the configuration'],
    ['', '7', 'LATCHKEY_CONFIG__: is not a key of the configuration'],
    ['tokens__', '7', 'LATCHKEY_CONFIG__tokens__: is not a key of the configuration'],
    ['tokens____proto____x', '7', /^LATCHKEY_CONFIG__tokens____proto____x: is not a key of the configuration/],
    ['purposes__login__colour', '7', 'LATCHKEY_CONFIG__purposes__login__colour: is not a key of the configuration'],
    ['purposes__Payment__timeout_seconds', '7', /^purposes\.Payment: must have a name of/],
    ['tokens__session_days', 'many', 'LATCHKEY_CONFIG__tokens__session_days: must be a whole number from 1 to 365'],
    ['rp_name', '7', 'LATCHKEY_CONFIG__rp_name: must be text of 1 to 64 characters'],
    ['tokens', '{ "session_days": 0 }', 'LATCHKEY_CONFIG__tokens.session_days: must be a whole number from 1 to 365'],
    ['purposes', '{ "__proto__": {} }', 'LATCHKEY_CONFIG__purposes.__proto__: is not a key of the configuration'],
    ['tokens', '{ "issuer": "a", "issuer": "b" }', 'LATCHKEY_CONFIG__tokens.issuer: is a duplicate key'],
    ['hostname', 'https://example.com', /^LATCHKEY_CONFIG__hostname: must be a domain/],
    ['origins', '["https://example.com"]', /^LATCHKEY_CONFIG__origins\[0\]: must have the RP ID/],
  ])('%s=%s is rejected', (name, value, complaint) => {
    const expected = typeof complaint === 'string' ? complaint : expect.stringMatching(complaint)
    expect(complaints({ [name]: value })).toEqual([expected])
  })

  it('does not replace a group that is not an object', () => {
    expect(complaints({ tokens__session_days: '7' }, { tokens: [] })).toEqual(['tokens: must be an object'])
  })
})
