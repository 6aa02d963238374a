import { createConfig } from '../../src/config/load-config.js'
import { adviseOnOrigin } from '../../src/doctor/origin-advice.js'
import { testEnvironment } from '../support/config.js'

const ANDROID = 'android:apk-key-hash:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'

it.each<[hostname: string, origin: string, advice: RegExp]>([
  ['example.com', ANDROID, /certificate 00:01:02:.*:1F\. .*"documents\.android_apps"/],
  ['example.com', 'ios:bundle-id:com.example.app', /native app.*"origins"/],
  ['example.com', 'null', /not a web page/],
  ['example.com', 'file://', /not a web page/],
  ['example.com', 'chrome-extension://abcdefghijklmnop', /not a web page.* cannot list .*32 letters from a to p\.$/],
  [
    'example.com',
    'chrome-extension://abcdefghijklmnopabcdefghijklmnop',
    /browser extension.*add "chrome-extension:\/\/[a-p]{32}" to "origins"\.$/,
  ],
  ['example.com', 'https://a_b.net', /another domain .*Therefore it may be a phishing page.* cannot list .*underscore/],
  ['localhost:3000', 'http://127.0.0.1:3000', /IP addresses\. Open the page at http:\/\/localhost:3000\./],
  ['localhost:3000', 'http://[::1]:3000', /IP addresses/],
  ['example.com', 'https://192.0.2.1', /IP addresses\. Open the page at https:\/\/example\.com\./],
  ['example.com', 'http://example.com', /matches https:\/\/example\.com, but the scheme differs/],
  ['localhost:3000', 'https://localhost:3000', /matches http:\/\/localhost:3000, but the scheme differs/],
  ['example.com', 'https://example.com:8443', /the port differs\. Add "https:\/\/example\.com:8443" to "origins"/],
  ['localhost:3000', 'http://localhost:5173', /the port differs\. Add "http:\/\/localhost:5173" to "origins"/],
  ['example.com', 'https://login.example.com', /domain of the RP ID\. Add "https:\/\/login\.example\.com"/],
  ['example.com', 'http://login.example.com', /has no TLS/],
  ['example.com', 'http://localhost:3000', /localhost, and this server is configured for "example\.com"/],
  ['localhost:3000', 'https://example.com', /local development .*\. Set "hostname" to your domain.*PASSKEY_CONFIG/],
  ['login.example.com', 'https://example.com', /parent domain of the RP ID.*set "hostname" to "example\.com"/],
  [
    'login.example.com',
    'https://shop.example.com',
    /share the domain "example\.com".*set "hostname" to "example\.com"/,
  ],
  [
    'a.example.co.uk',
    'https://b.example.co.uk',
    /share the domain "example\.co\.uk".*set "hostname" to "example\.co\.uk"/,
  ],
  ['one.co.uk', 'https://other.co.uk', /another domain/],
  ['team-a.github.io', 'https://team-b.github.io', /another domain/],
  ['example.com', 'https://example.com.evil.example', /another domain.*"documents\.related_origins".*phishing page/],
  ['example.com', 'https://badexample.com', /another domain/],
])('a server for %s advises on the origin %s', (hostname, origin, advice) => {
  expect(adviseOnOrigin(origin, createConfig({ hostname }, testEnvironment()))).toMatch(advice)
})
