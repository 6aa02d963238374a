import { createHash } from 'node:crypto'
import { createConfig } from '../../src/config/load-config.js'
import { explainResponse } from '../../src/doctor/explain-response.js'
import type { ResponseFacts } from '../../src/passkeys/ceremonies/response-facts.js'
import { testEnvironment } from '../support/config.js'

const hashOf = (rpId: string) => createHash('sha256').update(rpId).digest('hex')

const good: ResponseFacts = {
  type: 'webauthn.get',
  origin: 'https://login.example.com',
  crossOrigin: false,
  topOrigin: undefined,
  rpIdHash: hashOf('login.example.com'),
}
const PORTAL = 'https://portal.example.org'
const listed = { mode: 'listed', top_origins: [PORTAL] }

function explain(change: Partial<ResponseFacts>, content: object = {}) {
  const config = createConfig(
    { hostname: 'login.example.com', documents: { related_origins: ['https://example.de'] }, ...content },
    testEnvironment(),
  )
  return explainResponse({ ...good, ...change }, config)
}

it('finds nothing wrong with a response that is as expected', () => {
  expect(explain({}).map(({ check, severity }) => [check, severity])).toEqual([
    ['origin of the response', 'ok'],
    ['RP ID of the response', 'ok'],
    ['frame of the response', 'ok'],
  ])
})

describe('an origin', () => {
  it('is held against all that are expected', () => {
    expect(explain({ origin: 'https://shop.example.com' })[0]).toEqual({
      check: 'origin of the response',
      severity: 'problem',
      found: 'The ceremony ran on an origin that is not expected.',
      expected: 'https://login.example.com, https://example.de',
      received: 'https://shop.example.com',
      advice: expect.stringContaining('"hostname": "example.com"'),
    })
  })
})

describe('an RP ID hash', () => {
  it.each<[name: string, change: Partial<ResponseFacts>, advice: RegExp]>([
    ['example.com', {}, /the domain above "login\.example\.com".*set "hostname" to it/],
    ['www.login.example.com', {}, /the domain below "login\.example\.com"/],
    ['localhost', {}, /developer's machine.*configured for "login\.example\.com"/],
    ['example.de', {}, /the domain of another RP ID/],
    ['shop.example.com', { origin: 'https://shop.example.com' }, /the domain of another RP ID/],
    ['app.other.net', { origin: 'https://www.app.other.net' }, /the domain of another RP ID/],
  ])('of %s is recognised', (name, change, advice) => {
    const [, finding] = explain({ ...change, rpIdHash: hashOf(name) })
    expect(finding).toMatchObject({
      severity: 'problem',
      expected: `"login.example.com" (SHA-256 ${hashOf('login.example.com').slice(0, 16)}…)`,
      received: `"${name}" (SHA-256 ${hashOf(name).slice(0, 16)}…)`,
    })
    expect(finding?.advice).toMatch(advice)
  })

  it('of anything else is shown by its fingerprint, with what it is not', () => {
    const rpIdHash = hashOf('nobody.knows')
    const [, finding] = explain({ rpIdHash })
    expect(finding?.received).toBe(`unknown (SHA-256 ${rpIdHash.slice(0, 16)}…)`)
    expect(finding?.advice).toMatch(/none of login\.example\.com, example\.com, example\.de, .*localhost\. .*"rpId"/)
  })

  it('that is not there is a problem', () => {
    expect(explain({ rpIdHash: undefined })[1]).toMatchObject({
      severity: 'problem',
      found: 'The authenticator data cannot be read.',
    })
  })
})

describe('a frame', () => {
  it.each<[what: string, framing: object, change: Partial<ResponseFacts>, advice: RegExp | null]>([
    ['unwanted', {}, { crossOrigin: true, topOrigin: PORTAL }, /add it to "framing\.top_origins"/],
    ['unwanted and unnamed', {}, { crossOrigin: true }, /"framing\.without_top_origin"/],
    ['listed', listed, { crossOrigin: true, topOrigin: PORTAL }, null],
    ['not listed', listed, { crossOrigin: true, topOrigin: 'https://evil.example' }, /If https:\/\/evil\.example/],
    ['unnamed', listed, { crossOrigin: true }, /"framing\.without_top_origin"/],
    ['unnamed and believed', { ...listed, without_top_origin: 'accepted' }, { crossOrigin: true }, null],
    ['that is denied', listed, { crossOrigin: false, topOrigin: PORTAL }, /another client/],
  ])('%s', (_what, framing, change, advice) => {
    const [, , finding] = explain(change, { framing })
    expect(finding?.severity).toBe(advice === null ? 'ok' : 'problem')
    if (advice !== null) expect(finding?.advice).toMatch(advice)
  })
})
