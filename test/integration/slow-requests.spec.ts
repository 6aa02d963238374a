import { once } from 'node:events'
import { connect } from 'node:net'
import { startTestApp, type TestApp } from '../support/app.js'

const TIMEOUT_SECONDS = 5
/** The server promises to close the connection within two seconds after the timeout. */
const LATEST_SECONDS = TIMEOUT_SECONDS + 2

let server: TestApp
let address: URL
beforeAll(async () => {
  const http = { request_timeout_seconds: TIMEOUT_SECONDS, connection_timeout_seconds: 60 }
  server = await startTestApp({ config: { http } })
  address = new URL(await server.listen())
})
afterAll(() => server.close())

const HEADERS = 'POST /v1/sign-in/start HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n'

const ANSWERS = /"code":"(?:request_timeout|route_not_found)"/

/** Sends the beginning of a request, then one more byte every 200 ms. */
async function drip(beginning: string, byte: string): Promise<{ readonly seconds: number; readonly received: string }> {
  const socket = connect(Number(address.port), address.hostname)
  const startedAt = performance.now()
  let received = ''
  socket.on('data', (chunk: Buffer) => (received += chunk.toString()))
  socket.on('error', () => undefined)
  socket.write(beginning)
  const timer = setInterval(() => socket.write(byte), 200)
  const giveUp = setTimeout(() => socket.destroy(), (LATEST_SECONDS + 3) * 1000)
  await once(socket, 'close')
  clearInterval(timer)
  clearTimeout(giveUp)
  return { seconds: (performance.now() - startedAt) / 1000, received }
}

const SLOW: Readonly<Record<string, readonly [beginning: string, byte: string]>> = {
  headers: [`${HEADERS}X-Slow: `, 'x'],
  'a body': [`${HEADERS}Content-Length: 4000\r\n\r\n{`, ' '],
  'a chunked body': [`${HEADERS}Transfer-Encoding: chunked\r\n\r\n`, '1\r\n \r\n'],
  'a body for an unknown route': ['POST /nowhere HTTP/1.1\r\nHost: x\r\nContent-Length: 4000\r\n\r\n{', ' '],
}

it('ends slow requests within two seconds after request_timeout_seconds', async () => {
  const ended = await Promise.all(
    Object.entries(SLOW).map(async ([what, [beginning, byte]]) => ({ what, ...(await drip(beginning, byte)) })),
  )
  const unexpected = ended.filter(
    ({ seconds, received }) => seconds < TIMEOUT_SECONDS - 1 || seconds > LATEST_SECONDS || !ANSWERS.test(received),
  )
  expect(unexpected).toEqual([])
})
