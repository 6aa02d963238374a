import { PasskeyVerifier } from '../../src/passkeys/verification/passkey-verifier.js'
import { startTestApp, type TestApp, type TestResponse } from '../support/app.js'
import { type AuthenticationInput, createAuthenticator, type SoftwareAuthenticator } from '../../src/testing/index.js'
import { dumpOf } from '../support/dump.js'
import { assertion, Backend, bodyOf, Browser, type Json, type PasskeyJson, registration } from '../support/flows.js'

let server: TestApp
let backend: Backend
let authenticator: SoftwareAuthenticator
let passkey: PasskeyJson
beforeEach(async () => {
  server = await startTestApp({ environment: { logLevel: 'debug' } })
  backend = new Backend(server)
  authenticator = createAuthenticator()
  passkey = await backend.enrol('ada', authenticator)
})
afterEach(() => server.close())

const text = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url')

const start = (body: Json): Promise<TestResponse> => backend.send('POST', '/v1/authentication/start', body)

const extensionsIn = (answer: TestResponse): unknown =>
  bodyOf<{ authenticationOptions: Json }>(answer).authenticationOptions['extensions']

const pathsIn = (answer: TestResponse): string[] =>
  bodyOf<{ errors?: { path: string }[] }>(answer).errors?.map(({ path }) => path) ?? []

/** Authenticates with extensions and returns the response of the server. */
async function authenticate(extensions: Json, input: Partial<AuthenticationInput>): Promise<TestResponse> {
  const options = await backend.requestOptions({ userId: 'ada', extensions })
  return backend.finishAuthentication(assertion(authenticator, options, input))
}

/** `ID` stands for the credential ID of the user's passkey. */
const withId = (value: unknown): Json =>
  JSON.parse(JSON.stringify(value).replaceAll('"ID"', JSON.stringify(passkey.credentialId))) as Json

describe('the extensions of an authentication', () => {
  it.each([
    [{}],
    [{ prf: {} }],
    [{ prf: { eval: { first: 'AQ' } } }],
    [{ prf: { eval: { first: 'AQ', second: 'Ag' } } }],
    [{ prf: { eval: { first: 'AQ' }, evalByCredential: { ID: { first: 'Ag', second: 'Aw' } } } }],
    [{ prf: { evalByCredential: {} } }],
    [{ prf: { eval: { first: text(new Uint8Array(256)) } } }],
    [{ largeBlob: { read: true } }],
    [{ largeBlob: { write: 'AQID' } }],
    [{ largeBlob: { write: text(new Uint8Array(4096)) } }],
    [{ getCredBlob: true }],
    [{ prf: { eval: { first: 'AQ' } }, largeBlob: { read: true }, getCredBlob: true }],
  ])('are part of the options: %j', async (request) => {
    const extensions = withId(request)
    expect(extensionsIn(await start({ userId: 'ada', extensions }))).toEqual(extensions)
  })

  it.each([[{ prf: { eval: { first: 'AQ' } } }], [{ largeBlob: { read: true } }], [{ getCredBlob: true }]])(
    'need no named user: %j',
    async (extensions) => {
      expect(extensionsIn(await start({ extensions }))).toEqual(extensions)
    },
  )

  it('leave out inputs that are false', async () => {
    expect(extensionsIn(await start({ extensions: { getCredBlob: false } }))).toEqual({})
  })

  it.each([
    [[], 'extensions'],
    ['all', 'extensions'],
    [{ example: true }, 'extensions.example'],
    [{ appid: 'https://localhost/' }, 'extensions.appid'],
    [{ credBlob: 'AQID' }, 'extensions.credBlob'],
    [{ getCredBlob: 'yes' }, 'extensions.getCredBlob'],
    [{ prf: true }, 'extensions.prf'],
    [{ prf: { eval: {} } }, 'extensions.prf.eval.first'],
    [{ prf: { eval: { first: '' } } }, 'extensions.prf.eval.first'],
    [{ prf: { eval: { first: 'AQ==' } } }, 'extensions.prf.eval.first'],
    [{ prf: { eval: { first: 'AQ', second: '+/8' } } }, 'extensions.prf.eval.second'],
    [{ prf: { eval: { first: 'AQ', third: 'AQ' } } }, 'extensions.prf.eval.third'],
    [{ prf: { eval: { first: text(new Uint8Array(257)) } } }, 'extensions.prf.eval.first'],
    [{ prf: { evalByCredential: [] } }, 'extensions.prf.evalByCredential'],
    [{ prf: { evalByCredential: { '': { first: 'AQ' } } } }, 'extensions.prf.evalByCredential'],
    [{ prf: { evalByCredential: { 'AQ==': { first: 'AQ' } } } }, 'extensions.prf.evalByCredential'],
    [{ prf: { evalByCredential: { ID: 'AQ' } } }, 'extensions.prf.evalByCredential'],
    [{ prf: { evalByCredential: { ID: {} } } }, 'extensions.prf.evalByCredential'],
    [{ prf: { evalByCredential: { ID: { second: 'AQ' } } } }, 'extensions.prf.evalByCredential'],
    [{ prf: { evalByCredential: { ID: { first: 'AQ', third: 'AQ' } } } }, 'extensions.prf.evalByCredential'],
    [{ prf: { evalByCredential: { ID: { first: text(new Uint8Array(257)) } } } }, 'extensions.prf.evalByCredential'],
    [
      {
        prf: {
          evalByCredential: Object.fromEntries(
            Array.from({ length: 11 }, (_, i) => [text(Uint8Array.of(i)), { first: 'AQ' }]),
          ),
        },
      },
      'extensions.prf.evalByCredential',
    ],
    [{ largeBlob: {} }, 'extensions.largeBlob.read'],
    [{ largeBlob: { read: false } }, 'extensions.largeBlob.read'],
    [{ largeBlob: { read: true, write: 'AQ' } }, 'extensions.largeBlob.read'],
    [{ largeBlob: { read: false, write: 'AQ' } }, 'extensions.largeBlob.read'],
    [{ largeBlob: { write: '' } }, 'extensions.largeBlob.write'],
    [{ largeBlob: { write: text(new Uint8Array(4097)) } }, 'extensions.largeBlob.write'],
    [{ largeBlob: { support: 'required' } }, 'extensions.largeBlob.support'],
  ])('are rejected if they are malformed: %j', async (request, path) => {
    const before = await dumpOf(server)
    const answer = await start({ userId: 'ada', extensions: withId(request) })
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
    expect(pathsIn(answer)).toContain(path)
    expect(await dumpOf(server)).toEqual(before)
  })

  it.each([
    ['another credential', { userId: 'ada' }, { prf: { evalByCredential: { AQID: { first: 'AQ' } } } }],
    ['a credential of no named user', {}, { prf: { evalByCredential: { ID: { first: 'AQ' } } } }],
    ['a blob for no named user', {}, { largeBlob: { write: 'AQ' } }],
  ])('are rejected if they name %s', async (_what, user, request) => {
    const before = await dumpOf(server)
    const answer = await start({ ...user, extensions: withId(request) })
    expect(answer).toMatchObject({ status: 400, body: { code: 'option_not_allowed' } })
    expect(await dumpOf(server)).toEqual(before)
  })

  it('write a blob only to the one passkey that the options offer', async () => {
    await backend.enrol('ada', createAuthenticator())
    const extensions = { largeBlob: { write: 'AQID' } }
    const answer = await start({ userId: 'ada', extensions })
    expect(answer).toMatchObject({ status: 400, body: { code: 'option_not_allowed' } })
    expect(pathsIn(answer)).toEqual(['extensions.largeBlob.write'])
    const options = await backend.requestOptions({ userId: 'ada', passkeyId: passkey.id, extensions })
    expect(options).toMatchObject({ allowCredentials: [{ id: passkey.credentialId }], extensions })
  })

  it('store no inputs in the ceremony', async () => {
    const secret = text(Buffer.alloc(32, 'salt'))
    const prf = { eval: { first: secret }, evalByCredential: { ID: { first: secret } } }
    await start({ userId: 'ada', extensions: withId({ prf, largeBlob: { write: secret }, getCredBlob: true }) })
    const { ceremonies } = await dumpOf(server)
    expect(ceremonies).toHaveLength(1)
    expect(ceremonies.join()).not.toContain(secret)
    expect(JSON.parse(String((JSON.parse(ceremonies[0] ?? '') as Json)['expectations']))).toMatchObject({
      requestedExtensions: ['prf', 'hmac-secret', 'largeBlob', 'getCredBlob', 'credBlob'],
      largeBlob: 'write',
    })
  })
})

describe('the passkey that an authentication offers', () => {
  it.each([
    ['the user has it', () => passkey.id, 200],
    ['another user has it', async () => (await backend.enrol('eve', createAuthenticator())).id, 409],
    ['it does not exist', () => '3f6c1f0e-6f5c-4c5b-9a39-2f2d8a0c1b11', 409],
  ])('can be selected if %s', async (_what, find, status) => {
    const answer = await start({ userId: 'ada', passkeyId: await find() })
    expect(answer.status).toBe(status)
    if (status !== 200) expect(answer).toMatchObject({ body: { code: 'no_passkeys' } })
  })

  it.each([
    [{ passkeyId: '3f6c1f0e-6f5c-4c5b-9a39-2f2d8a0c1b11' }, 'userId'],
    [{ userId: 'ada', passkeyId: 'first' }, 'passkeyId'],
  ])('must be valid: %j', async (body, path) => {
    const answer = await start(body)
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
    expect(pathsIn(answer)).toEqual([path])
  })

  it('excludes the others from the finish', async () => {
    const other = createAuthenticator()
    await backend.enrol('ada', other)
    const options = await backend.requestOptions({ userId: 'ada', passkeyId: passkey.id })
    const answer = await backend.finishAuthentication(assertion(other, { ...options, allowCredentials: [] }))
    expect(answer).toMatchObject({ status: 401, body: { code: 'credential_not_allowed' } })
  })
})

describe('the outputs of an authentication', () => {
  const READ = { largeBlob: { read: true } }
  const WRITE = { largeBlob: { write: 'AQID' } }
  const nothing = { largeBlob: null, credBlob: null }

  it.each([
    ['a blob that was read', READ, { largeBlob: { blob: 'AQID' } }, { blob: 'AQID', written: null }],
    ['no blob', READ, { largeBlob: {} }, { blob: null, written: null }],
    ['a blob that the client lost', READ, { largeBlob: { blob: {} } }, { blob: null, written: null }],
    ['a blob that was written', WRITE, { largeBlob: { written: true } }, { blob: null, written: true }],
    ['a blob that was not written', WRITE, { largeBlob: { written: false } }, { blob: null, written: false }],
    ['no result of the write', WRITE, { largeBlob: {} }, { blob: null, written: false }],
    ['no output', WRITE, {}, null],
    [
      'a blob in response to a write',
      WRITE,
      { largeBlob: { blob: 'AQID', written: true } },
      { blob: null, written: true },
    ],
    ['a write in response to a read', READ, { largeBlob: { written: true } }, { blob: null, written: null }],
    ['a blob that was not requested', {}, { largeBlob: { blob: 'AQID' } }, null],
  ])('include %s', async (_what, extensions, clientExtensionResults, largeBlob) => {
    const answer = await authenticate(extensions, { clientExtensionResults })
    expect(answer).toMatchObject({ status: 200 })
    expect(bodyOf(answer)['extensions']).toEqual({ ...nothing, largeBlob })
  })

  it.each([
    ['the bytes of the authenticator', { getCredBlob: true }, Uint8Array.of(1, 2, 3), 'AQID'],
    ['nothing for an empty blob', { getCredBlob: true }, new Uint8Array(), null],
    ['nothing for a flag', { getCredBlob: true }, true, null],
    ['no unrequested bytes', {}, Uint8Array.of(1, 2, 3), null],
  ])('include as credBlob %s', async (_what, extensions, output, credBlob) => {
    const answer = await authenticate(extensions, { extensions: new Map([['credBlob', output]]) })
    expect(answer).toMatchObject({ status: 200 })
    expect(bodyOf(answer)['extensions']).toEqual({ ...nothing, credBlob })
  })

  it('take credBlob only from the signed data', async () => {
    const answer = await authenticate({ getCredBlob: true }, { clientExtensionResults: { getCredBlob: 'AQID' } })
    expect(bodyOf(answer)['extensions']).toEqual(nothing)
  })

  it.each([
    [{ largeBlob: { read: true } }, { largeBlob: { blob: 'AQ==' } }, 'base64url_invalid'],
    [{ largeBlob: { read: true } }, { largeBlob: 'AQ' }, 'extension_output_malformed'],
    [{ prf: {} }, { prf: 'AQ' }, 'extension_output_malformed'],
  ])('must be well-formed if requested: %j, %j', async (extensions, clientExtensionResults, code) => {
    const answer = await authenticate(extensions, { clientExtensionResults })
    expect(answer).toMatchObject({ status: 400, body: { code } })
    expect(await authenticate({}, { clientExtensionResults })).toMatchObject({ status: 200 })
  })
})

describe('the extensions of an end user', () => {
  const ALLOWED = { prf: { eval: { first: 'AQ' } }, largeBlob: { read: true }, getCredBlob: true }

  it.each(['a sign-in', 'a sign-in by name', 'a step-up'])('are part of the options of %s', async (ceremony) => {
    const browser = new Browser(server)
    await browser.signUp('grace@example.org')
    const url = ceremony === 'a step-up' ? '/v1/me/step-up/start' : '/v1/sign-in/start'
    const email = ceremony === 'a sign-in by name' ? { email: 'nobody@example.org' } : {}
    const answer = await browser.send('POST', url, { ...email, extensions: ALLOWED })
    expect(extensionsIn(answer)).toEqual(ALLOWED)
  })

  it.each([
    [{ prf: { evalByCredential: { ID: { first: 'AQ' } } } }, 'extensions.prf.evalByCredential'],
    [{ largeBlob: { write: 'AQ' } }, 'extensions.largeBlob.write'],
    [{ largeBlob: { read: false } }, 'extensions.largeBlob.read'],
  ])('do not depend on the passkeys of a name: %j', async (request, path) => {
    const browser = new Browser(server)
    for (const email of ['ada@example.com', 'nobody@example.com']) {
      const answer = await browser.send('POST', '/v1/sign-in/start', { email, extensions: withId(request) })
      expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
      expect(pathsIn(answer)).toContain(path)
    }
  })

  it('are not part of a confirmation', async () => {
    const browser = new Browser(server)
    const { passkey: own } = await browser.signUp('grace@example.org')
    const body = { act: 'passkey.delete', target: own.id }
    const answer = await browser.send('POST', '/v1/me/confirmations/start', { ...body, extensions: ALLOWED })
    expect(answer).toMatchObject({ status: 400, body: { code: 'request_invalid' } })
    expect(await browser.startConfirmation('passkey.delete', own.id)).toMatchObject({ extensions: {} })
  })
})

describe('the results of the pseudo-random function', () => {
  const SECRET = Buffer.from('0123456789abcdef-secret-results!')
  const first = text(SECRET)
  const RESULTS = {
    prf: { enabled: true, results: { first, second: first } },
    hmacGetSecret: { output1: first, output2: first },
  }
  const ENCODINGS = [first, SECRET.toString('base64'), SECRET.toString('hex'), SECRET.toString('latin1')]

  /** Returns the places that contain the secret. */
  async function leaks(answers: readonly TestResponse[]): Promise<string[]> {
    const places = {
      database: JSON.stringify(await dumpOf(server)),
      log: server.log.join('\n'),
      responses: answers.map((answer) => answer.text + JSON.stringify(answer.headers)).join('\n'),
    }
    return Object.entries(places)
      .filter(([, content]) => ENCODINGS.some((encoding) => content.includes(encoding)))
      .map(([name]) => name)
  }

  const results = (more: Json = RESULTS) => ({ clientExtensionResults: more })

  /** Records the responses of clients that reach the verification. */
  function recordVerified(): unknown[] {
    const verifier = server.app.get(PasskeyVerifier, { strict: false })
    const responses: unknown[] = []
    for (const method of ['verifyRegistration', 'verifyAuthentication'] as const) {
      const verify = verifier[method].bind(verifier) as (response: unknown, ...more: unknown[]) => unknown
      Object.assign(verifier, {
        [method]: (response: unknown, ...more: unknown[]) => {
          responses.push(response)
          return verify(response, ...more)
        },
      })
    }
    return responses
  }

  it('reach no verification, response, log, trace or table in any ceremony', async () => {
    const verified = recordVerified()
    const prf = { eval: { first: 'AQ' } }
    const creation = await backend.creationOptions('ada', { extensions: { prf } })
    const registered = await backend.finishRegistration('ada', registration(createAuthenticator(), creation, results()))
    const authenticated = await authenticate({ prf }, results())
    const browser = new Browser(server)
    const signUp = registration(browser.authenticator, await browser.startSignUp('grace@example.org'), results())
    const signedUp = await browser.finish('/v1/sign-up/finish', signUp)
    const signedIn = await browser.finish(
      '/v1/sign-in/finish',
      assertion(browser.authenticator, await browser.startSignIn(), results()),
    )
    browser.accessToken = String(bodyOf(signedIn)['accessToken'])
    const steppedUp = await browser.finish(
      '/v1/me/step-up/finish',
      assertion(browser.authenticator, await browser.startStepUp(), results()),
    )
    const target = bodyOf<{ passkey: PasskeyJson }>(signedUp).passkey.id
    const confirmed = await browser.finish(
      '/v1/me/confirmations/finish',
      assertion(browser.authenticator, await browser.startConfirmation('passkey.delete', target), results()),
    )
    const answers = [registered, authenticated, signedUp, signedIn, steppedUp, confirmed]
    expect(answers.map(({ status }) => status)).toEqual([200, 200, 200, 200, 200, 200])
    expect(answers.filter(({ text: body }) => body.includes('"trace":{'))).toHaveLength(6)
    expect(bodyOf(registered)['extensions']).toMatchObject({ prf: { enabled: true } })
    expect(server.log.length).toBeGreaterThan(5)
    expect(await leaks(answers)).toEqual([])
    expect(verified).toHaveLength(6)
    expect(JSON.stringify(verified)).not.toContain(first)
  })

  it.each([
    ['a list', { prf: [first] }],
    ['text', { prf: first }],
    ['unknown members', { prf: { results: [first], copy: { first }, [first]: true } }],
    ['another extension', { [first]: { first } }],
    ['a flag that is text', { prf: { enabled: first } }],
  ])('reach nothing as %s', async (_what, more) => {
    const answers = [
      await authenticate({}, results(more)),
      await authenticate({ prf: {} }, results(more)),
      await authenticate({}, { ...results(more), origin: 'https://evil.example' }),
    ]
    expect(await leaks(answers)).toEqual([])
  })

  it.each([
    ['broken JSON', (json: string) => json.slice(0, -3)],
    ['a duplicate member', (json: string) => json.replace('{"prf"', '{"prf":{},"prf"')],
    ['a byte that is not UTF-8', (json: string) => Buffer.concat([Buffer.from(json.slice(0, -1)), Buffer.of(0xff)])],
    ['an unknown member', (json: string) => json.replace('{"publicKey"', `{"${first}":"${first}","publicKey"`)],
  ])('reach no log after %s', async (_what, corrupt) => {
    const options = await backend.requestOptions({ userId: 'ada' })
    const body = JSON.stringify({ publicKey: assertion(authenticator, options, results()) })
    const headers = { authorization: `Bearer ${backend.key}`, 'content-type': 'application/json' }
    const payload = corrupt(body)
    const answer = await server.send({ method: 'POST', url: '/v1/authentication/finish', headers, payload })
    expect(answer.status).toBe(400)
    expect(await leaks([])).toEqual([])
  })
})
