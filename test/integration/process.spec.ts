import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { connect, type Socket } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout } from 'node:timers/promises'
import { killServerProcesses, runServerProcess, startServerProcess } from '../support/http-server.js'

/** Everything a connection receives until it is closed. */
async function textOf(socket: Socket): Promise<string> {
  let text = ''
  socket.on('data', (chunk: Buffer) => (text += chunk.toString()))
  await once(socket, 'close')
  return text
}

afterEach(killServerProcesses)

describe('node dist/main.js', () => {
  it('starts in any directory, says where it listens, answers and ends when asked', async () => {
    const server = await startServerProcess()
    expect(server.url).toMatch(/^http:\/\/localhost:\d+$/)
    expect(await (await fetch(`${server.url}/health/ready`)).json()).toEqual({ status: 'ok' })
    expect(await server.stop()).toBe(0)
  }, 60_000)

  it('describes the API as docs/openapi.json does', async () => {
    const server = await startServerProcess()
    const described: unknown = await (await fetch(`${server.url}/openapi.json`)).json()
    expect(described).toEqual(JSON.parse(readFileSync(join(import.meta.dirname, '../../docs/openapi.json'), 'utf8')))
    await server.stop()
  }, 60_000)

  it('finishes what it is answering before it ends', async () => {
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

  it('does not start with a wrong configuration, and lists everything that is wrong', async () => {
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
        'The configuration is not valid:',
        '  PORT: must be a whole number from 0 to 65535',
        '  colour: is not a key of the configuration',
        '  origins[0]: must be on the domain of the RP ID "example.com" or below it',
        '',
      ].join('\n'),
    })
    rmSync(directory, { recursive: true })
  }, 60_000)
})
