import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { PROBLEM_CODES } from '../../src/common/problems/problem-codes.data.js'
import { ERROR_CODES } from '../../src/webauthn/inspect.js'
import { startTestApp, type TestApp, type TestResponse } from '../support/app.js'
import { type Draft, HonestClient, type Operation } from '../support/honest-client.js'
import { Dice, mutateBytes, mutateJson, mutateText } from '../support/mutations.js'

const REQUESTS = 10_000
const SEED = Number(process.env['FUZZ_SEED'] ?? 20_260_115)

/** The maximum duration of one request in milliseconds. */
const PATIENCE = 10_000

/** The request as it was sent, for the failure message. */
interface Sent extends Omit<Draft, 'body'> {
  readonly payload: string | Buffer | undefined
}

/** Configures content for every document, so that each document exists. */
const DOCUMENTS = {
  related_origins: ['https://example.de'],
  passkey_endpoints: { enroll: 'https://example.com/passkeys' },
  android_apps: [{ package: 'com.example.app', sha256_cert_fingerprints: [Array(32).fill('AB').join(':')] }],
  apple_apps: ['A1B2C3D4E5.com.example.app'],
}

let server: TestApp
let client: HonestClient
beforeAll(async () => {
  server = await startTestApp({
    config: { app_id: 'https://localhost/app-id.json', max_passkeys_per_user: 10, documents: DOCUMENTS },
  })
  client = await HonestClient.meet(server)
})
afterAll(() => server.close())

/** Lists every operation of the API; operations with a body three times. */
function operations(): Operation[] {
  const { paths } = JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')) as {
    paths: Record<string, Record<string, { requestBody?: unknown }>>
  }
  return Object.entries(paths).flatMap(([path, methods]) =>
    Object.entries(methods).flatMap(([method, { requestBody }]) =>
      Array.from({ length: requestBody === undefined ? 1 : 3 }, () => `${method.toUpperCase()} ${path}`),
    ),
  )
}

const HOSTILE_SEGMENTS = [
  '',
  '.',
  '..',
  '%00',
  '%2e%2e%2f',
  '%E0%A4%A',
  'a'.repeat(2000),
  '%F0%9F%94%91',
  '__proto__',
  "'--",
]

function mutate({ method, url, headers, body }: Draft, dice: Dice): Sent {
  return {
    method,
    url: mutateUrl(url, dice),
    headers: mutateHeaders(headers, dice),
    payload: mutatePayload(body, dice),
  }
}

function mutateUrl(url: string, dice: Dice): string {
  const query = dice.once(8)
    ? `?limit=${dice.pick(['-1', '1e9', 'x', '', '5'])}&after=${dice.pick(HOSTILE_SEGMENTS)}`
    : ''
  if (!dice.once(8)) return url + query
  const segments = url.split('/')
  segments[1 + dice.roll(segments.length - 1)] = dice.pick(HOSTILE_SEGMENTS)
  return segments.join('/') + query
}

function mutateHeaders(headers: Draft['headers'], dice: Dice): Record<string, string> {
  const { authorization = '', cookie = '' } = headers
  const { backend, endUser } = client.credentials
  const replaced: Record<string, string> = { ...headers }
  if (dice.once(6)) {
    replaced['authorization'] = dice.pick([
      '',
      'Bearer',
      'Bearer x.y.z',
      'Basic eDp5',
      backend,
      endUser,
      mutateText(authorization, dice),
    ])
  }
  if (dice.once(8)) replaced['cookie'] = dice.pick(['', 'latchkey-browser=x', mutateText(cookie, dice)])
  if (dice.once(20)) replaced['content-type'] = dice.pick(['text/plain', '', 'application/json; charset=utf-16', 'x'])
  // Requests that no client library would send are skipped.
  return Object.fromEntries(
    Object.entries(replaced).map(([name, value]) => [name, value.replace(/[^\t\x20-\x7e]/g, '')]),
  )
}

function mutatePayload(body: unknown, dice: Dice): string | Buffer | undefined {
  if (body === undefined && dice.once(2)) return undefined
  const json = JSON.stringify(dice.once(10) ? body : mutateJson(body ?? {}, dice)) as string | undefined
  return json !== undefined && dice.once(6) ? mutateBytes(Buffer.from(json), dice) : json
}

/** Returns what is wrong with a response, or undefined. */
function complaintAbout(url: string, { status, headers, body }: TestResponse): string | undefined {
  if (status >= 200 && status < 300) return undefined
  if (status < 400 || status >= 500) return `the status ${status}`
  if (url.startsWith('/run-command'))
    return typeof (body as { type?: unknown }).type === 'string' ? undefined : 'no type'
  // RFC 7662 prescribes another media type.
  const mediaType = url.startsWith('/v1/tokens/introspect') ? 'application/json' : 'application/problem+json'
  if (headers['content-type'] !== mediaType) return `the media type ${String(headers['content-type'])}`
  const { code } = body as { code: string }
  return code in PROBLEM_CODES || code in ERROR_CODES ? undefined : `the code ${code}`
}

async function send({ method, url, headers, payload }: Sent): Promise<TestResponse> {
  const signal = AbortSignal.timeout(PATIENCE)
  return server.send({ method: method, url, headers, signal, ...(payload !== undefined && { payload }) })
}

it(`responds to ${REQUESTS} mutated requests with success or a problem, never with a server error`, async () => {
  const dice = new Dice(SEED)
  const all = operations()
  const complaints: string[] = []
  const succeeded = new Set<Operation>()
  const codes = new Set<unknown>()
  for (let left = REQUESTS; left > 0; left -= 1) {
    const operation = dice.pick(all)
    const request = mutate(await client.draft(operation), dice)
    const answer = await send(request)
    const complaint = complaintAbout(request.url, answer)
    if (complaint !== undefined)
      complaints.push(`${complaint}: ${operation} ${JSON.stringify(request)} → ${answer.text}`)
    if (answer.status < 300) succeeded.add(operation)
    codes.add((answer.body as { code?: unknown } | undefined)?.code)
  }
  expect(complaints.slice(0, 5)).toEqual([])
  expect(server.log.filter((line) => line.includes('unexpected error'))).toEqual([])
  // Shows that the requests covered the service: every route succeeded at least once, and the engine returned many
  // different errors.
  expect([...new Set(all)].filter((operation) => !succeeded.has(operation))).toEqual([])
  expect(codes.size).toBeGreaterThan(20)
}, 600_000)
