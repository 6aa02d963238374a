import { createHash } from 'node:crypto'
import { createConfig } from '../../src/config/load-config.js'
import { explainResponse } from '../../src/doctor/explain-response.js'
import type { ResponseContext } from '../../src/passkeys/verification/response-context.js'
import { testEnvironment } from '../support/config.js'

const hashOf = (rpId: string) => createHash('sha256').update(rpId).digest('hex')

const expected: ResponseContext = {
  type: 'webauthn.get',
  origin: 'https://login.example.com',
  crossOrigin: false,
  topOrigin: undefined,
  rpIdHash: hashOf('login.example.com'),
}
const PORTAL = 'https://portal.example.org'
const listed = { mode: 'listed', top_origins: [PORTAL] }

function explain(change: Partial<ResponseContext>, content: object = {}) {
  const config = createConfig(
    { hostname: 'login.example.com', documents: { related_origins: ['https://example.de'] }, ...content },
    testEnvironment(),
  )
  return explainResponse({ ...expected, ...change }, config)
}

it('reports no problem for an expected response', () => {
  expect(explain({}).map(({ check, severity }) => [check, severity])).toEqual([
    ['origin of the response', 'ok'],
    ['RP ID of the response', 'ok'],
    ['frame of the response', 'ok'],
  ])
})

describe('the origin', () => {
  it('is compared with every expected origin', () => {
    expect(explain({ origin: 'https://shop.example.com' })[0]).toEqual({
      check: 'origin of the response',
      severity: 'problem',
      found: 'The ceremony ran on an unexpected origin.',
      expected: 'https://login.example.com, https://example.de',
      received: 'https://shop.example.com',
      advice: expect.stringContaining('set "hostname" to "example.com"'),
    })
  })
})

describe('the RP ID hash', () => {
  it.each<[name: string, change: Partial<ResponseContext>, advice: RegExp]>([
    ['example.com', {}, /a parent domain of "login\.example\.com".*set "hostname" to it/],
    ['www.login.example.com', {}, /a subdomain of "login\.example\.com"/],
    ['localhost', {}, /belongs to localhost.*configured for "login\.example\.com"/],
    ['example.de', {}, / is another RP ID\./],
    ['shop.example.com', { origin: 'https://shop.example.com' }, / is another RP ID\./],
    ['app.other.net', { origin: 'https://www.app.other.net' }, / is another RP ID\./],
  ])('is recognised for the RP ID %s', (name, change, advice) => {
    const [, finding] = explain({ ...change, rpIdHash: hashOf(name) })
    expect(finding).toMatchObject({
      severity: 'problem',
      expected: `"login.example.com" (SHA-256 ${hashOf('login.example.com').slice(0, 16)}…)`,
      received: `"${name}" (SHA-256 ${hashOf(name).slice(0, 16)}…)`,
    })
    expect(finding?.advice).toMatch(advice)
  })

  it('is shown as a fingerprint when its RP ID is unknown', () => {
    const rpIdHash = hashOf('nobody.knows')
    const [, finding] = explain({ rpIdHash })
    expect(finding?.received).toBe(`unknown (SHA-256 ${rpIdHash.slice(0, 16)}…)`)
    expect(finding?.advice).toMatch(/none of login\.example\.com, example\.com, example\.de, .*localhost\. .*"rpId"/)
  })

  it('is a problem when it is missing', () => {
    expect(explain({ rpIdHash: undefined })[1]).toMatchObject({
      severity: 'problem',
      found: 'The authenticator data is missing or unreadable.',
    })
  })
})

describe('the check of the frame', () => {
  it.each<[what: string, framing: object, change: Partial<ResponseContext>, advice: RegExp | null]>([
    ['an unexpected frame', {}, { crossOrigin: true, topOrigin: PORTAL }, /add the origin to "framing\.top_origins"/],
    ['an unexpected frame without a top origin', {}, { crossOrigin: true }, /"framing\.without_top_origin"/],
    ['a listed frame', listed, { crossOrigin: true, topOrigin: PORTAL }, null],
    [
      'a frame that is not listed',
      listed,
      { crossOrigin: true, topOrigin: 'https://evil.example' },
      /frames on https:\/\/evil\.example/,
    ],
    ['a frame without a top origin', listed, { crossOrigin: true }, /"framing\.without_top_origin"/],
    [
      'a frame without a top origin, accepted by the configuration',
      { ...listed, without_top_origin: 'accepted' },
      { crossOrigin: true },
      null,
    ],
    [
      'a frame in a browser extension',
      listed,
      { crossOrigin: true, topOrigin: 'chrome-extension://abcdefghijklmnopabcdefghijklmnop' },
      /cannot list the page: must be the origin of a web page/,
    ],
    ['a top origin without crossOrigin', listed, { crossOrigin: false, topOrigin: PORTAL }, /another client/],
  ])('%s', (_name, framing, change, advice) => {
    const [, , finding] = explain(change, { framing })
    expect(finding?.severity).toBe(advice === null ? 'ok' : 'problem')
    if (advice !== null) expect(finding?.advice).toMatch(advice)
  })
})
