import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** A function to measure. It is called with 0, 1, 2 and so on, so that it can cycle through several inputs. */
export interface Contender {
  readonly name: string
  readonly run: (iteration: number) => unknown
}

const ROUNDS = 25
/** Enough for the compiler to optimize every contender. */
const WARM_UP_MS = 600
/** The same for all contenders, so that garbage collection after each block has the same weight. */
const BLOCK_MS = 20

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void

/** The cost of calls, by contender and round. */
class Costs {
  readonly #samples: ReadonlyMap<string, readonly number[]>

  constructor(samples: ReadonlyMap<string, readonly number[]>) {
    this.#samples = samples
  }

  /** Returns the median CPU time of one call in microseconds, over all threads of the process. */
  of(name: string): number {
    return round(median(this.#in(name)))
  }

  /** Returns the median throughput of `name` relative to `other`, compared round by round. */
  rate(name: string, other: string): number {
    const others = this.#in(other)
    return round(median(this.#in(name).map((cost, i) => (others[i] as number) / cost)))
  }

  #in(name: string): readonly number[] {
    return this.#samples.get(name) ?? []
  }
}

/** A contender after its warm-up. */
interface Runner extends Contender {
  /** The number of calls in one block. */
  readonly block: number
  /** The number of calls so far. */
  calls: number
}

/** Measures contenders block by block in turn, so that other load on the machine affects all of them equally. */
export async function measure(contenders: readonly Contender[]): Promise<Costs> {
  const runners: Runner[] = []
  for (const contender of contenders) runners.push(await warmUp(contender))
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (let round = 0; round < ROUNDS; round++) {
    for (const runner of runners) samples.get(runner.name)?.push(await runBlock(runner))
  }
  return new Costs(samples)
}

async function warmUp({ name, run }: Contender): Promise<Runner> {
  const half = await callFor(run, 0, WARM_UP_MS / 2)
  const rest = await callFor(run, half, WARM_UP_MS / 2)
  return { name, run, block: Math.max(1, Math.round((rest * 2 * BLOCK_MS) / WARM_UP_MS)), calls: half + rest }
}

/** Calls `run` until the time has elapsed, and returns the number of calls. */
async function callFor(run: Contender['run'], first: number, milliseconds: number): Promise<number> {
  const end = performance.now() + milliseconds
  let calls = 0
  while (performance.now() < end) {
    const result = run(first + calls++)
    if (result instanceof Promise) await result
  }
  return calls
}

/** Runs one block. It starts after a garbage collection and includes the collection of its own garbage. */
async function runBlock(runner: Runner): Promise<number> {
  const { run, block, calls } = runner
  collectGarbage({ type: 'minor' })
  const before = process.cpuUsage()
  for (let i = calls; i < calls + block; i++) {
    const result = run(i)
    if (result instanceof Promise) await result
  }
  collectGarbage({ type: 'minor' })
  const { user, system } = process.cpuUsage(before)
  runner.calls += block
  return (user + system) / block
}

function round(value: number): number {
  return Math.round(value * 100) / 100
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}
