import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { once } from 'node:events'
import type { AddressInfo } from 'node:net'
import { createLatchkeyClient, LatchkeyError, orThrow } from '../../clients/typescript/src/client.js'

let answer: (response: ServerResponse) => void
const server = createServer((_request: IncomingMessage, response) => answer(response))
let baseUrl: string
beforeAll(async () => {
  await once(server.listen(0, '127.0.0.1'), 'listening')
  baseUrl = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => new Promise((resolve) => server.close(resolve)))

/** Returns the error of the client for a response. */
async function errorFor(status: number, headers: Record<string, string>, body: string): Promise<LatchkeyError> {
  answer = (response) => response.writeHead(status, headers).end(body)
  const client = createLatchkeyClient({ baseUrl, apiKey: 'lk_x' })
  const error = await orThrow(client.GET('/v1/doctor')).catch((thrown: unknown) => thrown)
  if (!(error instanceof LatchkeyError)) throw new Error('the request did not fail as expected', { cause: error })
  return error
}

const HTML = '<html><h1>429 Too Many Requests</h1></html>'
const problem = (more: object) =>
  JSON.stringify({ code: 'rate_limited', title: 'Too many', status: 429, requestId: 'r-1', ...more })

describe('the error of the client', () => {
  it.each([
    ['a page of a proxy', { 'content-type': 'text/html', 'retry-after': '30' }, HTML, 30],
    ['an empty body', { 'retry-after': '7' }, '', 7],
    ['broken JSON', { 'content-type': 'application/json', 'retry-after': '5' }, '{"code":', 5],
    ['JSON that is not a problem', { 'content-type': 'application/json', 'retry-after': '9' }, '{"a":1}', 9],
    ['a page without the header', { 'content-type': 'text/html' }, HTML, undefined],
    ['a header in an unknown form', { 'retry-after': 'soon' }, '', undefined],
  ])('has the delay of the header with %s', async (_what, headers: object, body, retryAfterSeconds) => {
    const error = await errorFor(429, headers as Record<string, string>, body)
    expect(error).toMatchObject({
      status: 429,
      code: undefined,
      problem: undefined,
      message: 'the server answered 429',
    })
    expect(error.retryAfterSeconds).toBe(retryAfterSeconds)
  })

  it('has the delay until a date', async () => {
    const soon = await errorFor(503, { 'retry-after': new Date(Date.now() + 60_000).toUTCString() }, '')
    expect(soon.retryAfterSeconds).toBeGreaterThan(50)
    expect(soon.retryAfterSeconds).toBeLessThanOrEqual(60)
    const past = await errorFor(503, { 'retry-after': 'Wed, 21 Oct 2015 07:28:00 GMT' }, '')
    expect(past.retryAfterSeconds).toBe(0)
  })

  it('has the delay of the problem', async () => {
    const headers = { 'content-type': 'application/problem+json', 'retry-after': '30' }
    const error = await errorFor(429, headers, problem({ retryAfterSeconds: 12 }))
    expect(error).toMatchObject({ code: 'rate_limited', requestId: 'r-1', retryAfterSeconds: 12 })
    expect((await errorFor(429, headers, problem({}))).retryAfterSeconds).toBe(30)
  })
})
