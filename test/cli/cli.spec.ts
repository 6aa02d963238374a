import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { runCli } from '../../src/cli/run-cli.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { toBase64url } from '../../src/testing/bytes.js'
import { CHALLENGE, creationOptions, ORIGIN, requestOptions, RP_ID } from '../support/expectations.js'

const VECTORS = join(import.meta.dirname, '../../../shared/vectors')

async function run(args: string[], input: string | Uint8Array = '') {
  const outputs = { out: '', err: '' }
  const exitCode = await runCli(args, {
    stdin: Readable.from([Buffer.from(input)]),
    out: (text) => (outputs.out += text),
    err: (text) => (outputs.err += text),
  })
  return { exitCode, ...outputs }
}

const expected = {
  challenge: toBase64url(CHALLENGE),
  origins: [ORIGIN],
  rpId: RP_ID,
  userVerification: 'required',
  algorithms: [-7],
}

/** A registration and an authentication with the credential it made, both honest. */
function records() {
  const authenticator = createAuthenticator()
  const registration = authenticator.register(creationOptions(), { origin: ORIGIN, format: 'packed' })
  const authentication = authenticator.authenticate(requestOptions(), { origin: ORIGIN })
  const [held] = authenticator.credentials
  if (held === undefined) throw new Error('no credential')
  const storedCredential = { id: toBase64url(held.id), publicKey: toBase64url(held.publicKey), signCount: 0 }
  return {
    root: Buffer.from(authenticator.authority.root.der).toString('base64'),
    registration: { id: 'r', ceremony: 'registration', credential: registration, expected },
    authentication: { id: 'a', ceremony: 'authentication', credential: authentication, expected, storedCredential },
    storedCredential,
  }
}

const at = '2026-06-01T12:00:00Z'

describe('latchkey verify', () => {
  it('shows the trace of a verified ceremony and ends with 0', async () => {
    const { exitCode, out } = await run(['verify'], JSON.stringify(records().registration))
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^registration \(§7\.1\), webauthn-3 .*: passed\n/)
    expect(out).toMatch(/\n {2}7 {2}passed {7}Verify that the type of the client data is webauthn\.create\.\n/)
    expect(out).toMatch(/\nverified\n$/)
  })

  it('shows the step that refused, with its evidence, and ends with 1', async () => {
    const { registration } = records()
    const wrong = { ...registration, expected: { ...expected, origins: ['https://example.net'] } }
    const { exitCode, out } = await run(['verify', '-'], JSON.stringify(wrong))
    expect(exitCode).toBe(1)
    expect(out).toContain('[origin_unexpected]')
    expect(out).toContain('"got":"https://example.org"')
    expect(out).toMatch(/not-reached {2}Verify that rpIdHash is/)
    expect(out).toMatch(/\nrejected: origin_unexpected: .*\n$/)
  })

  it('answers with the credential and the trace as JSON', async () => {
    const { authentication, storedCredential } = records()
    const { exitCode, out } = await run(['verify', '--json'], JSON.stringify(authentication))
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toMatchObject({
      id: 'a',
      outcome: 'verified',
      credential: { ...storedCredential, signCount: 1, backupEligible: false, backedUp: false },
      trace: { ceremony: 'authentication', outcome: 'passed' },
    })
  })

  it('answers a line with a line and ends with the worst of them', async () => {
    const { registration, authentication } = records()
    const rejected = { ...authentication, expected: { ...expected, rpId: 'example.net' } }
    const lines = [registration, rejected, { id: 'x' }, authentication].map((record) => JSON.stringify(record))
    const { exitCode, out } = await run(['verify', '--jsonl'], `${lines.join('\n')}\n\nno json\n`)
    expect(exitCode).toBe(2)
    const answers = out
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as { outcome: string })
    expect(answers.map(({ outcome }) => outcome)).toEqual(['verified', 'rejected', 'unusable', 'verified', 'unusable'])
    expect(answers[1]).toEqual({
      id: 'a',
      outcome: 'rejected',
      code: 'rp_id_hash_mismatch',
      step: 'authentication.rpIdHash',
    })
  })

  it.each([
    ['no anchors: nothing is said of trust', undefined, 'verified', 'not-assessed'],
    ['the root: trusted', 'root', 'verified', 'trusted'],
    ['no anchor leads to it: rejected', 'none', 'rejected', undefined],
  ])('trust in a record, %s', async (_name, trust, outcome, verdict) => {
    const { registration, root } = records()
    const anchors = trust === 'root' ? [root] : []
    const record = trust === undefined ? registration : { ...registration, trust: { anchors, at } }
    const { out } = await run(['verify', '--jsonl'], JSON.stringify(record))
    const answer = JSON.parse(out) as { outcome: string; attestation?: { trust: string } }
    expect(answer.outcome).toBe(outcome)
    expect(answer.attestation?.trust).toBe(verdict)
    if (outcome === 'rejected') expect(answer).toMatchObject({ code: 'attestation_untrusted', step: 'trust.path' })
  })

  it('holds a ceremony against the chosen profile and single settings', async () => {
    const registration = JSON.stringify(records().registration)
    const refuseCertified = ['verify', '--jsonl', '--profile', 'strict', '--set', 'untrusted=refused']
    expect((await run(['verify', '--jsonl', '--profile', 'strict'], registration)).exitCode).toBe(0)
    expect((await run(refuseCertified, registration)).exitCode).toBe(1)
  })

  it('takes an anchor whose base64 is in lines', async () => {
    const { registration, root } = records()
    const anchors = [root.replaceAll(/.{64}/g, '$&\r\n')]
    const { exitCode } = await run(['verify'], JSON.stringify({ ...registration, trust: { anchors, at } }))
    expect(exitCode).toBe(0)
  })

  it.each([
    ['an unknown profile', ['--profile', 'lax'], /--profile is one of specification, strict, conformance/],
    ['two outputs', ['--json', '--jsonl'], /exclude each other/],
    ['an unknown option', ['--fast'], /--fast/],
    ['two files', ['a', 'b'], /one FILE/],
    ['a setting without a value', ['--set', 'untrusted'], /SETTING=VALUE/],
    ['a setting that does not exist', ['--set', 'statements.tpm.colour=red'], /unknown setting/],
    ['a setting that is no word', ['--set', 'formats=none'], /unknown setting/],
    ['a setting that is a list', ['--set', 'path.revocation=unchecked'], /unknown setting/],
    ['a value the setting does not have', ['--set', 'untrusted=perhaps'], /untrusted: must be one of "accepted"/],
    ['a setting of the language', ['--set', '__proto__.none=refused'], /unknown setting/],
  ])('says what is wrong with %s and ends with 2', async (_name, args, message) => {
    const { exitCode, err, out } = await run(['verify', ...args])
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toMatch(message)
    expect(err).toContain('usage: latchkey verify')
  })

  it.each([
    ['no JSON', 'hello', /not JSON/],
    ['no object', '[]', /must be an object/],
    ['no ceremony', '{}', /ceremony must be/],
    ['no expectations', '{"ceremony":"registration"}', /expected must be an object/],
    [
      'a challenge that is not base64url',
      JSON.stringify({ ...records().registration, expected: { ...expected, challenge: '*' } }),
      /expected\.challenge/,
    ],
    ...['', 'null'].map((origin): [string, string, RegExp] => [
      `the origin '${origin}' [reg.step-09.origin-null]`,
      JSON.stringify({ ...records().registration, expected: { ...expected, origins: [origin] } }),
      /origins must hold origins/,
    ]),
    ...[-1, 2 ** 32, 0.5, '0'].map((signCount): [string, string, RegExp] => {
      const { authentication, storedCredential } = records()
      const record = { ...authentication, storedCredential: { ...storedCredential, signCount } }
      return [`the counter ${JSON.stringify(signCount)}`, JSON.stringify(record), /signCount must be/]
    }),
    ...['2025-06-01T00:00:00', '2025-06-01', 'June 1 2025', '2025-13-01T00:00:00Z'].map(
      (time): [string, string, RegExp] => [
        `the time ${time}`,
        JSON.stringify({ ...records().registration, trust: { anchors: [], at: time } }),
        /trust\.at must be an ISO time with its zone/,
      ],
    ),
    [
      'an anchor that is no certificate',
      JSON.stringify({ ...records().registration, trust: { anchors: ['AAAA'], at } }),
      /certificate/,
    ],
    ...['!!', '*%é\n', '='].map((garbage): [string, string, RegExp] => {
      const { registration, root } = records()
      const anchors = [`${root.slice(0, 40)}${garbage}${root.slice(40)}`]
      return [
        `an anchor with ${JSON.stringify(garbage)} inside`,
        JSON.stringify({ ...registration, trust: { anchors, at } }),
        /base64/,
      ]
    }),
    ...[
      ['no CBOR', 'AA'],
      ['empty', ''],
      ['no COSE_Key', 'oA'],
    ].map(([what, publicKey]): [string, string, RegExp] => {
      const { authentication, storedCredential } = records()
      const record = { ...authentication, storedCredential: { ...storedCredential, publicKey } }
      return [`a stored key that is ${what}`, JSON.stringify(record), /record\.publicKey/]
    }),
  ])('ends with 2 for a record with %s', async (_name, input, message) => {
    const { exitCode, err } = await run(['verify'], input)
    expect(exitCode).toBe(2)
    expect(err).toMatch(message)
  })

  it.each(['', '\n \n'])('ends with 2 where there is no record to answer: %j', async (input) => {
    const { exitCode, out, err } = await run(['verify', '--jsonl'], input)
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toContain('there is no record')
  })

  it('ends with 2 for a file that is not there, one record or many', async () => {
    for (const option of ['--json', '--jsonl']) {
      const { exitCode, err } = await run(['verify', option, '/nonexistent/file'])
      expect(exitCode).toBe(2)
      expect(err).toContain('ENOENT')
    }
  })

  const withVectors = existsSync(VECTORS) ? it : it.skip
  withVectors('gives the recorded outcome of ceremonies made by others (needs ../shared/vectors)', async () => {
    for (const file of ['w3c.jsonl', 'examples.jsonl']) {
      const setting = 'statements.androidKey.absentAuthorizations=accepted'
      const { out } = await run(['verify', '--jsonl', '--set', setting, join(VECTORS, file)])
      const answers = out.trimEnd().split('\n')
      const recorded = readFileSync(join(VECTORS, file), 'utf8').trimEnd().split('\n')
      const outcomes = (lines: string[]) =>
        lines
          .map((line) => JSON.parse(line) as { id: string; outcome: string })
          .map(({ id, outcome }) => ({ id, outcome }))
      expect(outcomes(answers)).toEqual(outcomes(recorded))
    }
  })
})

describe('latchkey inspect', () => {
  const clientData = '{"type":"webauthn.get","challenge":"AAAA","origin":"https://example.org"}'

  it.each([
    ['base64url', Buffer.from(clientData).toString('base64url')],
    ['bytes', clientData],
  ])('decodes %s from standard input', async (_name, input) => {
    const { exitCode, out } = await run(['inspect'], input)
    expect(exitCode).toBe(0)
    expect(out).toContain('clientDataJSON\n')
    expect(out).toContain('8+14  type')
  })

  it('shows characters that would steer the terminal', async () => {
    const { out } = await run(['inspect'], clientData.replace('}', ',"\\u001b[2J":"\u009b"}'))
    expect(out).toMatch(/ {2}\\u001b\[2J +"\\u009b"\n$/)
  })

  it('reads a file and answers in JSON', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'latchkey-')), 'client-data')
    writeFileSync(file, clientData)
    const { out } = await run(['inspect', '--json', '--as', 'clientDataJSON', file])
    expect(JSON.parse(out)).toMatchObject({ kind: 'clientDataJSON', fields: [{ name: 'type', offset: 8 }, {}, {}] })
  })

  it.each([
    [['inspect', '--as', 'nonsense'], '', /--as is one of/],
    [['inspect'], '', /cannot be decoded/],
    [['inspect', '--as', 'coseKey'], clientData, /as coseKey: bytes_truncated/],
  ])('ends with 2: %j', async (args, input, message) => {
    const { exitCode, err } = await run(args, input)
    expect(exitCode).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('latchkey', () => {
  it('lists its commands', async () => {
    const { exitCode, out } = await run([])
    expect(exitCode).toBe(0)
    for (const name of ['verify', 'inspect', 'config check', 'doctor']) expect(out).toContain(`latchkey ${name}`)
  })

  it('ends with 2 for a command it does not have', async () => {
    expect(await run(['sing'])).toMatchObject({ exitCode: 2, out: '' })
  })
})
