import { startTestApp, type TestApp } from '../support/app.js'
import { ALL_ROUTES } from '../support/config.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { assertion, Backend, registration } from '../support/flows.js'

const FINGERPRINT = Array.from({ length: 32 }, (_, index) => index.toString(16).padStart(2, '0').toUpperCase()).join(
  ':',
)
const ANDROID_ORIGIN = 'android:apk-key-hash:AAECAwQFBgcICQoLDA0ODxAREhMUFRYXGBkaGxwdHh8'
const LISTED_ORIGIN = `android:apk-key-hash:${'A'.repeat(43)}`

const documents = {
  related_origins: ['https://example.co.uk', 'https://cars.example'],
  passkey_endpoints: {
    enroll: 'https://example.com/passkeys/new',
    manage: 'https://example.com/passkeys',
  },
  android_apps: [{ package: 'com.example.app', sha256_cert_fingerprints: [FINGERPRINT] }],
  apple_apps: ['A1B2C3D4E5.com.example.app'],
}

const NAMES = ['webauthn', 'passkey-endpoints', 'assetlinks.json', 'apple-app-site-association']

let server: TestApp
beforeAll(async () => {
  server = await startTestApp({
    config: { ...ALL_ROUTES, hostname: 'example.com', origins: [LISTED_ORIGIN], documents },
  })
})
afterAll(() => server.close())

describe('the documents under /.well-known/', () => {
  it.each([
    ['webauthn', { origins: ['https://example.co.uk', 'https://cars.example'] }],
    ['passkey-endpoints', { enroll: 'https://example.com/passkeys/new', manage: 'https://example.com/passkeys' }],
    [
      'assetlinks.json',
      [
        {
          relation: ['delegate_permission/common.handle_all_urls', 'delegate_permission/common.get_login_creds'],
          target: {
            namespace: 'android_app',
            package_name: 'com.example.app',
            sha256_cert_fingerprints: [FINGERPRINT],
          },
        },
      ],
    ],
    ['apple-app-site-association', { webcredentials: { apps: ['A1B2C3D4E5.com.example.app'] } }],
  ])('%s contains the configuration, is public and cacheable', async (name, content) => {
    const answer = await server.send({ url: `/.well-known/${name}` })
    expect(answer).toMatchObject({ status: 200, headers: { 'cache-control': 'public, max-age=3600' } })
    expect(answer.headers['content-type']).toMatch(/^application\/json(?:; charset=utf-8)?$/)
    expect(answer.headers).not.toHaveProperty('set-cookie')
    expect(answer.body).toEqual(content)
  })

  it('do not exist when they would be empty', async () => {
    const empty = await startTestApp({ config: { hostname: 'example.com' } })
    for (const name of NAMES) {
      const answer = await empty.send({ url: `/.well-known/${name}` })
      expect(answer).toMatchObject({ status: 404, body: { code: 'route_not_found' } })
      expect(answer.headers['cache-control']).toBe('no-store')
    }
    await empty.close()
  })
})

describe('ceremonies', () => {
  it.each([
    ['the default origin', 'https://example.com'],
    ['a related origin', 'https://example.co.uk'],
    ['an application, given by the fingerprint of its certificate', ANDROID_ORIGIN],
    ['an application, given by its origin', LISTED_ORIGIN],
  ])('run on %s', async (_what, origin) => {
    const backend = new Backend(server)
    const authenticator = createAuthenticator()
    const userId = `on ${origin}`
    const made = registration(authenticator, await backend.creationOptions(userId), { origin })
    expect((await backend.finishRegistration(userId, made)).status).toBe(200)
    const used = assertion(authenticator, await backend.requestOptions({ userId }), { origin })
    expect((await backend.finishAuthentication(used)).status).toBe(200)
  })

  it.each(['https://www.example.co.uk', 'https://example.org', `android:apk-key-hash:${'B'.repeat(42)}A`])(
    'do not run on %s',
    async (origin) => {
      const backend = new Backend(server)
      const made = registration(createAuthenticator(), await backend.creationOptions('ada'), { origin })
      expect(await backend.finishRegistration('ada', made)).toMatchObject({
        status: 422,
        body: { code: 'origin_unexpected' },
      })
    },
  )
})
