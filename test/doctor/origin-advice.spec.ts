import { createConfig } from '../../src/config/load-config.js'
import { adviseOnOrigin } from '../../src/doctor/origin-advice.js'
import { testEnvironment } from '../support/config.js'

const ANDROID = 'android:apk-key-hash:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'

it.each<[hostname: string, origin: string, advice: RegExp]>([
  ['example.com', ANDROID, /certificate 00:01:02:.*:1F\. .*"documents\.android_apps"/],
  ['example.com', 'ios:bundle-id:com.example.app', /native application.*"origins"/],
  ['example.com', 'null', /no page of a web site/],
  ['example.com', 'file://', /no page of a web site/],
  ['example.com', 'chrome-extension://abcdefghijklmnop', /no page of a web site/],
  ['localhost:3000', 'http://127.0.0.1:3000', /address of a machine\. Open the page as http:\/\/localhost:3000\./],
  ['localhost:3000', 'http://[::1]:3000', /address of a machine/],
  ['example.com', 'https://192.0.2.1', /address of a machine\. Open the page as https:\/\/example\.com\./],
  ['example.com', 'http://example.com', /host of https:\/\/example\.com with another scheme/],
  ['localhost:3000', 'https://localhost:3000', /host of http:\/\/localhost:3000 with another scheme/],
  ['example.com', 'https://example.com:8443', /another port\. Add "https:\/\/example\.com:8443" to "origins"/],
  ['localhost:3000', 'http://localhost:5173', /another port\. Add "http:\/\/localhost:5173" to "origins"/],
  [
    'example.com',
    'https://login.example.com',
    /domain of the RP ID and not listed\. Add "https:\/\/login\.example\.com"/,
  ],
  ['example.com', 'http://login.example.com', /without TLS/],
  ['example.com', 'http://localhost:3000', /machine, and this server is configured for "example\.com"/],
  ['localhost:3000', 'https://example.com', /for trying out\. Set "hostname" to your domain.*PASSKEY_CONFIG/],
  ['login.example.com', 'https://example.com', /above the RP ID.*"hostname" has to be "example\.com"/],
  ['login.example.com', 'https://shop.example.com', /lies beside.*"hostname": "example\.com"/],
  ['a.example.co.uk', 'https://b.example.co.uk', /lies beside.*"hostname": "example\.co\.uk"/],
  ['one.co.uk', 'https://other.co.uk', /another domain/],
  ['team-a.github.io', 'https://team-b.github.io', /another domain/],
  [
    'example.com',
    'https://example.com.evil.example',
    /another domain.*"documents\.related_origins".*somebody else's page/,
  ],
  ['example.com', 'https://badexample.com', /another domain/],
])('configured for %s, %s', (hostname, origin, advice) => {
  expect(adviseOnOrigin(origin, createConfig({ hostname }, testEnvironment()))).toMatch(advice)
})
