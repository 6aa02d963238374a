import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

/** Something whose cost is measured. Called with 0, 1, 2 …, so that it can go through several inputs. */
export interface Contender {
  readonly name: string
  readonly run: (iteration: number) => unknown
  /** Calls in one block; enough to last some milliseconds. */
  readonly block: number
}

const ROUNDS = 15
/** Blocks before the first that counts: enough for the compiler to be done. */
const WARM_UP = 15

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as (options: { type: 'minor' }) => void

/**
 * Measures contenders in turn, block by block, in one process, so that whatever else the machine does touches all of
 * them alike.
 *
 * @returns the median CPU time of one call in microseconds, of all threads of the process, by name
 */
export async function measure(contenders: readonly Contender[]): Promise<Map<string, number>> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (const contender of contenders) {
    for (let round = 0; round < WARM_UP; round++) await runBlock(contender, round)
  }
  for (let round = WARM_UP; round < WARM_UP + ROUNDS; round++) {
    for (const contender of contenders) samples.get(contender.name)?.push(await runBlock(contender, round))
  }
  return new Map([...samples].map(([name, costs]) => [name, median(costs)]))
}

/** Each block begins with a clean heap and pays for its own garbage only. */
async function runBlock({ run, block }: Contender, round: number): Promise<number> {
  collectGarbage({ type: 'minor' })
  const before = process.cpuUsage()
  for (let i = 0; i < block; i++) {
    const result = run(round * block + i)
    if (result instanceof Promise) await result
  }
  const { user, system } = process.cpuUsage(before)
  return (user + system) / block
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b)
  return sorted[Math.floor(sorted.length / 2)] as number
}
