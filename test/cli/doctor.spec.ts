import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { createConfigCommand } from '../../src/cli/config.command.js'
import { createDoctorCommand } from '../../src/cli/doctor.command.js'
import { loadConfig } from '../../src/config/load-config.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { creationOptions, requestOptions } from '../support/expectations.js'

const SIGNING_KEY = JSON.stringify(
  generateKeyPairSync('ed25519', { privateKeyEncoding: { format: 'jwk' }, publicKeyEncoding: { format: 'jwk' } })
    .privateKey,
)

let directory: string
beforeEach(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-doctor-'))
})
afterEach(() => rmSync(directory, { recursive: true }))

function write(name: string, content: unknown): string {
  const file = join(directory, name)
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content))
  return file
}

const load = (file?: string) => loadConfig(file === undefined ? {} : { PASSKEY_CONFIG: file }, directory)

async function run(command: 'doctor' | 'config', args: string[], input = '') {
  const outputs = { out: '', err: '' }
  const streams = {
    stdin: Readable.from([Buffer.from(input)]),
    out: (text: string) => (outputs.out += text),
    err: (text: string) => (outputs.err += text),
  }
  const { run: runIt } = command === 'doctor' ? createDoctorCommand(load) : createConfigCommand(load)
  return { exitCode: await runIt(args, streams), ...outputs }
}

describe('latchkey doctor', () => {
  beforeEach(() => write('passkey_config.jsonc', { hostname: 'example.org', http: { trusted_proxies: ['loopback'] } }))

  it('looks at the configuration and ends with 0 without a problem', async () => {
    const { exitCode, out } = await run('doctor', [])
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^ok +RP ID: Passkeys belong to "example\.org"/)
    expect(out).not.toMatch(/PROBLEM/)
  })

  it('says whether a page may be used, and ends with 1 if not', async () => {
    expect(await run('doctor', ['--origin', 'https://example.org/x'])).toMatchObject({ exitCode: 0 })
    const { exitCode, out } = await run('doctor', ['--origin', 'https://login.example.org'])
    expect(exitCode).toBe(1)
    expect(out).toMatch(
      /\nPROBLEM +address of the page: .*\n +expected: https:\/\/example\.org\n +received: https:\/\/login\.example\.org\n +what to do: .*"origins"/,
    )
  })

  it('shows characters that would steer the terminal, and lets none of them do it', async () => {
    const origin = 'https://a.example\u001b[2J\nok       RP ID: forged\u202e\u009b'
    const response = createAuthenticator().register(creationOptions(), { origin })
    const { out } = await run('doctor', ['--response', write('response.json', response)])
    expect(out).toContain('received: https://a.example\\u001b[2J\\u000aok       RP ID: forged\\u202e\\u009b\n')
    expect(out).not.toMatch(/[^\P{Cc}\n]|[\u202e]|^ok +RP ID: forged/mu)
  })

  it.each(['registration', 'authentication'] as const)('explains the response of a %s', async (ceremony) => {
    const authenticator = createAuthenticator()
    const context = { origin: 'https://elsewhere.example' }
    const registered = authenticator.register(creationOptions(), context)
    const response = ceremony === 'registration' ? registered : authenticator.authenticate(requestOptions(), context)
    const answer = await run('doctor', ['--json', '--response', write('response.json', response)])
    expect(answer.exitCode).toBe(1)
    const { findings } = JSON.parse(answer.out) as { findings: { check: string; severity: string }[] }
    expect(findings.slice(-3).map(({ check, severity }) => [check, severity])).toEqual([
      ['origin of the response', 'problem'],
      ['RP ID of the response', 'ok'],
      ['frame of the response', 'ok'],
    ])
    expect(await run('doctor', ['--response', '-'], JSON.stringify(response))).toMatchObject({ exitCode: 1 })
  })

  it.each<[string, string[], string, RegExp]>([
    ['an unknown option', ['--fast'], '', /--fast/],
    ['a file', ['response.json'], '', /response\.json|positional/],
    ['a file that is not there', ['--response', '/nonexistent'], '', /ENOENT/],
    ['no JSON', ['--response', '-'], 'hello', /not JSON/],
    ['no response', ['--response', '-'], '{}', /no RegistrationResponseJSON/],
  ])('cannot do with %s', async (_what, args, input, message) => {
    await expect(run('doctor', args, input)).rejects.toThrow(message)
  })

  it('cannot do with a configuration that is not valid', async () => {
    write('passkey_config.jsonc', { colour: 1 })
    await expect(run('doctor', [])).rejects.toThrow(/colour: is not a key/)
  })
})

describe('latchkey config check', () => {
  it('shows what is in force', async () => {
    const file = write('other.jsonc', {
      hostname: 'example.org',
      origins: ['https://login.example.org'],
      framing: { mode: 'listed', top_origins: ['https://portal.example'] },
    })
    const { exitCode, out } = await run('config', ['check', file])
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^The configuration is valid\. In force:\n/)
    for (const line of [
      /\n {2}file +\/.*other\.jsonc\n/,
      /\n {2}rpId +example\.org\n/,
      /\n {2}origins +https:\/\/example\.org\n +https:\/\/login\.example\.org\n/,
      /\n {2}framing +listed\n +https:\/\/portal\.example\n/,
      /\n {2}algorithms +ES256\n +EdDSA\n +RS256\n/,
      /\n {2}trustedProxies +none\n/,
      /\n {2}metadata +off\n/,
      /\n {2}purposes +login: user verification preferred, 300 s\n +step-up: user verification required, 120 s\n/,
    ]) {
      expect(out).toMatch(line)
    }
  })

  it('takes the file of the server where none is named', async () => {
    write('passkey_config.jsonc', { hostname: 'example.net' })
    const { exitCode, out } = await run('config', ['check', '--json'])
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ valid: true, rpId: 'example.net', origins: ['https://example.net'] })
  })

  it('shows no secret', async () => {
    const secret = 's'.repeat(40)
    const command = createConfigCommand(() =>
      loadConfig(
        { LATCHKEY_BOOTSTRAP_API_KEY: `lk_first_${secret}`, LATCHKEY_TOKEN_SIGNING_KEY: SIGNING_KEY },
        directory,
      ),
    )
    let out = ''
    const streams = { stdin: Readable.from([]), out: (text: string) => (out += text), err: () => undefined }
    for (const args of [['check'], ['check', '--json']]) expect(await command.run(args, streams)).toBe(0)
    expect(out).not.toContain(secret)
    expect(out).not.toContain(SIGNING_KEY)
  })

  it('names everything that is wrong, with its path, and ends with 1', async () => {
    const file = write('bad.jsonc', { hostname: 'x', colour: 1, tokens: { issuer: 1 } })
    const { exitCode, out } = await run('config', ['check', file])
    expect(exitCode).toBe(1)
    expect(out).toMatch(/is invalid:\n/)
    for (const path of ['hostname', 'colour', 'tokens.issuer']) expect(out).toContain(`\n  ${path}: `)
    const { problems, valid } = JSON.parse((await run('config', ['check', '--json', file])).out) as {
      valid: boolean
      problems: { path: string }[]
    }
    expect(valid).toBe(false)
    expect(problems.map(({ path }) => path).sort()).toEqual(['colour', 'hostname', 'tokens.issuer'])
  })

  it.each([
    ['LATCHKEY_TOKEN_SIGNING_KEY', 'must be a private key on P-256 or of Ed25519, as PEM or JWK'],
    ['LATCHKEY_SECRET', 'must be at least 32 random bytes in base64url, without padding'],
  ])('names a variable that holds no secret beside what is wrong with the file: %s', async (name, reason) => {
    write('passkey_config.jsonc', { colour: 1 })
    const command = createConfigCommand(() => loadConfig({ [name]: 'foo' }, directory))
    let out = ''
    const streams = { stdin: Readable.from([]), out: (text: string) => (out += text), err: () => undefined }
    expect(await command.run(['check'], streams)).toBe(1)
    expect(out.split('\n').slice(1, -1)).toEqual([
      `  ${name}: ${reason}`,
      '  colour: is not a key of the configuration',
    ])
    const doctor = createDoctorCommand(() => loadConfig({ [name]: 'foo' }, directory))
    await expect(doctor.run([], streams)).rejects.toThrow(`${name}: ${reason}`)
  })

  it('names what is wrong with the text of the file', async () => {
    const { exitCode, out } = await run('config', ['check', write('broken.jsonc', '{ "hostname": }')])
    expect(exitCode).toBe(1)
    expect(out).toContain('line 1, column')
  })

  it.each<[string, string[], RegExp]>([
    ['nothing to do', [], /what is to be done/],
    ['something else to do', ['show'], /what is to be done/],
    ['two files', ['check', 'a', 'b'], /one FILE/],
    ['an unknown option', ['check', '--fast'], /--fast/],
    ['a file that is not there', ['check', '/nonexistent/file'], /cannot read \/nonexistent\/file \(ENOENT\)/],
  ])('cannot do with %s', async (_what, args, message) => {
    await expect((async () => run('config', args))()).rejects.toThrow(message)
  })
})
