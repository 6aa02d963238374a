import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'

setFlagsFromString('--expose-gc')
const collectGarbage = runInNewContext('gc') as () => void

const REPETITIONS = 20

/** Measures the memory in bytes that one result of `run` retains, averaged over several runs. */
export function heldMemory(run: () => unknown): number {
  run()
  const results: unknown[] = new Array(REPETITIONS)
  collectGarbage()
  const before = used()
  for (let i = 0; i < REPETITIONS; i++) results[i] = run()
  collectGarbage()
  const after = used()
  return results.length === 0 ? 0 : Math.max(0, (after - before) / REPETITIONS)
}

function used(): number {
  const { heapUsed, external, arrayBuffers } = process.memoryUsage()
  return heapUsed + external + arrayBuffers
}
