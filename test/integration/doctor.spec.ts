import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { startTestApp, type TestApp } from '../support/app.js'
import { ALL_ROUTES } from '../support/config.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { assertion, Backend, bodyOf, Browser, registration } from '../support/flows.js'

interface Report {
  readonly rpId: string
  readonly origins: string[]
  readonly findings: { check: string; severity: string; received: string | null; advice: string | null }[]
  readonly mismatches: { code: string; times: number; findings: Report['findings'] }[]
}

let server: TestApp
let backend: Backend
beforeEach(async () => {
  server = await startTestApp({ config: { ...ALL_ROUTES, hostname: 'login.example.com' } })
  backend = new Backend(server)
})
afterEach(() => server.close())

const ORIGIN = 'https://login.example.com'

const report = async (query = '') => {
  const answer = await backend.send('GET', `/v1/doctor${query}`)
  expect(answer.status).toBe(200)
  return bodyOf<Report>(answer)
}

it('reports the configuration and the result of each check', async () => {
  const { rpId, origins, findings, mismatches } = await report()
  expect({ rpId, origins, mismatches }).toEqual({ rpId: 'login.example.com', origins: [ORIGIN], mismatches: [] })
  expect(findings.find(({ check }) => check === 'RP ID')).toEqual({
    check: 'RP ID',
    severity: 'ok',
    found: expect.any(String),
    expected: null,
    received: null,
    advice: null,
  })
})

it('checks the address of a page that will run ceremonies', async () => {
  const { findings } = await report('?origin=https%3A%2F%2Fshop.example.com%2Fpasskeys')
  expect(findings.at(-1)).toMatchObject({
    check: 'address of the page',
    severity: 'problem',
    received: 'https://shop.example.com',
    advice: expect.stringContaining('set "hostname" to "example.com"'),
  })
  expect(await backend.send('GET', '/v1/doctor?origin=')).toMatchObject({ status: 400 })
})

describe('the log of the start', () => {
  const findingsIn = (log: readonly string[]) =>
    log
      .map((line) => JSON.parse(line) as { level: string; check?: string; severity?: string; advice?: string })
      .filter(({ check }) => check !== undefined)

  it('contains every finding for a domain', async () => {
    const logged = findingsIn(server.log)
    const { findings } = await report()
    const expected = findings.map(({ check, severity, advice }) => ({
      check,
      severity,
      level: severity === 'ok' ? 'info' : 'warn',
      ...(advice !== null && { advice }),
    }))
    expect(logged).toMatchObject(expected)
    expect(logged).toContainEqual(
      expect.objectContaining({ check: 'proxies', level: 'warn', message: expect.stringContaining('not trusted') }),
    )
  })

  it('contains no finding for localhost', async () => {
    const local = await startTestApp()
    expect(findingsIn(local.log)).toEqual([])
    await local.close()
  })

  it('contains a database file that others can read, also for localhost', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'latchkey-doctor-'))
    const databaseFile = join(directory, 'latchkey.db')
    writeFileSync(databaseFile, '', { mode: 0o644 })
    const local = await startTestApp({ environment: { database: { kind: 'sqlite', file: databaseFile } } })
    expect(findingsIn(local.log)).toEqual([expect.objectContaining({ check: 'database', level: 'warn' })])
    await local.close()
    rmSync(directory, { recursive: true })
  })

  it('is followed by one line when a proxy that is not trusted forwards a request', async () => {
    const ignored = () => server.log.filter((line) => line.includes('ignored X-Forwarded-For'))
    expect(ignored()).toEqual([])
    for (let index = 0; index < 3; index += 1) {
      await server.send({ url: '/health/live', headers: { 'x-forwarded-for': '192.0.2.1' } })
    }
    expect(ignored()).toHaveLength(1)
  })
})

it('explains the rejected ceremonies of every realm, latest first', async () => {
  const authenticator = createAuthenticator()
  await backend.enrol('ada', authenticator, { origin: ORIGIN })
  for (let index = 0; index < 2; index++) {
    const elsewhere = { origin: 'https://login.example.com:8443' }
    const used = assertion(authenticator, await backend.requestOptions({ userId: 'ada' }), elsewhere)
    expect((await backend.finishAuthentication(used)).status).toBe(401)
  }
  const ofMachine = { ...(await backend.creationOptions('grace')), rp: { id: 'localhost', name: 'x' } }
  const made = registration(createAuthenticator(), ofMachine, { origin: ORIGIN })
  expect(bodyOf(await backend.finishRegistration('grace', made))['code']).toBe('rp_id_hash_mismatch')
  const browser = new Browser(server, authenticator)
  const signIn = assertion(authenticator, await browser.startSignIn(), { origin: 'https://evil.example' })
  expect((await browser.finish('/v1/sign-in/finish', signIn)).status).toBe(401)

  const { mismatches } = await report()
  expect(
    mismatches.map(({ code, times, findings }) => [code, times, findings.map(({ received }) => received)]),
  ).toEqual([
    ['origin_unexpected', 1, ['https://evil.example']],
    ['rp_id_hash_mismatch', 1, [expect.stringMatching(/^"localhost" \(SHA-256 49960de5880e8c68…\)$/)]],
    ['origin_unexpected', 2, ['https://login.example.com:8443']],
  ])
  expect(mismatches[2]?.findings[0]?.advice).toContain('the port differs')
})

it('reports ignored X-Forwarded-For headers without their addresses', async () => {
  expect((await report()).findings.map(({ check }) => check)).not.toContain('forwarded requests')
  await server.send({ url: '/health/live', headers: { 'x-forwarded-for': '192.0.2.1' } })
  const { findings } = await report()
  expect(findings.find(({ check }) => check === 'forwarded requests')).toMatchObject({
    severity: 'warning',
    advice: expect.stringContaining('http.trusted_proxies'),
  })
  expect(JSON.stringify(findings)).not.toContain('192.0.2.1')
})

it('does not report X-Forwarded-For headers of trusted proxies', async () => {
  const behind = await startTestApp({ config: { hostname: 'example.com', http: { trusted_proxies: ['loopback'] } } })
  await behind.send({ url: '/health/live', headers: { 'x-forwarded-for': '192.0.2.1' } })
  const { findings } = bodyOf<Report>(await new Backend(behind).send('GET', '/v1/doctor'))
  expect(findings.map(({ check }) => check)).not.toContain('forwarded requests')
  await behind.close()
})
