import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthenticator } from '../../src/testing/index.js'
import { startTestApp, type TestApp } from '../support/app.js'
import { latchkey } from '../support/cli.js'
import { ON_POSTGRES } from '../support/databases.js'
import { dumpOf } from '../support/dump.js'
import { assertion, Backend } from '../support/flows.js'

const onSqlite = ON_POSTGRES ? describe.skip : describe

let directory: string
let server: TestApp
beforeEach(async () => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-backup-'))
  server = await start()
})
afterEach(async () => {
  await server.close()
  rmSync(directory, { recursive: true, force: true })
})

const path = (name: string) => join(directory, name)
const start = () =>
  startTestApp({ environment: { database: { kind: 'sqlite', file: path('latchkey.db') }, dataDirectory: directory } })
const run = (...args: string[]) => latchkey(args, { loadConfig: () => server.config })

onSqlite('latchkey backup and restore', () => {
  it('copy a database under load, with everything that was acknowledged before', async () => {
    const authenticator = createAuthenticator()
    await new Backend(server).enrol('ada', authenticator)
    const state = { isLoaded: true }
    const load = (async () => {
      for (let n = 0; state.isLoaded; n += 1) await new Backend(server).enrol(`u${n}`, createAuthenticator())
    })()
    expect(await run('backup', path('backup.db'))).toMatchObject({ exitCode: 0 })
    state.isLoaded = false
    await load
    expect(statSync(path('backup.db')).mode & 0o777).toBe(0o600)
    await server.close()
    expect(await run('restore', '--replace', path('backup.db'))).toMatchObject({
      exitCode: 0,
      out: expect.stringContaining('Review the API keys and passkeys') as unknown,
    })
    expect(statSync(path('latchkey.db')).mode & 0o777).toBe(0o600)
    server = await start()
    const backend = new Backend(server)
    const answer = await backend.finishAuthentication(assertion(authenticator, await backend.requestOptions()))
    expect(answer).toMatchObject({ status: 200, body: { user: { userId: 'ada' } } })
  }, 30_000)

  it('end ceremonies and tokens', async () => {
    const backend = new Backend(server)
    const authenticator = createAuthenticator()
    await backend.enrol('ada', authenticator)
    const response = assertion(authenticator, await backend.requestOptions())
    await backend.send('POST', '/v1/users/ada/enrolment-tokens', {})
    await run('backup', path('backup.db'))
    await server.close()
    await run('restore', '--replace', path('backup.db'))
    server = await start()
    expect(await new Backend(server).finishAuthentication(response)).toMatchObject({
      status: 404,
      body: { code: 'challenge_unknown' },
    })
    const dump = (await dumpOf(server)) as Readonly<Record<string, readonly string[]>>
    for (const table of ['ceremonies', 'enrolment_tokens', 'sessions', 'refresh_tokens'])
      expect([table, dump[table]]).toEqual([table, []])
    expect(dump['passkeys']).toHaveLength(1)
  })

  it.each<[string, string[], RegExp]>([
    ['a backup over an existing file', ['backup', 'other.txt'], /cannot be created: EEXIST/],
    ['a restore over an existing database', ['restore', 'backup.db'], /exists; use --replace/],
    ['a restore while the server runs', ['restore', '--replace', 'backup.db'], /in use; stop the server first/],
    ['a restore of a missing file', ['restore', '--replace', 'none.db'], /does not exist/],
  ])('refuse %s', async (_what, args, message) => {
    writeFileSync(path('other.txt'), 'notes')
    await new Backend(server).enrol('ada', createAuthenticator())
    await run('backup', path('backup.db'))
    const absolute = args.map((argument) => (/\./.test(argument) ? path(argument) : argument))
    expect(await run(...absolute)).toMatchObject({ exitCode: 1, err: expect.stringMatching(message) as unknown })
    expect(await server.send({ url: '/health/ready' })).toMatchObject({ status: 200 })
  })

  it('refuse a damaged backup and keep the database', async () => {
    writeFileSync(path('broken.db'), 'no database'.repeat(500))
    await server.close()
    expect(await run('restore', '--replace', path('broken.db'))).toMatchObject({ exitCode: 1 })
    server = await start()
    expect(await server.send({ url: '/health/ready' })).toMatchObject({ status: 200 })
  })
})
