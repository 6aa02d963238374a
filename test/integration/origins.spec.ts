import { createAuthenticator } from '../../src/testing/index.js'
import { sceneForEach, outcomeOf } from '../support/advisory-server.js'
import { assertion, registration } from '../support/flows.js'

const EXTENSION = 'chrome-extension://abcdefghijklmnopabcdefghijklmnop'
const SAFARI = 'safari-web-extension://0B7F1F6E-52A4-4C8C-9C37-6D0F4F7D2A11'
const UNDERSCORE = 'https://my_app.example.com'

describe('a server that lists browser extensions', () => {
  const scene = sceneForEach({ config: { hostname: 'example.com', origins: [EXTENSION, SAFARI, UNDERSCORE] } })

  it.each([EXTENSION, SAFARI, UNDERSCORE])('accepts both ceremonies on %s', async (origin) => {
    const authenticator = createAuthenticator()
    await scene.backend.enrol('ada', authenticator, { origin })
    const response = assertion(authenticator, await scene.backend.requestOptions({ userId: 'ada' }), { origin })
    expect((await scene.backend.finishAuthentication(response)).status).toBe(200)
  })

  it.each([
    'chrome-extension://abcdefghijklmnopabcdefghijklmnoo',
    `${EXTENSION}/`,
    EXTENSION.toUpperCase(),
    SAFARI.toLowerCase(),
    'moz-extension://0b7f1f6e-52a4-4c8c-9c37-6d0f4f7d2a11',
    'chrome-extension://example.com',
    'chrome-extension://*',
  ])('rejects both ceremonies on %s', async (origin) => {
    const tamper = { clientData: (fields: object) => ({ ...fields, origin }) }
    const options = await scene.backend.creationOptions('ada')
    const made = registration(createAuthenticator(), options, { origin: EXTENSION, tamper })
    expect(outcomeOf(await scene.backend.finishRegistration('ada', made))).toBe('origin_unexpected')
    const authenticator = createAuthenticator()
    await scene.backend.enrol('ada', authenticator, { origin: EXTENSION })
    const request = await scene.backend.requestOptions({ userId: 'ada' })
    const used = assertion(authenticator, request, { origin: EXTENSION, tamper })
    expect(outcomeOf(await scene.backend.finishAuthentication(used))).toBe('origin_unexpected')
  })

  it.each([
    [EXTENSION, 'its host must be example.com or a subdomain of it'],
    ['moz-extension://0b7f1f6e-52a4-4c8c-9c37-6d0f4f7d2a11', 'its host must be example.com or a subdomain of it'],
    ['https://bücher.example.com', 'must not have a host in Unicode; write "https://xn--bcher-kva.example.com"'],
    ['https://a_b.com', 'the host must not have an underscore in its last two labels'],
  ])('rejects the additional origin %s of a request', async (additionalAllowedOrigin, detail) => {
    await scene.backend.enrol('ada', createAuthenticator(), { origin: EXTENSION })
    for (const [url, body] of [
      ['/v1/registration/start', { userId: 'ada', emailOrUsername: 'ada' }],
      ['/v1/authentication/start', { userId: 'ada' }],
    ] as const) {
      const answer = await scene.backend.send('POST', url, { ...body, additionalAllowedOrigin })
      expect(answer).toMatchObject({ status: 400, body: { code: 'additional_origin_invalid', detail } })
    }
  })

  it.each([
    [EXTENSION, 201],
    ['chrome-extension://ponmlkjihgfedcbaponmlkjihgfedcba', 400],
  ])('lets an API key be limited to %s: %i', async (origin, status) => {
    const body = { name: 'extension', scopes: ['registration:write'], allowedOrigins: [origin] }
    expect((await scene.backend.send('POST', '/v1/api-keys', body)).status).toBe(status)
  })
})
