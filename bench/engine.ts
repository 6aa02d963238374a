/**
 * Compares the CPU time of the engine with `crypto.verify` and an imported key (the limit) and with
 * @simplewebauthn/server, interleaved in one process. `npm run bench:engine` prints a table and, as its last line, one
 * JSON object. Ratios compare throughput: 0.85 means 85 % of the other's throughput, 5 means five times as much.
 */
import type * as Engine from '../src/webauthn/index.js'
import type * as X509 from '../src/webauthn/x509.js'
import { assertionContenders } from './assertions.js'
import { measure } from './measure.js'
import { REGISTRATIONS, registrationContenders, trustRoot } from './registrations.js'

interface Result {
  readonly cpuMicros: number
  /** Absent for registrations, which have no single signature to compare with. */
  readonly vsLimit?: number
  readonly vsSimpleWebAuthn: number
}

const ASSERTIONS = [
  ['ES256', 'sha256'],
  ['ES384', 'sha384'],
  ['EdDSA', null],
  ['RS256', 'sha256'],
] as const

const built = async (door: string): Promise<unknown> =>
  import(new URL(`../dist/webauthn/${door}.js`, import.meta.url).href)
const engine = (await built('index')) as typeof Engine
const x509 = (await built('x509')) as typeof X509
const results: Record<string, Result> = {}
trustRoot()
for (const [algorithm, hash] of ASSERTIONS) await benchAssertion(algorithm, hash)
for (const [name, format] of Object.entries(REGISTRATIONS)) await benchRegistration(name, format)
console.table(results)
console.log(JSON.stringify(results))

async function benchAssertion(algorithm: (typeof ASSERTIONS)[number][0], hash: string | null): Promise<void> {
  const costs = await measure(assertionContenders(engine, algorithm, hash))
  for (const state of ['cached', 'cold'] as const) {
    results[`assertion.${algorithm}.${state}`] = {
      cpuMicros: costs.of(state),
      vsLimit: costs.rate(state, 'limit'),
      vsSimpleWebAuthn: costs.rate(state, 'simplewebauthn'),
    }
  }
}

async function benchRegistration(name: string, format: (typeof REGISTRATIONS)[string]): Promise<void> {
  const costs = await measure(registrationContenders({ ...engine, ...x509 }, format))
  results[`registration.${name}`] = {
    cpuMicros: costs.of('engine'),
    vsSimpleWebAuthn: costs.rate('engine', 'simplewebauthn'),
  }
}
