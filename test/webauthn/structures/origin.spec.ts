import { ConfigurationError } from '../../../src/webauthn/errors/engine-error.js'
import {
  isExtensionOrigin,
  isNativeOrigin,
  originBelongsTo,
  parseOrigin,
} from '../../../src/webauthn/structures/origin.js'
import { parseRpId } from '../../../src/webauthn/structures/rp-id.js'
import { refusalOf } from '../bytes/writers.js'

const ANDROID = `android:apk-key-hash:${'A'.repeat(42)}A`
const IOS = 'ios:bundle-id:com.example.App'
const CHROME = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'
const UUID = '0b7f1f6e-52a4-4c8c-9c37-6d0f4f7d2a11'
const FIREFOX = `moz-extension://${UUID}`
const SAFARI = `safari-web-extension://${UUID}`

describe('parseOrigin', () => {
  it.each([
    'https://example.com',
    'https://example.com:8443',
    'https://login.example.com',
    'https://localhost:44329',
    'http://localhost',
    'http://localhost:3000',
    'http://app.localhost:1',
    'http://localhost:65535',
    'https://example.com:80',
    'http://localhost:443',
    'https://intranet',
    'https://my_app.example.com',
    ANDROID,
    IOS,
    CHROME,
    FIREFOX,
    SAFARI,
    `safari-web-extension://${UUID.toUpperCase()}`,
  ])('accepts %s', (text) => {
    expect(parseOrigin(text, 'origins[0]')).toBe(text)
  })

  it.each([
    ['an origin with a user [reg.step-09.origin-no-userinfo-path]', 'https://user@example.com'],
    ['an origin with a user and a path [reg.step-09.origin-no-userinfo-path]', 'https://user@example.com/x'],
    ['an origin with a path [reg.step-09.origin-no-userinfo-path]', 'https://example.com/x'],
    ['an origin with a query [reg.step-09.origin-no-userinfo-path]', 'https://example.com?x'],
    ['an origin with a fragment [reg.step-09.origin-no-userinfo-path]', 'https://example.com#x'],
    ['a trailing slash [reg.step-09.origin]', 'https://example.com/'],
    ['an upper-case domain [reg.step-09.origin]', 'https://Example.com'],
    ['an upper-case scheme', 'HTTPS://example.com'],
    ['the opaque origin [reg.step-09.origin-null]', 'null'],
    ['the default port of https', 'https://example.com:443'],
    ['the default port of http', 'http://localhost:80'],
    ['an empty port', 'https://example.com:'],
    ['port 0', 'https://example.com:0'],
    ['a port with a leading zero', 'https://example.com:08443'],
    ['a port beyond 65535', 'https://example.com:65536'],
    ['http for a domain other than localhost [reg.step-09.origin]', 'http://example.com'],
    ['http for a domain that merely ends in localhost', 'http://notlocalhost.example'],
    ['http with an IPv4 address', 'http://127.0.0.1:3000'],
    ['https with an IPv4 address', 'https://192.0.2.1'],
    ['https with an IPv6 address', 'https://[::1]'],
    ['http for a single label', 'http://intranet'],
    ['an underscore in the last two labels', 'https://a_b.com'],
    ['a wildcard', 'https://*.example.com'],
    ['a wildcard port', 'https://example.com:*'],
    ['a missing scheme', 'example.com'],
    ['an unsupported scheme', 'wss://example.com'],
    ['a trailing dot', 'https://example.com.'],
    ['a trailing space', 'https://example.com '],
    ['a trailing line feed', 'https://example.com\n'],
    ['two origins', 'https://example.com https://example.org'],
    ['a short key hash [reg.step-09.origin-native]', `android:apk-key-hash:${'A'.repeat(42)}`],
    ['a padded key hash [reg.step-09.origin-native]', `${ANDROID}=`],
    ['a non-canonical key hash [reg.step-09.origin-native]', `android:apk-key-hash:${'A'.repeat(42)}B`],
    ['an empty bundle ID [reg.step-09.origin-native]', 'ios:bundle-id:'],
    ['a bundle ID with a space [reg.step-09.origin-native]', 'ios:bundle-id:com example'],
    ['a short extension ID', CHROME.slice(0, -1)],
    ['a long extension ID', `${CHROME}a`],
    ['an extension ID with a letter beyond p', `${CHROME.slice(0, -1)}q`],
    ['an extension ID in upper case', CHROME.toUpperCase().replace('CHROME-EXTENSION', 'chrome-extension')],
    ['an extension with a path', `${CHROME}/`],
    ['an extension with a port', `${CHROME}:443`],
    ['an extension after another text', `x${CHROME}`],
    ['a pattern for extensions', 'chrome-extension://*'],
    ['an upper-case UUID of Firefox', FIREFOX.toUpperCase().replace('MOZ-EXTENSION', 'moz-extension')],
    ['a short UUID', FIREFOX.slice(0, -1)],
    ['a long UUID', `${SAFARI}0`],
    ['a UUID after another text', `x${SAFARI}`],
    ['a UUID without hyphens', SAFARI.replaceAll(UUID, UUID.replaceAll('-', ''))],
    ['an empty string', ''],
    ['a list [reg.step-09.origin-config-list-type]', ['https://example.com']],
    ['undefined', undefined],
  ])('rejects %s', (_, text) => {
    const refusal = refusalOf(() => parseOrigin(text, 'origins[1]'))
    expect(refusal).toBeInstanceOf(ConfigurationError)
    expect(refusal).toMatchObject({ code: 'expectation_invalid', path: 'origins[1]' })
  })

  it.each([
    [5, 'must be a string'],
    ['null', 'must not be the opaque origin "null"'],
    ['example.com', 'must be scheme://domain or scheme://domain:port'],
    ['https://192.0.2.1', 'the host must be a domain'],
    ['https://a_b.com', 'the host must not have an underscore in its last two labels'],
    ['http://example.com', 'http is allowed for localhost only'],
    ['https://example.com:443', 'the default port of the scheme must be omitted'],
    ['https://example.com:65536', 'the port must be between 1 and 65535'],
  ])('rejects %j with the reason: %s', (text, reason) => {
    expect(refusalOf(() => parseOrigin(text, 'origin')).message).toContain(reason)
  })
})

describe('the relation of an origin and an RP ID', () => {
  it.each([
    ['https://example.com', 'example.com', true],
    ['https://login.example.com:8443', 'example.com', true],
    ['https://a.b.example.com', 'example.com', true],
    ['http://localhost:3000', 'localhost', true],
    ['https://other.test', 'example.com', false],
    ['https://evilexample.com', 'example.com', false],
    ['https://example.com.evil.test', 'example.com', false],
    ['https://example.com', 'login.example.com', false],
    ['https://example.co', 'example.com', false],
    ['https://my_app.example.com', 'example.com', true],
    ['https://intranet', 'intranet', true],
    ['https://app.intranet', 'intranet', false],
    ['https://evil.com', 'com', false],
    ['https://app.localhost', 'localhost', true],
    [ANDROID, 'example.com', false],
    [IOS, 'example.com', false],
    [CHROME, 'example.com', false],
    [CHROME, 'abcdefghijklmnopabcdefghijklmnop', false],
    [FIREFOX, 'example.com', false],
  ])(
    'originBelongsTo(%s, %s) returns %p [reg.step-09.origin-rpid-relation] [reg.step-09.subdomain-optin]',
    (text, id, belongs) => {
      expect(originBelongsTo(parseOrigin(text, 'origin'), parseRpId(id, 'rpId'))).toBe(belongs)
    },
  )

  it.each([
    [ANDROID, true],
    [IOS, true],
    [CHROME, false],
    ['https://example.com', false],
  ])('isNativeOrigin(%s) returns %p [reg.step-09.origin-native]', (text, native) => {
    expect(isNativeOrigin(parseOrigin(text, 'origin'))).toBe(native)
  })

  it.each([
    [CHROME, true],
    [FIREFOX, true],
    [SAFARI, true],
    [ANDROID, false],
    ['https://example.com', false],
  ])('isExtensionOrigin(%s) returns %p', (text, extension) => {
    expect(isExtensionOrigin(parseOrigin(text, 'origin'))).toBe(extension)
  })
})
