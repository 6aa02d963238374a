import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createConfig } from '../../src/config/load-config.js'
import { loadConfig } from '../../src/config/load-config.js'
import { checkAddress } from '../../src/doctor/address-check.js'
import { checkConfiguration } from '../../src/doctor/configuration-checks.js'
import { createAuthenticator } from '../../src/testing/index.js'
import { latchkey } from '../support/cli.js'
import { complaintsOf, testEnvironment } from '../support/config.js'
import { CHALLENGE, creationOptions, ORIGIN, RP_ID } from '../support/expectations.js'
import { ORIGIN_ROWS, type OriginRow } from '../support/origins.data.js'

/** The verdict of one reader about a row, in the terms of the row. */
interface Verdict {
  readonly outcome: OriginRow['outcome']
  /** The warning, or the reason. */
  readonly says: string
}

const contentOf = ({ text, hostname = 'example.com' }: OriginRow) => ({ hostname, origins: [text] })

let directory: string
beforeAll(() => {
  directory = mkdtempSync(join(tmpdir(), 'latchkey-origins-'))
})
afterAll(() => rmSync(directory, { recursive: true }))

/** The server refuses to start, or starts with the warnings of the doctor. */
function inServerConfiguration(row: OriginRow): Verdict {
  const load = () => createConfig(contentOf(row), testEnvironment())
  const complaints = complaintsOf(load)
  if (complaints.length > 0) return { outcome: 'refused', says: complaints.join() }
  expect(load().origins).toContain(row.text)
  const finding = checkConfiguration(load()).find(({ check }) => check === 'origins')
  return { outcome: finding?.severity === 'warning' ? 'warned' : 'accepted', says: finding?.advice ?? '' }
}

/** The doctor checks an address of a server that does not list the origin, and then one that does. */
function byDoctor(row: OriginRow): Verdict {
  const [listing, other] = [contentOf(row), { hostname: 'other.example' }].map(
    (content) => () => createConfig(content, testEnvironment()),
  )
  if (listing === undefined || other === undefined) throw new Error('unreachable')
  const unlisted = checkAddress(row.text, other())
  expect(unlisted.severity).toBe('problem')
  if (row.outcome === 'refused') return { outcome: 'refused', says: unlisted.advice ?? '' }
  expect(unlisted.advice).not.toContain('cannot list')
  const { severity, advice } = checkAddress(row.text, listing())
  return { outcome: severity === 'warning' ? 'warned' : 'accepted', says: advice ?? '' }
}

/** `latchkey config check` of a file. */
async function byConfigCheck(row: OriginRow): Promise<Verdict> {
  const file = join(directory, 'passkey_config.jsonc')
  writeFileSync(file, JSON.stringify(contentOf(row)))
  const load = (path?: string) => loadConfig({ PASSKEY_CONFIG: path ?? file }, directory)
  const { exitCode, out } = await latchkey(['config', 'check', '--json', file], { loadConfig: load })
  const { problems, warnings } = JSON.parse(out) as { problems?: { reason: string }[]; warnings?: string[] }
  if (exitCode !== 0) return { outcome: 'refused', says: problems?.map(({ reason }) => reason).join() ?? '' }
  const says = warnings?.find((line) => line.startsWith('warning: origins: ')) ?? ''
  return { outcome: says === '' ? 'accepted' : 'warned', says }
}

const registered = createAuthenticator().register(creationOptions(), { origin: ORIGIN })

/** `latchkey verify` of a record that expects the origin. */
async function byVerify({ text }: OriginRow): Promise<Verdict> {
  const challenge = Buffer.from(CHALLENGE).toString('base64url')
  const expected = { challenge, rpId: RP_ID, origins: [ORIGIN, text] }
  const record = JSON.stringify({ ceremony: 'registration', credential: registered, expected })
  const { exitCode, out, err } = await latchkey(['verify', '--json'], { input: record })
  if (exitCode !== 0) return { outcome: 'refused', says: err }
  const { warnings = [] } = JSON.parse(out) as { warnings?: string[] }
  return { outcome: warnings.length === 0 ? 'accepted' : 'warned', says: warnings.join() }
}

describe.each<[string, (row: OriginRow) => Verdict | Promise<Verdict>]>([
  ['the configuration of the server', inServerConfiguration],
  ['the doctor', byDoctor],
  ['latchkey config check', byConfigCheck],
  ['latchkey verify', byVerify],
])('%s', (_reader, read) => {
  it.each(ORIGIN_ROWS.map((row) => [row.text, row.outcome, row] as const))(
    'finds %s %s',
    async (_text, outcome, row) => {
      const { says = '' } = row
      expect(await read(row)).toEqual({ outcome, says: expect.stringContaining(says) })
    },
  )
})
