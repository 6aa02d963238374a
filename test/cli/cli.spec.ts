import { existsSync, mkdtempSync, readFileSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createAuthenticator } from '../../src/testing/index.js'
import { toBase64url } from '../../src/testing/bytes.js'
import { latchkey } from '../support/cli.js'
import { CHALLENGE, creationOptions, ORIGIN, requestOptions, RP_ID } from '../support/expectations.js'

const VECTORS = join(import.meta.dirname, '../../../shared/vectors')

const run = (args: string[], input: string | Uint8Array = '') => latchkey(args, { input })

const expected = {
  challenge: toBase64url(CHALLENGE),
  origins: [ORIGIN],
  rpId: RP_ID,
  userVerification: 'required',
  algorithms: [-7],
}

/** Records of a valid registration and a valid authentication with the same credential. */
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
  it('prints the trace of a verified ceremony and exits with 0', async () => {
    const { exitCode, out } = await run(['verify'], JSON.stringify(records().registration))
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^registration \(§7\.1\), webauthn-3 .*: passed\n/)
    expect(out).toMatch(/\n {2}7 {2}passed {7}Verify that the type of the client data is webauthn\.create\.\n/)
    expect(out).toMatch(/\nverified\n$/)
  })

  it('prints the failed step with its evidence and exits with 1', async () => {
    const { registration } = records()
    const wrong = { ...registration, expected: { ...expected, origins: ['https://example.net'] } }
    const { exitCode, out } = await run(['verify', '-'], JSON.stringify(wrong))
    expect(exitCode).toBe(1)
    expect(out).toContain('[origin_unexpected]')
    expect(out).toContain('"got":"https://example.org"')
    expect(out).toMatch(/not-reached {2}Verify that rpIdHash is/)
    expect(out).toMatch(/\nrejected: origin_unexpected: .*\n$/)
  })

  it('prints the credential and the trace as JSON', async () => {
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

  describe('reports whether the user handle was compared:', () => {
    const HANDLE = toBase64url(new Uint8Array(16).fill(1))
    const withHandle = (credential: { response: object }, userHandle: string | null) => ({
      ...credential,
      response: { ...credential.response, userHandle },
    })

    it.each([
      ['missing in the record', undefined, HANDLE, /because the record has no "storedCredential\.userHandle"\./],
      ['missing in both', undefined, null, /because the record has no "storedCredential\.userHandle"\./],
      ['missing in the response', HANDLE, null, /because the response has none\./],
      ['equal', HANDLE, HANDLE, null],
    ])('%s', async (_what, stored, received, warning) => {
      const { authentication, storedCredential } = records()
      const record = JSON.stringify({
        ...authentication,
        credential: withHandle(authentication.credential, received),
        storedCredential: { ...storedCredential, userHandle: stored },
      })
      const [json, lines, text] = await Promise.all(
        ['--json', '--jsonl', '--profile=strict'].map((option) => run(['verify', option], record)),
      )
      const userHandle = warning === null ? 'compared' : 'not-compared'
      const warnings = warning === null ? undefined : [expect.stringMatching(warning)]
      for (const result of [json, lines]) {
        const line = JSON.parse(result?.out ?? '') as { userHandle?: string; warnings?: string[] }
        expect(line).toMatchObject({ outcome: 'verified', userHandle })
        expect(line.warnings).toEqual(warnings)
      }
      expect(text?.out).toMatch(
        warning === null
          ? /passed\n[^]*\n\nverified\n$/
          : /\n\nwarning: The user handle was not compared, .*\nverified\n$/,
      )
    })

    it('different', async () => {
      const { authentication, storedCredential } = records()
      const record = {
        ...authentication,
        credential: withHandle(authentication.credential, HANDLE),
        storedCredential: { ...storedCredential, userHandle: toBase64url(new Uint8Array(16).fill(2)) },
      }
      const { exitCode, out } = await run(['verify', '--json'], JSON.stringify(record))
      expect(exitCode).toBe(1)
      expect(JSON.parse(out)).toMatchObject({ outcome: 'rejected', code: 'user_handle_mismatch' })
    })
  })

  it('prints one line for each record and exits with the highest exit code', async () => {
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
      warnings: [expect.stringContaining('user handle was not compared')],
    })
  })

  it.each([
    ['without anchors', undefined, 'verified', 'not-assessed'],
    ['with the root as anchor', 'root', 'verified', 'trusted'],
    ['with an empty list of anchors', 'none', 'rejected', undefined],
  ])('assesses the trust of a record %s', async (_name, trust, outcome, verdict) => {
    const { registration, root } = records()
    const anchors = trust === 'root' ? [root] : []
    const record = trust === undefined ? registration : { ...registration, trust: { anchors, at } }
    const { out } = await run(['verify', '--jsonl'], JSON.stringify(record))
    const answer = JSON.parse(out) as { outcome: string; attestation?: { trust: string } }
    expect(answer.outcome).toBe(outcome)
    expect(answer.attestation?.trust).toBe(verdict)
    if (outcome === 'rejected') expect(answer).toMatchObject({ code: 'attestation_untrusted', step: 'trust.path' })
  })

  it('applies the profile and single settings', async () => {
    const registration = JSON.stringify(records().registration)
    const refuseCertified = ['verify', '--jsonl', '--profile', 'strict', '--set', 'untrusted=refused']
    expect((await run(['verify', '--jsonl', '--profile', 'strict'], registration)).exitCode).toBe(0)
    expect((await run(refuseCertified, registration)).exitCode).toBe(1)
  })

  it('accepts an anchor in base64 with line breaks', async () => {
    const { registration, root } = records()
    const anchors = [root.replaceAll(/.{64}/g, '$&\r\n')]
    const { exitCode } = await run(['verify'], JSON.stringify({ ...registration, trust: { anchors, at } }))
    expect(exitCode).toBe(0)
  })

  it.each([
    ['an unknown profile', ['--profile', 'lax'], /Allowed choices are specification, strict, conformance/],
    ['two output formats', ['--json', '--jsonl'], /'--json' cannot be used with option '--jsonl'/],
    ['an unknown option', ['--fast'], /--fast/],
    ['two files', ['a', 'b'], /too many arguments/],
    ['a setting without a value', ['--set', 'untrusted'], /SETTING=VALUE/],
    ['a setting that does not exist', ['--set', 'statements.tpm.colour=red'], /The policy has no setting/],
    ['a setting whose value is a list', ['--set', 'formats=none'], /The policy has no setting/],
    ['a setting whose value is a file', ['--set', 'path.revocation=unchecked'], /The policy has no setting/],
    ['a value the setting does not have', ['--set', 'untrusted=perhaps'], /untrusted must be one of "accepted"/],
    ['a setting named like a prototype', ['--set', '__proto__.none=refused'], /The policy has no setting/],
  ])('rejects %s with a message and exits with 2', async (_name, args, message) => {
    const { exitCode, err, out } = await run(['verify', ...args])
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toMatch(message)
    expect(err).toContain('Run with --help for usage.')
  })

  it.each([
    ['text that is not JSON', 'hello', /not valid JSON/],
    ['a list', '[]', /the record must be an object/],
    ['an unknown ceremony', '{"ceremony":"login"}', /ceremony must be one of "registration", "authentication"/],
    ['missing expectations', '{"ceremony":"registration"}', /expected must be an object/],
    [
      'several invalid members',
      JSON.stringify({ ceremony: 'registration', id: 7, expected: { ...expected, rpId: null } }),
      /id must be text, or null; expected\.rpId must be text/,
    ],
    [
      'an unknown user verification',
      JSON.stringify({ ...records().registration, expected: { ...expected, userVerification: 'maybe' } }),
      /expected\.userVerification must be one of/,
    ],
    [
      'an algorithm that is text',
      JSON.stringify({ ...records().registration, expected: { ...expected, algorithms: ['ES256'] } }),
      /expected\.algorithms\[0\] must be a whole number/,
    ],
    [
      'an empty list of algorithms',
      JSON.stringify({ ...records().registration, expected: { ...expected, algorithms: [] } }),
      /expected\.algorithms must have at least one entry/,
    ],
    [
      'a challenge that is not base64url',
      JSON.stringify({ ...records().registration, expected: { ...expected, challenge: '*' } }),
      /expected\.challenge/,
    ],
    ...['', 'null'].map((origin): [string, string, RegExp] => [
      `the origin '${origin}' [reg.step-09.origin-null]`,
      JSON.stringify({ ...records().registration, expected: { ...expected, origins: [origin] } }),
      /expected\.origins\[0\] must (?:be scheme|not be the opaque origin)/,
    ]),
    [
      'a top origin with a path',
      JSON.stringify({ ...records().registration, expected: { ...expected, topOrigins: ['https://a.example/'] } }),
      /expected\.topOrigins\[0\] must not have a trailing slash; write "https:\/\/a\.example"/,
    ],
    ...[-1, 2 ** 32, 0.5, '0'].map((signCount): [string, string, RegExp] => {
      const { authentication, storedCredential } = records()
      const record = { ...authentication, storedCredential: { ...storedCredential, signCount } }
      return [
        `the counter ${JSON.stringify(signCount)}`,
        JSON.stringify(record),
        /storedCredential\.signCount must be a whole number from 0 to 4294967295/,
      ]
    }),
    ...['2025-06-01T00:00:00', '2025-06-01', 'June 1 2025', '2025-13-01T00:00:00Z'].map(
      (time): [string, string, RegExp] => [
        `the time ${time}`,
        JSON.stringify({ ...records().registration, trust: { anchors: [], at: time } }),
        /trust\.at must be an ISO 8601 time with its zone/,
      ],
    ),
    [
      'an anchor that is not a certificate',
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
      ['not CBOR', 'AA'],
      ['empty', ''],
      ['not a COSE_Key', 'oA'],
    ].map(([what, publicKey]): [string, string, RegExp] => {
      const { authentication, storedCredential } = records()
      const record = { ...authentication, storedCredential: { ...storedCredential, publicKey } }
      return [`a stored key that is ${what}`, JSON.stringify(record), /record\.publicKey/]
    }),
  ])('exits with 2 for a record with %s', async (_name, input, message) => {
    const { exitCode, err } = await run(['verify'], input)
    expect(exitCode).toBe(2)
    expect(err).toMatch(message)
  })

  it.each(['', '\n \n'])('exits with 2 for input without a record: %j', async (input) => {
    const { exitCode, out, err } = await run(['verify', '--jsonl'], input)
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toContain('the input contains no record')
  })

  it('exits with 2 for a missing file, with one record or many', async () => {
    for (const option of ['--json', '--jsonl']) {
      const { exitCode, err } = await run(['verify', option, '/nonexistent/file'])
      expect(exitCode).toBe(2)
      expect(err).toContain('ENOENT')
    }
  })

  const withVectors = existsSync(VECTORS) ? it : it.skip
  withVectors('returns the recorded outcome of ceremonies from other sources (needs ../shared/vectors)', async () => {
    for (const file of ['w3c.jsonl', 'examples.jsonl']) {
      const setting = 'statements.android_key.absent_authorizations=accepted'
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

describe('latchkey verify --set', () => {
  it.each(['statements.android_key.absent_authorizations', 'statements.androidKey.absentAuthorizations'])(
    'accepts the setting %s',
    async (setting) => {
      const { exitCode } = await run(['verify', '--set', `${setting}=refused`], JSON.stringify(records().registration))
      expect(exitCode).toBe(0)
    },
  )
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

  it('escapes characters that would control the terminal', async () => {
    const { out } = await run(['inspect'], clientData.replace('}', ',"\\u001b[2J":"\u009b"}'))
    expect(out).toMatch(/ {2}\\u001b\[2J +"\\u009b"\n$/)
  })

  it('reads a file and prints JSON', async () => {
    const file = join(mkdtempSync(join(tmpdir(), 'latchkey-')), 'client-data')
    writeFileSync(file, clientData)
    const { out } = await run(['inspect', '--json', '--as', 'clientDataJSON', file])
    expect(JSON.parse(out)).toMatchObject({ kind: 'clientDataJSON', fields: [{ name: 'type', offset: 8 }, {}, {}] })
  })

  it.each([
    [['inspect', '--as', 'nonsense'], '', /Allowed choices are clientDataJSON/],
    [['inspect'], '', /cannot be decoded/],
    [['inspect', '--as', 'coseKey'], clientData, /as coseKey: bytes_truncated/],
  ])('exits with 2: %j', async (args, input, message) => {
    const { exitCode, err } = await run(args, input)
    expect(exitCode).toBe(2)
    expect(err).toMatch(message)
  })
})

describe('latchkey', () => {
  it.each([[[]], [['help']], [['--help']]])('lists the commands with the arguments %j', async (args) => {
    const { exitCode, out, err } = await run(args)
    expect({ exitCode, err }).toEqual({ exitCode: 0, err: '' })
    for (const name of ['verify', 'inspect', 'metadata', 'keys', 'config', 'doctor'])
      expect(out).toContain(`  ${name} `)
  })

  it.each([
    ['verify', /--profile <NAME>[^]*Exit status:\n {2}0 {2}verified\n {2}1 {2}rejected\n {2}2 /],
    ['keys rotate', /--withdraw[^]*Exit status:/],
    ['metadata import', /Usage: latchkey metadata import \[options\] <FILE>/],
    ['config check', /Usage: latchkey config check \[options\] \[FILE\]/],
    ['doctor', /--response <FILE>/],
  ])('prints the help of the command %s', async (command, text) => {
    const { exitCode, out } = await run([...command.split(' '), '--help'])
    expect(exitCode).toBe(0)
    expect(out).toMatch(text)
  })

  it.each(['--version', '-V'])('prints the version with %s', async (option) => {
    const { version } = JSON.parse(readFileSync(join(import.meta.dirname, '../../package.json'), 'utf8')) as {
      version: string
    }
    expect(await run([option])).toEqual({ exitCode: 0, out: `${version}\n`, err: '' })
  })

  it.each([
    [['sing'], /unknown command 'sing'/],
    [['verfy'], /unknown command 'verfy'\n\(Did you mean verify\?\)/],
    [['keys', 'rotat'], /unknown command 'rotat'\n\(Did you mean rotate\?\)/],
    [['verify', '--profil', 'strict'], /unknown option '--profil'\n\(Did you mean --profile\?\)/],
    [['keys'], /Usage: latchkey keys \[options\] \[command\]/],
    [['help', 'sing'], /Usage: latchkey/],
  ])('exits with 2 for the arguments %j', async (args, message) => {
    const { exitCode, out, err } = await run(args)
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toMatch(message)
  })
})
