import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { type AddressInfo, connect, createServer, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { killServerProcesses, runServerProcess, startServerProcess } from '../support/http-server.js'

/** Returns everything that a connection receives until it is closed. */
async function textOf(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(socket, 'close')
  return text
}

afterEach(killServerProcesses)

describe('node dist/main.js', () => {
  it('starts in any directory, prints its address, responds, and stops on SIGTERM', async () => {
    const server = await startServerProcess()
    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/)
    expect(await (await fetch(`${server.url}/health/ready`)).json()).toEqual({ status: 'ok' })
    expect(await server.stop()).toBe(0)
  }, 60_000)

  it('serves the document docs/openapi.json', async () => {
    const server = await startServerProcess()
    const described: unknown = await (await fetch(`${server.url}/openapi.json`)).json()
    expect(described).toEqual(JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')))
    await server.stop()
  }, 60_000)

  it('completes requests in progress before it stops', async () => {
    const server = await startServerProcess()
    const socket = connect(Number(new URL(server.url).port), 'localhost')
    const received = textOf(socket)
    socket.write('POST /v1/registration/start HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n')
    socket.write('Content-Length: 2\r\nExpect: 100-continue\r\n\r\n')
    await once(socket, 'data')
    const stopped = server.stop()
    await setTimeout(100)
    socket.end('[]')
    expect(await received).toMatch(/^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 400 [^]*"code":"request_invalid"/)
    expect(await stopped).toBe(0)
  }, 60_000)

  it('accepts requests but is not ready while it drains, and ends at once at a second signal', async () => {
    const server = await startServerProcess({ variables: { LATCHKEY_CONFIG__http__drain_seconds: '60' } })
    const ended = once(server.child, 'exit')
    server.child.kill('SIGTERM')
    const statusOf = async (path: string) => (await fetch(`${server.url}${path}`)).status
    for (let tries = 0; tries < 50 && (await statusOf('/health/ready')) === 200; tries += 1) await setTimeout(20)
    expect(await statusOf('/health/ready')).toBe(503)
    expect(await statusOf('/health/live')).toBe(200)
    server.child.kill('SIGTERM')
    expect(await ended).toEqual([1, null])
  }, 60_000)

  it('ends when a request outlasts http.shutdown_seconds', async () => {
    const server = await startServerProcess({ variables: { LATCHKEY_CONFIG__http__shutdown_seconds: '1' } })
    const socket = connect(Number(new URL(server.url).port), 'localhost')
    socket.on('error', () => undefined)
    socket.write('POST /v1/registration/start HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\n')
    socket.write('Content-Length: 2\r\nExpect: 100-continue\r\n\r\n')
    await once(socket, 'data')
    expect(await server.stop()).toBe(1)
    socket.destroy()
  }, 60_000)

  it('writes the log lines of all requests before it stops', async () => {
    const server = await startServerProcess()
    const requests = Array.from({ length: 50 }, (_, index) => `before-the-stop-${index}`)
    await Promise.all(requests.map((id) => fetch(`${server.url}/v1/users`, { headers: { 'x-request-id': id } })))
    expect(await server.stop()).toBe(0)
    const logged = [...server.output().matchAll(/^\{.*"requestId":"(before-the-stop-\d+)".*\}$/gm)].map(([, id]) => id)
    expect(logged.toSorted()).toEqual(requests.toSorted())
  }, 60_000)

  it('with a domain as its only setting serves no page, no sign-up and no documentation, and warns', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'latchkey-process-'))
    writeFileSync(join(directory, 'passkey_config.jsonc'), '{ "hostname": "example.com" }')
    const server = await startServerProcess({ directory, variables: { HOST: 'localhost' } })
    const requests = [
      ...['/', '/demo/main.js', '/docs', '/docs/errors', '/docs/assets/swagger-ui.css', '/openapi.json'].map(
        (path) => ['GET', path] as const,
      ),
      ...['/v1/sign-up/start', '/v1/sign-in/start', '/v1/enrolment/start', '/v1/tokens/refresh', '/v1/me'].map(
        (path) => ['POST', path] as const,
      ),
    ]
    for (const [method, path] of requests) {
      const answer = await fetch(`${server.url}${path}`, { method })
      expect([path, answer.status, await answer.json()]).toEqual([
        path,
        404,
        expect.objectContaining({ code: 'route_not_found' }),
      ])
    }
    expect((await fetch(`${server.url}/v1/users`)).status).toBe(401)
    expect((await fetch(`${server.url}/health/ready`)).status).toBe(200)
    expect(await server.stop()).toBe(0)
    const lines = server.output().split('\n')
    expect(lines).toContainEqual(
      expect.stringMatching(/^warning: proxies: .*share its rate limits\. Add the proxy to "http\.trusted_proxies"\.$/),
    )
    expect(lines.filter((line) => /^\{.*"level":"warn".*"check":"proxies"/.test(line))).toHaveLength(1)
    rmSync(directory, { recursive: true })
  }, 60_000)

  it.each<[string, Record<string, string>, RegExp]>([
    ['a port in use', {}, /^ {2}PORT: cannot listen: .*EADDRINUSE.*$/],
    ['a host address of another machine', { HOST: '192.0.2.1' }, /^ {2}HOST: cannot listen: .*EADDRNOTAVAIL.*$/],
    [
      'a file that is not a database',
      { DATABASE_URL: 'sqlite:notes.txt' },
      /^ {2}DATABASE_URL: .*notes\.txt cannot be used: /,
    ],
    [
      'a directory below a file',
      { DATABASE_URL: 'sqlite:notes.txt/a.db' },
      /^ {2}DATABASE_URL: .*a\.db cannot be used: /,
    ],
    ['an invalid master secret', { LATCHKEY_SECRET: 'secret' }, /^ {2}LATCHKEY_SECRET: must be /],
  ])(
    'does not start with %s, explains why, and leaves the first API key for the next start',
    async (_what, variables, line) => {
      const other = createServer().listen(0, 'localhost')
      await once(other, 'listening')
      const { port } = other.address() as AddressInfo
      const directory = mkdtempSync(join(tmpdir(), 'latchkey-process-'))
      writeFileSync(join(directory, 'notes.txt'), 'milk, bread, butter and the other things'.repeat(100))
      const ended = await runServerProcess(directory, { PORT: String(port), ...variables })
      expect(ended.status).toBe(1)
      expect(ended.stdout).not.toMatch(/lk_|\bat /)
      const [head, said, ...rest] = ended.stderr.split('\n')
      expect([head, rest]).toEqual(['The configuration is invalid:', ['']])
      expect(said).toMatch(line)
      const next = await startServerProcess({ directory })
      expect(next.output()).toMatch(/The first API key is in .*first-api-key/)
      expect(next.output()).not.toMatch(/lk_/)
      await next.stop()
      other.close()
      rmSync(directory, { recursive: true })
    },
    60_000,
  )

  it('does not start with an invalid configuration, and lists every error', async () => {
    const directory = mkdtempSync(join(tmpdir(), 'latchkey-process-'))
    writeFileSync(
      join(directory, 'config.jsonc'),
      '{ "hostname": "example.com", "origins": ["https://example.org"], "colour": 1 }',
    )
    const ended = await runServerProcess(directory, { PASSKEY_CONFIG: 'config.jsonc', PORT: 'http' })
    expect(ended).toEqual({
      status: 1,
      stdout: '',
      stderr: [
        'The configuration is invalid:',
        '  PORT: must be a whole number from 0 to 65535',
        '  colour: is not a key of the configuration',
        '  origins[0]: must have the RP ID "example.com" or a subdomain of it as its host',
        '',
      ].join('\n'),
    })
    rmSync(directory, { recursive: true })
  }, 60_000)
})
