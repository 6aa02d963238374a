import { ConfigurationError } from '../../../src/webauthn/errors/engine-error.js'
import { parseRpId } from '../../../src/webauthn/structures/rp-id.js'
import { refusalOf } from '../bytes/writers.js'

describe('parseRpId', () => {
  it.each([
    'example.com',
    'login.example.co.uk',
    'localhost',
    'app.localhost',
    'xn--bcher-kva.example',
    'a.b',
    'intranet',
    'my_app.example.com',
    '_a.b_.c__d.example.com',
    '1.example',
    `${'a'.repeat(63)}.example`,
    `${`${'a'.repeat(62)}.`.repeat(4)}b`,
  ])('accepts %s', (text) => {
    expect(parseRpId(text, 'rpId')).toBe(text)
  })

  it.each([
    ['a URL', 'https://example.com'],
    ['an origin with a port', 'example.com:443'],
    ['a path', 'example.com/'],
    ['an IPv4 address', '127.0.0.1'],
    ['an IPv6 address', '[::1]'],
    ['a host that the URL standard treats as IPv4', '1.2.3.0x4'],
    ['a host that ends in a number', 'example.1'],
    ['a longer host that ends in a number', 'www.example.1'],
    ['a single label that is a number', '7'],
    ['an upper-case letter', 'Example.com'],
    ['an internationalised label that is not in its ASCII form', 'bücher.example'],
    ['a trailing dot', 'example.com.'],
    ['a leading dot', '.example.com'],
    ['an empty label', 'example..com'],
    ['a wildcard', '*.example.com'],
    ['an underscore in the last label', 'example.c_m'],
    ['an underscore in the last label but one', 'a_b.com'],
    ['an underscore in a single label', 'intra_net'],
    ['a label with an underscore that starts with a hyphen', '-a_b.example.com'],
    ['a leading hyphen', '-a.example.com'],
    ['a trailing hyphen', 'a-.example.com'],
    ['a label of 64 characters', `${'a'.repeat(64)}.example`],
    ['a domain of 254 characters', `${`${'a'.repeat(62)}.`.repeat(4)}bb`],
    ['a trailing space', 'example.com '],
    ['a trailing line feed', 'example.com\n'],
    ['an empty string', ''],
    ['a number', 5],
    ['undefined', undefined],
  ])('rejects %s: %j [reg.rpid.valid-domain]', (_, text) => {
    const refusal = refusalOf(() => parseRpId(text, 'rpId'))
    expect(refusal).toBeInstanceOf(ConfigurationError)
    expect(refusal).toMatchObject({ code: 'expectation_invalid', path: 'rpId' })
    expect(refusal.message).toContain('must be a lower-case domain')
  })
})
