import { startTestApp, type TestApp } from '../support/app.js'
import { ALL_ROUTES } from '../support/config.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { assertion, Backend, bodyOf, registration } from '../support/flows.js'

const PORTAL = 'https://portal.example.org'
const OTHER = 'https://evil.example.org'
const ORIGIN = 'https://example.com'

const MODES = {
  refused: {},
  'same-origin': { mode: 'same-origin' },
  listed: { mode: 'listed', top_origins: [PORTAL] },
  'listed, and unnamed': { mode: 'listed', top_origins: [PORTAL], without_top_origin: 'accepted' },
} as const

type Mode = keyof typeof MODES

/** The client data of each kind of client. */
const CLIENTS = {
  'no frame': {},
  'a frame': { crossOrigin: true },
  'a frame in the portal': { crossOrigin: true, topOrigin: PORTAL },
  'a frame in another page': { crossOrigin: true, topOrigin: OTHER },
  'a contradiction': { crossOrigin: false, topOrigin: PORTAL },
} as const

type Client = keyof typeof CLIENTS

const CROSS = 'cross_origin_unexpected'
const TOP = 'top_origin_unexpected'

/** The error code for each client; null if the ceremony is accepted. */
const EXPECTED: Record<Mode, Record<Client, string | null>> = {
  refused: {
    'no frame': null,
    'a frame': CROSS,
    'a frame in the portal': CROSS,
    'a frame in another page': CROSS,
    'a contradiction': TOP,
  },
  'same-origin': {
    'no frame': null,
    'a frame': CROSS,
    'a frame in the portal': CROSS,
    'a frame in another page': CROSS,
    'a contradiction': TOP,
  },
  listed: {
    'no frame': null,
    'a frame': CROSS,
    'a frame in the portal': null,
    'a frame in another page': TOP,
    'a contradiction': TOP,
  },
  'listed, and unnamed': {
    'no frame': null,
    'a frame': null,
    'a frame in the portal': null,
    'a frame in another page': TOP,
    'a contradiction': TOP,
  },
}

const HEADERS: Record<Mode, { ancestors: string; xFrameOptions: string | undefined }> = {
  refused: { ancestors: "frame-ancestors 'none'", xFrameOptions: 'DENY' },
  'same-origin': { ancestors: "frame-ancestors 'self'", xFrameOptions: 'SAMEORIGIN' },
  listed: { ancestors: `frame-ancestors 'self' ${PORTAL}`, xFrameOptions: undefined },
  'listed, and unnamed': { ancestors: `frame-ancestors 'self' ${PORTAL}`, xFrameOptions: undefined },
}

describe.each(Object.keys(MODES) as Mode[])('framing: %s', (mode) => {
  let server: TestApp
  beforeAll(async () => {
    server = await startTestApp({ config: { ...ALL_ROUTES, hostname: 'example.com', framing: MODES[mode] } })
  })
  afterAll(() => server.close())

  it.each(Object.keys(CLIENTS) as Client[])('determines the result of a registration in %s', async (client) => {
    const backend = new Backend(server)
    const input = { origin: ORIGIN, ...CLIENTS[client] }
    const made = registration(createAuthenticator(), await backend.creationOptions('ada'), input)
    const answer = await backend.finishRegistration('ada', made)
    expect(answer.status === 200 ? null : bodyOf(answer)['code']).toBe(EXPECTED[mode][client])
    await backend.send('DELETE', '/v1/users/ada')
  })

  it.each(Object.keys(CLIENTS) as Client[])('determines the result of an authentication in %s', async (client) => {
    const backend = new Backend(server)
    const authenticator = createAuthenticator()
    await backend.enrol('grace', authenticator, { origin: ORIGIN })
    const used = assertion(authenticator, await backend.requestOptions({ userId: 'grace' }), {
      origin: ORIGIN,
      ...CLIENTS[client],
    })
    const answer = await backend.finishAuthentication(used)
    expect(answer.status === 200 ? null : bodyOf(answer)['code']).toBe(EXPECTED[mode][client])
    await backend.send('DELETE', '/v1/users/grace')
  })

  it.each(['/', '/docs', '/health/live', '/nowhere'])('determines the headers of %s', async (url) => {
    const { headers } = await server.send({ url })
    const policy = String(headers['content-security-policy']).split(';')
    expect(policy.filter((directive) => directive.startsWith('frame-ancestors'))).toEqual([HEADERS[mode].ancestors])
    expect(headers['x-frame-options']).toBe(HEADERS[mode].xFrameOptions)
    expect(headers['permissions-policy']).toBe('publickey-credentials-get=(self), publickey-credentials-create=(self)')
  })
})
