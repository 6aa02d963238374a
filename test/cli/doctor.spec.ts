import { generateKeyPairSync } from 'node:crypto'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { loadConfig } from '../../src/config/load-config.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { latchkey } from '../support/cli.js'
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

const run = (command: 'doctor' | 'config', args: string[], input = '') =>
  latchkey([command, ...args], { input, loadConfig: load })

describe('latchkey doctor', () => {
  beforeEach(() => write('passkey_config.jsonc', { hostname: 'example.org', http: { trusted_proxies: ['loopback'] } }))

  it('checks the configuration and exits with 0 if it finds no problem', async () => {
    const { exitCode, out } = await run('doctor', [])
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^ok +RP ID: Passkeys belong to "example\.org"/)
    expect(out).not.toMatch(/PROBLEM/)
  })

  it('checks whether ceremonies can run on a page, and exits with 1 if not', async () => {
    expect(await run('doctor', ['--origin', 'https://example.org/x'])).toMatchObject({ exitCode: 0 })
    const { exitCode, out } = await run('doctor', ['--origin', 'https://login.example.org'])
    expect(exitCode).toBe(1)
    expect(out).toMatch(
      /\nPROBLEM +address of the page: .*\n +expected: https:\/\/example\.org\n +received: https:\/\/login\.example\.org\n +what to do: .*"origins"/,
    )
  })

  it('escapes characters that would control the terminal', async () => {
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
    ['an argument', ['response.json'], '', /too many arguments/],
    ['a missing file', ['--response', '/nonexistent'], '', /ENOENT/],
    ['text that is not JSON', ['--response', '-'], 'hello', /not valid JSON/],
    ['JSON that is not a response', ['--response', '-'], '{}', /not a RegistrationResponseJSON/],
  ])('exits with 2 for %s', async (_what, args, input, message) => {
    const { exitCode, out, err } = await run('doctor', args, input)
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toMatch(message)
  })

  it('exits with 2 for an invalid configuration', async () => {
    write('passkey_config.jsonc', { colour: 1 })
    const { exitCode, out, err } = await run('doctor', [])
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toMatch(/^error: The configuration is invalid:\n {2}colour: is not a key/)
  })
})

describe('latchkey config check', () => {
  it('prints the settings in effect', async () => {
    const file = write('other.jsonc', {
      hostname: 'example.org',
      origins: ['https://login.example.org'],
      framing: { mode: 'listed', top_origins: ['https://portal.example'] },
    })
    const { exitCode, out } = await run('config', ['check', file])
    expect(exitCode).toBe(0)
    expect(out).toMatch(/^The configuration is valid\. Settings in effect:\n/)
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

  it('reads the file of the server by default', async () => {
    write('passkey_config.jsonc', { hostname: 'example.net' })
    const { exitCode, out } = await run('config', ['check', '--json'])
    expect(exitCode).toBe(0)
    expect(JSON.parse(out)).toMatchObject({ valid: true, rpId: 'example.net', origins: ['https://example.net'] })
  })

  it('prints no secrets', async () => {
    const secret = 'pc9EQyVMYb4_eNLh8tMWQ1Er7nBi2KzD'
    const variables = { LATCHKEY_BOOTSTRAP_API_KEY: `lk_first_${secret}`, LATCHKEY_TOKEN_SIGNING_KEY: SIGNING_KEY }
    for (const args of [['check'], ['check', '--json']]) {
      const loadWithSecrets = () => loadConfig(variables, directory)
      const { exitCode, out } = await latchkey(['config', ...args], { loadConfig: loadWithSecrets })
      expect(exitCode).toBe(0)
      expect(out).not.toContain(secret)
      expect(out).not.toContain(SIGNING_KEY)
    }
  })

  it('prints every problem with its path and exits with 1', async () => {
    const file = write('bad.jsonc', { hostname: 'x y', colour: 1, tokens: { issuer: 1 } })
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
    ['LATCHKEY_TOKEN_SIGNING_KEY', 'must be a P-256, Ed25519 or RSA (2048 to 4096 bits) private key, as PEM or JWK'],
    ['LATCHKEY_SECRET', 'must be at least 32 random bytes in base64url, without padding'],
  ])('reports problems of the file and of the variable %s together', async (name, reason) => {
    write('passkey_config.jsonc', { colour: 1 })
    const loadWithVariable = () => loadConfig({ [name]: 'foo' }, directory)
    const { exitCode, out } = await latchkey(['config', 'check'], { loadConfig: loadWithVariable })
    expect(exitCode).toBe(1)
    expect(out.split('\n').slice(1, -1)).toEqual([
      `  ${name}: ${reason}`,
      '  colour: is not a key of the configuration',
    ])
    const doctor = await latchkey(['doctor'], { loadConfig: loadWithVariable })
    expect(doctor.exitCode).toBe(2)
    expect(doctor.err).toContain(`${name}: ${reason}`)
  })

  it('reports the position of a syntax error', async () => {
    const { exitCode, out } = await run('config', ['check', write('broken.jsonc', '{ "hostname": }')])
    expect(exitCode).toBe(1)
    expect(out).toContain('line 1, column')
  })

  it.each<[string, string[], RegExp]>([
    ['a missing action', [], /Usage: latchkey config/],
    ['an unknown action', ['show'], /unknown command 'show'/],
    ['two files', ['check', 'a', 'b'], /too many arguments/],
    ['an unknown option', ['check', '--fast'], /--fast/],
    ['a missing file', ['check', '/nonexistent/file'], /cannot read \/nonexistent\/file \(ENOENT\)/],
  ])('exits with 2 for %s', async (_what, args, message) => {
    const { exitCode, out, err } = await run('config', args)
    expect({ exitCode, out }).toEqual({ exitCode: 2, out: '' })
    expect(err).toMatch(message)
  })
})
