/**
 * Mutates inputs of every parser and ceremony of the engine: `npm run fuzz -- --runs 1000000 --seed 1 [--keep]`.
 *
 * An execution fails when it throws anything but an EngineError, takes more than 50 ms of CPU, or returns a result that
 * retains more than ten times the memory of its input. Inputs below 4 KiB count as 4 KiB, because every object has some
 * overhead. Inputs with a new outcome are mutated further; `--keep` writes them to the corpus.
 */
import { parseArgs } from 'node:util'
import { EngineError } from '../src/webauthn/errors/engine-error.js'
import { readCorpus, writeCorpus } from './corpus.js'
import { heldMemory } from './memory.js'
import { mutate } from './mutate.js'
import { Random } from './random.js'
import { TARGETS, type Target } from './targets.js'

const LONGEST_INPUT = 8192
const MOST_CPU_MICROS = 50_000
const MOST_MEMORY_FACTOR = 10
const LEAST_COUNTED_INPUT = 4096

const { values } = parseArgs({
  options: {
    runs: { type: 'string', default: '200000' },
    seed: { type: 'string', default: '1' },
    target: { type: 'string' },
    keep: { type: 'boolean', default: false },
  },
})

const targets = TARGETS.filter(({ name }) => values.target === undefined || name === values.target)
const failures: string[] = []
let executions = 0
for (const target of targets) fuzz(target, Math.ceil(Number(values.runs) / targets.length), Number(values.seed))
for (const failure of failures) console.log(failure)
console.log(`${executions} executions, ${failures.length} failures`)
process.exit(failures.length === 0 ? 0 : 1)

function fuzz(target: Target, runs: number, seed: number): void {
  const random = new Random(seed)
  const corpus = [...target.seeds, ...readCorpus(target.name)]
  const kept: Uint8Array[] = []
  const outcomes = new Set<string>()
  let slowest = 0
  let largest = 0
  for (let i = 0; i < runs; i++) {
    const input = corpus[i] ?? mutate(random.pick(corpus), random.pick(corpus), random).subarray(0, LONGEST_INPUT)
    const { outcome, micros } = execute(target, input)
    slowest = Math.max(slowest, micros)
    if (outcomes.has(outcome)) continue
    outcomes.add(outcome)
    largest = Math.max(largest, checkMemory(target, input))
    if (i < corpus.length && i < target.seeds.length) continue
    kept.push(input.slice())
    if (i >= corpus.length) corpus.push(input.slice())
  }
  executions += runs
  if (values.keep) writeCorpus(target.name, kept)
  const summary = `${outcomes.size} outcomes, slowest ${slowest} µs, memory ${largest.toFixed(1)} times the input`
  console.log(`${target.name.padEnd(34)} ${runs} executions, ${summary}`)
}

/** Runs one input. The outcome distinguishes it from other inputs: the code, step and path of an error. */
function execute(target: Target, input: Uint8Array): { outcome: string; micros: number } {
  const started = performance.now()
  const outcome = outcomeOf(target, input)
  let micros = Math.round((performance.now() - started) * 1000)
  // Wall-clock time includes other processes, so a slow input is measured again in CPU time.
  if (micros > MOST_CPU_MICROS) micros = cpuMicros(target, input)
  if (micros > MOST_CPU_MICROS) fail(target, input, `takes ${micros} µs of CPU`)
  return { outcome, micros }
}

function outcomeOf(target: Target, input: Uint8Array): string {
  try {
    target.run(input)
    return 'accepted'
  } catch (error) {
    if (error instanceof EngineError) return `${error.code} ${error.occurrence?.step} ${Reflect.get(error, 'path')}`
    fail(target, input, `throws ${String(error)}`)
    return String(error)
  }
}

function cpuMicros(target: Target, input: Uint8Array): number {
  const before = process.cpuUsage()
  outcomeOf(target, input)
  const { user, system } = process.cpuUsage(before)
  return user + system
}

function checkMemory(target: Target, input: Uint8Array): number {
  const held = heldMemory(() => {
    try {
      return target.run(input)
    } catch (error) {
      return error instanceof EngineError ? error.code : undefined
    }
  })
  const factor = held / Math.max(input.length, LEAST_COUNTED_INPUT)
  if (factor > MOST_MEMORY_FACTOR) fail(target, input, `holds ${held} bytes for ${input.length} bytes of input`)
  return factor
}

function fail(target: Target, input: Uint8Array, what: string): void {
  failures.push(`${target.name}: ${what}\n  input: ${Buffer.from(input).toString('base64')}`)
}
