import { TEST_API_KEY } from '../../support/app.js'
import { type PropelAuthBench, startPropelAuthBench } from '../../support/propelauth.js'

let bench: PropelAuthBench
beforeAll(async () => {
  bench = await startPropelAuthBench()
})
afterAll(() => bench.close())

const KEY = { authorization: `Bearer ${TEST_API_KEY}` }
const JSON_TYPE = { 'content-type': 'application/json' }

interface Sent {
  readonly headers?: Record<string, string>
  readonly body?: string
}

interface Answer {
  readonly status: number
  readonly type: string | null
  readonly body: unknown
}

async function post({ headers = { ...KEY, ...JSON_TYPE }, body = '' }: Sent): Promise<Answer> {
  const answer = await fetch(`${bench.url}/run-command`, { method: 'POST', headers, body })
  return { status: answer.status, type: answer.headers.get('content-type'), body: await answer.json() }
}

const unexpected = (code: string) => ({
  type: 'UnexpectedError',
  details: expect.stringMatching(new RegExp(`^${code}: .`)),
})

const command = (name: unknown, data?: unknown) => JSON.stringify({ command: name, data })

describe('POST /run-command returns { type, details? }', () => {
  const refusals: [string, Sent, number, unknown][] = [
    ['a missing key', { headers: JSON_TYPE, body: command('Ping') }, 401, { type: 'NoIntegrationKeyFoundInHeader' }],
    [
      'another authentication scheme',
      { headers: { ...JSON_TYPE, authorization: 'Basic abc' }, body: command('Ping') },
      401,
      { type: 'IntegrationKeyNotFound' },
    ],
    ['invalid JSON', { body: '{"command":' }, 400, unexpected('body_not_json')],
    ['a body that is a list', { body: '[]' }, 400, unexpected('request_invalid')],
    ['a missing body', {}, 400, unexpected('request_invalid')],
    ['a body of more than 256 KiB', { body: `"${'x'.repeat(270_000)}"` }, 413, unexpected('body_too_large')],
    [
      'a body of another media type',
      { headers: { ...KEY, 'content-type': 'text/plain' }, body: command('Ping') },
      415,
      unexpected('media_type_unsupported'),
    ],
    ['a missing command', { body: '{}' }, 400, unexpected('request_invalid')],
    ['a command that is not a string', { body: command(7) }, 400, unexpected('request_invalid')],
    ['an unknown command', { body: command('CreateSession', {}) }, 400, unexpected('command_unknown')],
    ['the name of an inherited property', { body: command('toString') }, 400, unexpected('command_unknown')],
    ['an unknown member', { body: '{"command":"Ping","x":1}' }, 400, unexpected('request_invalid')],
    ['data that is not an object', { body: command('Ping', 'x') }, 400, unexpected('request_invalid')],
    ['unknown data', { body: command('Ping', { x: 1 }) }, 400, unexpected('request_invalid')],
    ['missing data', { body: command('DeregisterPasskey') }, 400, unexpected('request_invalid')],
    ['a missing user id', { body: command('FetchAllPasskeysForUser', {}) }, 400, unexpected('request_invalid: userId')],
    [
      'an empty user id',
      { body: command('FetchAllPasskeysForUser', { userId: '' }) },
      400,
      unexpected('request_invalid: userId'),
    ],
    [
      'a user id of 256 characters',
      { body: command('FetchAllPasskeysForUser', { userId: 'u'.repeat(256) }) },
      400,
      unexpected('request_invalid: userId'),
    ],
    [
      'a credential that is not an object',
      { body: command('FinishPasskeyRegistration', { userId: 'u', publicKey: 'x' }) },
      400,
      unexpected('request_invalid: publicKey'),
    ],
    [
      'a malformed credential',
      { body: command('FinishPasskeyAuthentication', { userId: 'u', publicKey: {} }) },
      400,
      unexpected('response_malformed'),
    ],
  ]

  it.each(refusals)('for %s', async (_what, sent, status, body) => {
    expect(await post(sent)).toEqual({ status, type: 'application/json', body })
  })

  it('for a server error, without its cause', async () => {
    const broken = await startPropelAuthBench()
    await broken.server.unitOfWork.transaction((manager) => manager.query('DROP TABLE passkeys'))
    const body = command('FetchAllPasskeysForUser', { userId: 'u' })
    const options = { method: 'POST', headers: { ...KEY, ...JSON_TYPE }, body }
    const answer = await fetch(`${broken.url}/run-command`, options)
    expect(answer.status).toBe(500)
    expect(await answer.json()).toEqual({
      type: 'UnexpectedError',
      details:
        'internal_error: An unexpected error occurred. The server log contains the details under the request id.',
    })
    await broken.close()
  })
})

describe('null', () => {
  it('means absent in optional members and as data', async () => {
    const data = {
      userId: 'null-user',
      emailOrUsername: 'n',
      userDisplayName: null,
      passkeyDisplayName: null,
      additionalAllowedOrigin: null,
    }
    const started = await post({ body: command('StartPasskeyRegistration', data) })
    expect(started).toMatchObject({ status: 200, body: { registrationOptions: { user: { displayName: 'n' } } } })
    expect(await post({ body: command('Ping', null) })).toMatchObject({ status: 200 })
  })

  it('is rejected in required members', async () => {
    const refused = await post({ body: command('FetchAllPasskeysForUser', { userId: null }) })
    expect(refused.body).toEqual(unexpected('request_invalid: userId'))
  })
})
