/** Something whose cost is measured. Called with 0, 1, 2 …, so that it can go through several inputs. */
export interface Contender {
  readonly name: string
  readonly run: (iteration: number) => unknown
  /** Calls in one block; enough to last some milliseconds. */
  readonly block: number
}

const ROUNDS = 15

/**
 * Measures contenders in turn, block by block, in one process, so that whatever else the machine does touches all of
 * them alike.
 *
 * @returns the median CPU time of one call in microseconds, of all threads of the process, by name
 */
export async function measure(contenders: readonly Contender[]): Promise<Map<string, number>> {
  const samples = new Map<string, number[]>(contenders.map(({ name }) => [name, []]))
  for (const contender of contenders) await runBlock(contender, 0)
  for (let round = 1; round <= ROUNDS; round++) {
    for (const contender of contenders) samples.get(contender.name)?.push(await runBlock(contender, round))
  }
  return new Map([...samples].map(([name, costs]) => [name, median(costs)]))
}

async function runBlock({ run, block }: Contender, round: number): Promise<number> {
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
