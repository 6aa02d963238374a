import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import {
  type Algorithm,
  AUTHENTICATION_FAULTS,
  type AuthenticationFault,
  FORMATS,
  type FormatName,
  listRegistrationFaults,
  type RegistrationFault,
} from '../../src/testing/index.js'
import { FIDO2, type Peer, SIMPLEWEBAUTHN } from './peers/peers.data.js'
import { createScratchProject, type ScratchProject } from '../support/scratch-project.js'

const PYTHON = '/usr/bin/python3'
const SERVER = join(import.meta.dirname, 'peers/fido2_server.py')
const AUTHENTICATION_FAULT_NAMES = Object.keys(AUTHENTICATION_FAULTS) as AuthenticationFault[]

interface Result {
  readonly algorithm: Algorithm
  /** Null when the peer accepted the response. */
  readonly error: string | null
}

interface Results {
  readonly registrations: readonly (Result & { readonly format: FormatName; readonly fault?: RegistrationFault })[]
  readonly authentications: readonly (Result & { readonly fault?: AuthenticationFault })[]
}

let project: ScratchProject
let cases: string

beforeAll(() => {
  project = createScratchProject(['cbor-x', '@peculiar', '@simplewebauthn'], ['make-cases.mjs', 'simplewebauthn.mjs'])
  cases = project.run(process.execPath, ['make-cases.mjs'])
}, 120_000)

afterAll(() => project.remove())

/** The installed version of python-fido2, or why it cannot be used. */
function fido2Version(): string {
  const { stdout } = spawnSync(PYTHON, ['-c', 'import fido2; print(fido2.__version__)'], { encoding: 'utf8' })
  return stdout.trim()
}

function itAgrees(peer: Peer, verify: () => string): void {
  let results: Results
  beforeAll(() => {
    results = JSON.parse(verify()) as Results
  }, 120_000)

  it.each(FORMATS)('registers the listed algorithms with the format %s', (format) => {
    const accepted = results.registrations.filter(
      (result) => result.format === format && result.fault === undefined && result.error === null,
    )
    // Node.js 20 generates no keys for ML-DSA, and peers differ in their support.
    const names = accepted.map(({ algorithm }) => algorithm).filter((name) => !name.startsWith('ML-DSA'))
    expect(names.sort()).toEqual([...peer.registers[format]].sort())
  })

  const supported = FORMATS.filter((format) => peer.registers[format].length > 0)
  it.each(supported)('rejects every fault of a registration with the format %s that it checks', (format) => {
    const accepted = results.registrations.filter(
      (result) => result.format === format && result.fault !== undefined && result.error === null,
    )
    const ignored = listRegistrationFaults(format).filter((fault) => peer.ignores[fault]?.includes(format))
    expect(accepted.map(({ fault }) => fault)).toEqual(ignored)
  })

  it('verifies authentications with the listed algorithms', () => {
    const accepted = results.authentications.filter(({ fault, error }) => fault === undefined && error === null)
    const names = accepted.map(({ algorithm }) => algorithm).filter((name) => !name.startsWith('ML-DSA'))
    expect(names.sort()).toEqual([...peer.authenticates].sort())
  })

  it('rejects every fault of an authentication that it checks', () => {
    const accepted = results.authentications.filter(({ fault, error }) => fault !== undefined && error === null)
    const ignored = AUTHENTICATION_FAULT_NAMES.filter((fault) => peer.ignoresInAuthentications.includes(fault))
    expect(accepted.map(({ fault }) => fault)).toEqual(ignored)
  })
}

describe('the package, installed in another project', () => {
  it('contains the built files, the configuration and its schema', () => {
    const expected = ['package.json', 'README.md', 'LICENSE', 'passkey_config.jsonc', 'dist/cli.js', 'dist/main.js']
    expect(project.files).toEqual(expect.arrayContaining(expected))
  })

  it('contains no sources, tests or source maps', () => {
    expect(project.files.filter((path) => /^(?:src|test|scripts|bench)\/|\.(?:map|tsbuildinfo)$/.test(path))).toEqual(
      [],
    )
  })
})

describe('@simplewebauthn/server', () => {
  itAgrees(SIMPLEWEBAUTHN, () => project.run(process.execPath, ['simplewebauthn.mjs'], cases))
})

const installed = fido2Version()
const describeFido2 = installed.startsWith('0.9.') ? describe : describe.skip
describeFido2(`python-fido2 0.9 (installed: ${installed || 'none; apt-get install python3-fido2'})`, () => {
  itAgrees(FIDO2, () => project.run(PYTHON, [SERVER], cases))
})
