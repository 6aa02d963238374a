import { spawnSync } from 'node:child_process'
import { createServer, type AddressInfo } from 'node:net'
import { once } from 'node:events'
import { PROBLEM_CODES } from '../../src/common/problems/problem-codes.data.js'
import { CeremoniesService } from '../../src/passkeys/ceremonies/ceremonies.service.js'
import { MetricsListener } from '../../src/observability/metrics/metrics-listener.js'
import { NoMetrics } from '../../src/observability/metrics/metrics.service.js'
import { METRICS, type MetricDefinition } from '../../src/observability/metrics/metrics.data.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { ERROR_CODES } from '../../src/webauthn/inspect.js'
import { startTestApp, type TestApp, type TestAppOptions } from '../support/app.js'
import { assertion, Backend, Browser, registration } from '../support/flows.js'

interface Sample {
  readonly name: string
  readonly labels: Readonly<Record<string, string>>
  readonly value: number
}

let server: TestApp
let backend: Backend

async function start(options: TestAppOptions = {}): Promise<void> {
  server = await startTestApp(options)
  backend = new Backend(server)
}
afterEach(() => server.close())

async function scrape(): Promise<string> {
  const answer = await backend.send('GET', '/metrics')
  expect(answer).toMatchObject({ status: 200 })
  return answer.text
}

function parse(text: string): Sample[] {
  const lines = text.split('\n').filter((line) => line !== '' && !line.startsWith('#'))
  return lines.map((line) => {
    const [, name = '', , list = '', value] = /^(\w+)(\{(.*)\})? (\S+)$/.exec(line) ?? []
    const labels = [...list.matchAll(/(\w+)="([^"]*)"/g)].map(([, label = '', text = '']) => [label, text])
    return { name, labels: Object.fromEntries(labels) as Record<string, string>, value: Number(value) }
  })
}

/** Returns the value of the sample with the given labels; undefined if it is missing. */
function valueIn(samples: readonly Sample[], name: string, labels: Readonly<Record<string, string>> = {}) {
  const matching = samples.filter(
    (sample) => sample.name === name && Object.entries(labels).every(([label, text]) => sample.labels[label] === text),
  )
  expect(matching.length).toBeLessThanOrEqual(1)
  return matching[0]?.value
}

const USER = 'secret-user-7f'
const ADDRESS = 'somebody@secret.example'

/** Runs ceremonies that succeed and that fail, of a backend and of a browser. */
async function useEverything(): Promise<void> {
  const authenticator = createAuthenticator()
  await backend.enrol(USER, authenticator)
  const asserted = assertion(authenticator, await backend.requestOptions({ userId: USER }))
  expect((await backend.finishAuthentication(asserted)).status).toBe(200)
  expect((await backend.finishAuthentication(asserted)).status).toBe(404)
  const wrong = registration(createAuthenticator(), await backend.creationOptions(USER), {
    origin: 'https://evil.example',
  })
  expect((await backend.finishRegistration(USER, wrong)).status).toBe(422)
  const browser = new Browser(server)
  await browser.signUp(ADDRESS)
  await browser.signIn()
  await server.send({ url: '/v1/users/unknown-secret', headers: { authorization: 'Bearer lk_secret' } })
  await server.send({ url: `/nothing/${USER}?name=${ADDRESS}` })
  await server.send({ method: 'PROPFIND', url: `/v1/users/${USER}` })
}

describe('the metrics of a server', () => {
  it('count ceremonies by kind, realm, result, code and format', async () => {
    await start()
    await useEverything()
    const samples = parse(await scrape())
    const started = (kind: string, realm: string) =>
      valueIn(samples, 'latchkey_ceremonies_started_total', { kind, realm })
    expect(started('registration', 'backend')).toBe(2)
    expect(started('authentication', 'backend')).toBe(1)
    expect(started('registration', 'browser')).toBe(1)
    expect(started('authentication', 'browser')).toBe(1)
    const finished = (labels: Record<string, string>) => valueIn(samples, 'latchkey_ceremonies_finished_total', labels)
    const accepted = { result: 'accepted', code: '' }
    const refused = { result: 'refused' }
    expect(finished({ kind: 'registration', realm: 'backend', ...accepted, format: 'none' })).toBe(1)
    expect(finished({ kind: 'registration', realm: 'browser', ...accepted, format: 'none' })).toBe(1)
    expect(finished({ kind: 'authentication', realm: 'browser', ...accepted, format: '' })).toBe(1)
    expect(finished({ kind: 'authentication', ...refused, code: 'challenge_unknown', format: '' })).toBe(1)
    expect(finished({ kind: 'registration', ...refused, code: 'origin_unexpected', format: 'none' })).toBe(1)
  })

  it('count abandoned ceremonies when they are purged', async () => {
    await start()
    await backend.creationOptions('ada')
    await backend.creationOptions('grace')
    await backend.requestOptions({})
    const name = 'latchkey_ceremonies_abandoned_total'
    expect(valueIn(parse(await scrape()), name, { kind: 'registration' })).toBeUndefined()
    server.clock.advanceSeconds(86_400)
    await server.app.get(CeremoniesService, { strict: false }).purge()
    const samples = parse(await scrape())
    expect(valueIn(samples, name, { kind: 'registration', realm: 'backend' })).toBe(2)
    expect(valueIn(samples, name, { kind: 'authentication', realm: 'backend' })).toBe(1)
    const purged = valueIn(samples, 'latchkey_purge_last_success_timestamp_seconds', { table: 'ceremonies' })
    expect(purged).toBe(server.clock.now().getTime() / 1000)
  })

  it('measure requests by the pattern of the route', async () => {
    await start()
    await useEverything()
    const samples = parse(await scrape())
    const count = (method: string, route: string, status: string) =>
      valueIn(samples, 'latchkey_http_request_duration_seconds_count', { method, route, status })
    expect(count('POST', '/v1/authentication/finish', '2xx')).toBe(1)
    expect(count('POST', '/v1/authentication/finish', '4xx')).toBe(1)
    expect(count('GET', '/v1/users/:userId', '4xx')).toBe(1)
    expect(count('GET', 'none', '4xx')).toBe(1)
    expect(valueIn(samples, 'latchkey_http_problems_total', { code: 'origin_unexpected' })).toBe(1)
    expect(valueIn(samples, 'latchkey_http_problems_total', { code: 'route_not_found' })).toBe(2)
  })

  it('count invalid API keys, keys without the scope, limits and cache reads', async () => {
    await start({ config: { rate_limits: { enabled: true, requests_per_api_key: 3 } } })
    const { key } = (await backend.send('POST', '/v1/api-keys', { name: 'x', scopes: ['users:read'] })).body as {
      key: string
    }
    const headers = { authorization: `Bearer ${key}` }
    await server.send({ url: '/metrics', headers })
    await server.send({ url: '/metrics', headers: { authorization: 'Bearer lk_wrong' } })
    for (let i = 0; i < 3; i += 1) await server.send({ url: '/v1/users', headers })
    const samples = parse(await scrape())
    const rejected = (code: string) => valueIn(samples, 'latchkey_api_keys_rejected_total', { code })
    expect(rejected('permission_missing')).toBe(1)
    expect(rejected('credentials_invalid')).toBe(1)
    expect(valueIn(samples, 'latchkey_rate_limited_total', { limit: 'api-key' })).toBe(1)
    expect(valueIn(samples, 'latchkey_cache_reads_total', { cache: 'api-keys', result: 'hit' })).toBeGreaterThan(0)
  })

  it('measure the database, the process and the signing key', async () => {
    await start()
    await useEverything()
    server.clock.advanceSeconds(3600)
    const samples = parse(await scrape())
    for (const unit of ['read', 'transaction', 'lookup', 'store']) {
      expect(valueIn(samples, 'latchkey_database_wait_seconds_count', { unit })).toBeGreaterThan(0)
      expect(valueIn(samples, 'latchkey_database_duration_seconds_count', { unit })).toBeGreaterThan(0)
    }
    expect(valueIn(samples, 'latchkey_database_queue')).toBe(0)
    expect(valueIn(samples, 'latchkey_signing_key_age_seconds')).toBeGreaterThanOrEqual(3600)
    expect(valueIn(samples, 'latchkey_signing_keys_unreadable')).toBe(0)
    expect(valueIn(samples, 'process_cpu_seconds_total')).toBeGreaterThan(0)
    expect(valueIn(samples, 'process_resident_memory_bytes')).toBeGreaterThan(1e6)
    expect(valueIn(samples, 'nodejs_eventloop_lag_p99_seconds')).toBeGreaterThanOrEqual(0)
    expect(valueIn(samples, 'latchkey_build_info', { node: process.version })).toBe(1)
    // Metadata is off.
    expect(valueIn(samples, 'latchkey_metadata_age_seconds')).toBeUndefined()
    expect(valueIn(samples, 'latchkey_metadata_missing')).toBeUndefined()
  })

  it('have labels from the catalogue only, and no data of users', async () => {
    await start()
    await useEverything()
    const text = await scrape()
    for (const secret of [USER, ADDRESS, 'unknown-secret', 'lk_secret', 'evil']) expect(text).not.toContain(secret)
    const byName = new Map(Object.values<MetricDefinition>(METRICS).map((metric) => [metric.name, metric]))
    const codes = new Set<string>(['', ...Object.keys(ERROR_CODES), ...Object.keys(PROBLEM_CODES)])
    for (const { name, labels } of parse(text)) {
      const metric = byName.get(name) ?? byName.get(name.replace(/_(?:bucket|sum|count)$/, ''))
      for (const [label, value] of Object.entries(labels)) {
        if (label === 'le' && metric?.type === 'histogram') continue
        const values = metric?.labels[label]
        if (Array.isArray(values)) expect(values).toContain(value)
        else if (values === 'code') expect(codes).toContain(value)
        else if (values === 'route') expect(value).toMatch(/^(?:none|\*|\/[\w:.*/-]*)$/)
        else expect(values).toBe('version')
      }
    }
  })

  it('have a bounded number of series for any requests', async () => {
    await start()
    const send = async (i: number) => {
      await server.send({ url: `/unknown/${i}` })
      await server.send({ method: 'POST', url: `/v1/users/user-${i}`, headers: { 'x-request-id': `${i}` } })
      await server.send({ url: `/v1/users/user-${i}`, headers: { authorization: `Bearer lk_${i}` } })
    }
    await send(0)
    const before = parse(await scrape()).length
    for (let i = 1; i < 50; i += 1) await send(i)
    expect(parse(await scrape()).length).toBeLessThanOrEqual(before + 20)
  })
})

describe('access to the metrics', () => {
  it('requires an API key with the scope metrics:read', async () => {
    await start()
    const make = async (scope: string) => {
      const { body } = await backend.send('POST', '/v1/api-keys', { name: scope, scopes: [scope] })
      return (body as { key: string }).key
    }
    const statusWith = async (key: string) =>
      (await server.send({ url: '/metrics', headers: { authorization: `Bearer ${key}` } })).status
    expect((await server.send({ url: '/metrics' })).status).toBe(401)
    expect(await statusWith(await make('users:read'))).toBe(403)
    expect(await statusWith(await make('metrics:read'))).toBe(200)
    const answer = await backend.send('GET', '/metrics')
    expect(answer.headers).toMatchObject({ 'content-type': 'text/plain; version=0.0.4; charset=utf-8' })
  })

  it.each([
    ['a domain', { hostname: 'example.com' }, 404],
    ['a domain that enables them', { hostname: 'example.com', metrics: { enabled: true } }, 200],
    ['localhost', {}, 200],
    ['localhost that disables them', { metrics: { enabled: false } }, 404],
  ])('exists by default on localhost only: %s', async (_what, config, status) => {
    await start({ config })
    expect((await backend.send('GET', '/metrics')).status).toBe(status)
  })

  it('needs no key on a separate port, which serves only the metrics', async () => {
    const port = await findFreePort()
    await start({ config: { metrics: { port } } })
    const answer = await fetch(`http://localhost:${port}/metrics`)
    expect(answer.status).toBe(200)
    expect(answer.headers.get('content-type')).toBe('text/plain; version=0.0.4; charset=utf-8')
    expect(await answer.text()).toContain('latchkey_build_info')
    expect((await fetch(`http://localhost:${port}/v1/users`)).status).toBe(404)
    expect((await fetch(`http://localhost:${port}/metrics`, { method: 'POST' })).status).toBe(404)
    expect((await backend.send('GET', '/metrics')).status).toBe(404)
  })

  it('stops the start with a clear message if the port is taken', async () => {
    const port = await findFreePort()
    await start({ config: { metrics: { port } } })
    const second = new MetricsListener(server.config, new NoMetrics())
    await expect(second.onApplicationBootstrap()).rejects.toThrow('metrics.port: cannot listen')
  })
})

const PROMTOOL = spawnSync('promtool', ['--version']).status === 0

describe('promtool', () => {
  const checked = PROMTOOL ? it : it.skip
  checked('finds no fault in the metrics (needs promtool)', async () => {
    await start()
    await useEverything()
    const { status, stdout, stderr } = spawnSync('promtool', ['check', 'metrics'], {
      input: await scrape(),
      encoding: 'utf8',
    })
    expect(`${stdout}${stderr}`).toBe('')
    expect(status).toBe(0)
  })
})

async function findFreePort(): Promise<number> {
  const probe = createServer().listen(0, 'localhost')
  await once(probe, 'listening')
  const { port } = probe.address() as AddressInfo
  await new Promise((resolve) => probe.close(resolve))
  return port
}
