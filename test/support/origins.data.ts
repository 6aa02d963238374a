/** An entry of `origins` of a server for example.com (or for `hostname`), and its result. */
export interface OriginRow {
  readonly text: string
  readonly hostname?: string
  readonly outcome: 'accepted' | 'warned' | 'refused'
  /** Part of the warning, or of the reason. */
  readonly says?: string
}

const BASE64URL = 'AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwd-_8'
const HEX = '000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1dfbff'
const COLONS = HEX.toUpperCase().match(/../g)?.join(':') ?? ''
const ANDROID = `android:apk-key-hash:${BASE64URL}`
const CHROME = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'
const UUID = '0b7f1f6e-52a4-4c8c-9c37-6d0f4f7d2a11'

const accepted = (text: string, hostname?: string): OriginRow => ({
  text,
  ...(hostname && { hostname }),
  outcome: 'accepted',
})
const warned = (text: string, says: string, hostname?: string): OriginRow => ({
  ...accepted(text, hostname),
  outcome: 'warned',
  says,
})
const refused = (text: string, says: string, hostname?: string): OriginRow => ({
  ...accepted(text, hostname),
  outcome: 'refused',
  says,
})

/** The same rows hold for the configuration of the server, the doctor and the command line. */
export const ORIGIN_ROWS: readonly OriginRow[] = [
  accepted('https://login.example.com'),
  accepted('https://login.example.com:8443'),
  accepted('https://xn--bcher-kva.example.com'),
  accepted('http://app.localhost:5173', 'localhost'),
  accepted('https://app.localhost', 'localhost'),
  accepted(ANDROID),
  accepted('ios:bundle-id:com.example.app'),
  accepted(CHROME),
  warned(`moz-extension://${UUID}`, 'valid for one installation'),
  warned(`safari-web-extension://${UUID}`, 'valid for one installation'),
  warned(`safari-web-extension://${UUID.toUpperCase()}`, 'valid for one installation'),
  warned('https://my_app.example.com', '"my_app.example.com" has an underscore'),
  warned('https://_a.b_.example.com:8443', '"_a.b_.example.com" has an underscore'),
  warned('https://intranet:8443', '"intranet" has a single label', 'intranet'),

  refused('https://login.example.com/', 'a trailing slash; write "https://login.example.com"'),
  refused('https://login.example.com/passkeys', 'a path; write "https://login.example.com"'),
  refused('https://login.example.com?a=/', 'a query; write "https://login.example.com"'),
  refused('https://login.example.com#a', 'a fragment; write "https://login.example.com"'),
  refused('https://login.example.com:443', 'the default port; write "https://login.example.com"'),
  refused('http://app.localhost:80', 'the default port; write "http://app.localhost"', 'localhost'),
  refused('https://Login.Example.com', 'capital letters; write "https://login.example.com"'),
  refused('HTTPS://login.example.com', 'capital letters; write "https://login.example.com"'),
  refused('https://ada:pw@login.example.com', 'user information; write "https://login.example.com"'),
  refused('https://login.example.com@evil.example', 'user information; write "https://evil.example"'),
  refused('https://bücher.example.com', 'a host in Unicode; write "https://xn--bcher-kva.example.com"'),
  refused('https://login.example.com.', 'a dot after the host; write "https://login.example.com"'),
  refused(' https://login.example.com', 'spaces around it; write "https://login.example.com"'),
  refused(
    'https://Bücher.example.com:443/',
    'a host in Unicode and capital letters and the default port and a trailing slash; write "https://xn--bcher-kva.example.com"',
  ),
  refused('login.example.com', 'must have a scheme; write "https://login.example.com"'),
  refused('app.localhost:3000', 'must have a scheme; write "http://app.localhost:3000"', 'localhost'),
  refused('wss://login.example.com', 'must not have the scheme "wss"'),
  refused('file:///index.html', 'must not have the scheme "file"'),
  refused('https://*.example.com', 'a wildcard'),
  refused('chrome-extension://*', 'a wildcard'),
  refused('null', 'the opaque origin'),
  refused('http://login.example.com', 'http is allowed for localhost only'),
  refused('http://intranet', 'http is allowed for localhost only', 'intranet'),
  refused('https://192.0.2.1', 'not an IP address'),
  refused('https://a_b.com', 'an underscore in its last two labels'),
  refused('https://a_b.co.uk', 'an underscore in its registrable domain "a_b.co.uk"'),
  refused('https://com', 'a top-level domain'),

  refused(`android:apk-key-hash:${HEX}`, `not in hex; write "${ANDROID}"`),
  refused(`android:apk-key-hash:${COLONS}`, `not in hex; write "${ANDROID}"`),
  refused(`${ANDROID}=`, `without padding; write "${ANDROID}"`),
  refused(`android:apk-key-hash:${BASE64URL.replace('-', '+').replace('_', '/')}`, `not in base64; write "${ANDROID}"`),
  refused(`android:apk-key-hash-sha256:${BASE64URL}`, `write "${ANDROID}"`),
  refused(`android:apk-key-hash:${HEX.slice(0, 40)}`, 'not the SHA-1 hash'),
  refused('android:apk-key-hash:AAECAwQFBgcICQoLDA0ODxAREhM=', 'not the SHA-1 hash'),
  refused('android:apk-key-hash:AAAA', '43 characters of base64url'),
  refused('android:com.example.app', 'must be "android:apk-key-hash:" with a certificate hash'),
  refused('ios:bundle-id:', '"ios:bundle-id:" with an identifier'),

  refused(`${CHROME}/`, `a trailing slash; write "${CHROME}"`),
  refused(`${CHROME}/popup.html`, `a path; write "${CHROME}"`),
  refused(CHROME.toUpperCase(), `capital letters; write "${CHROME}"`),
  refused('chrome-extension://abcdefghijklmnop', 'its ID: 32 letters from a to p'),
  refused('chrome-extension://abcdefghijklmnopabcdefghijklmnoq', 'its ID: 32 letters from a to p'),
  refused(`moz-extension://${UUID.toUpperCase()}`, `capital letters; write "moz-extension://${UUID}"`),
  refused(`moz-extension://${UUID.slice(1)}`, 'its UUID'),
  refused('safari-web-extension://com.example.app', 'its UUID'),
]
