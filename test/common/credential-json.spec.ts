import { normalizeCredential } from '../../src/common/http/credential-json.js'

describe('normalizeCredential', () => {
  it.each([
    ['padding of one character', '-_8=', '-_8'],
    ['padding of two characters', 'AQ==', 'AQ'],
    ['the standard alphabet', '+/+/', '-_-_'],
    ['the standard alphabet with padding', '+/8=', '-_8'],
    ['the standard alphabet without padding', '+/8', '-_8'],
  ])('converts %s', (_, text, normalized) => {
    expect(normalizeCredential({ id: text })).toEqual({ id: normalized })
  })

  it.each([
    ['base64url', '-_8'],
    ['both alphabets', '-/8'],
    ['both alphabets with padding', '-/8='],
    ['padding that does not fill the last group', 'AQ='],
    ['padding after a complete group', 'AQID='],
    ['three characters of padding', 'A==='],
    ['padding in the middle', 'A=Q='],
    ['whitespace', 'AQ ='],
    ['a line break', 'AQI=\n'],
    ['an empty text', ''],
    ['null', null],
    ['a number', 7],
  ])('leaves %s unchanged', (_, value) => {
    expect(normalizeCredential({ id: value })).toEqual({ id: value })
  })

  it.each([
    [{ prf: { enabled: true, results: { first: 'AQ' } } }, { prf: { enabled: true } }],
    [{ prf: { results: { first: 'AQ', second: 'Ag' } } }, { prf: {} }],
    [{ prf: { enabled: false, copy: 'AQ' } }, { prf: { enabled: false } }],
    [{ prf: {} }, { prf: {} }],
    [{ hmacGetSecret: { output1: 'AQ' }, hmacCreateSecret: true }, { hmacCreateSecret: true }],
    [
      { credProps: { rk: true }, largeBlob: { blob: 'AQ' } },
      { credProps: { rk: true }, largeBlob: { blob: 'AQ' } },
    ],
  ])('removes the secrets in %j', (clientExtensionResults, remaining) => {
    expect(normalizeCredential({ id: 'AQ', clientExtensionResults })).toEqual({
      id: 'AQ',
      clientExtensionResults: remaining,
    })
  })

  it('converts the binary members and no other', () => {
    const response = {
      clientDataJSON: 'AQ==',
      attestationObject: 'AQ==',
      authenticatorData: 'AQ==',
      signature: 'AQ==',
      userHandle: 'AQ==',
      transports: ['AQ=='],
    }
    const clientExtensionResults = { appid: 'AQ==' }
    expect(normalizeCredential({ id: 'AQ==', rawId: 'AQ==', type: 'AQ==', response, clientExtensionResults })).toEqual({
      id: 'AQ',
      rawId: 'AQ',
      type: 'AQ==',
      response: {
        clientDataJSON: 'AQ',
        attestationObject: 'AQ',
        authenticatorData: 'AQ',
        signature: 'AQ',
        userHandle: 'AQ',
        transports: ['AQ=='],
      },
      clientExtensionResults,
    })
  })

  it.each([[null], [7], ['AQ=='], [['AQ==']], [{ response: ['AQ=='] }], [{ response: null }]])(
    'leaves %j unchanged',
    (value) => {
      expect(normalizeCredential(value)).toEqual(value)
    },
  )
})
