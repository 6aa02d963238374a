import { setTimeout } from 'node:timers/promises'
import type { MeasuredProcess } from './processes.js'

/** An operation that clients repeat, and the process that serves it. */
export interface Contender {
  readonly name: string
  readonly server: MeasuredProcess
  /** The number of operations in progress. */
  readonly concurrency: number
  /** @param lane the number of the client, below `concurrency` */
  readonly run: (lane: number) => Promise<void>
}

/** One slice of measurement. */
export interface Sample {
  /** CPU time of the server per operation, over all its threads, in microseconds. */
  readonly cpuMicros: number
  readonly perSecond: number
  /** The durations of the operations, in milliseconds. */
  readonly durations: readonly number[]
  /** Database statements per operation. */
  readonly statements: number
}

interface Schedule {
  /** The length of a slice. */
  readonly millis: number
  readonly rounds: number
}

/** Operations before the measurement: enough for the compiler to optimize the server. */
const WARM_UP_OPERATIONS = 600

/** Measures all contenders in turn, `rounds` times, after a warm-up. */
export async function measureContenders(
  contenders: readonly Contender[],
  { millis, rounds }: Schedule,
): Promise<Map<string, Sample[]>> {
  const samples = new Map<string, Sample[]>(contenders.map(({ name }) => [name, []]))
  for (const contender of contenders) {
    for (let done = 0; done < WARM_UP_OPERATIONS; ) done += (await runSlice(contender, millis)).durations.length
  }
  for (let round = 0; round < rounds; round += 1) {
    for (const contender of contenders) samples.get(contender.name)?.push(await runSlice(contender, millis))
  }
  return samples
}

async function runSlice({ server, concurrency, run }: Contender, millis: number): Promise<Sample> {
  const before = await server.usage()
  const started = performance.now()
  const durations: number[] = []
  const lanes = Array.from({ length: concurrency }, async (_, lane) => {
    while (performance.now() < started + millis) {
      const begun = performance.now()
      await run(lane)
      durations.push(performance.now() - begun)
    }
  })
  await Promise.all(lanes)
  const seconds = (performance.now() - started) / 1000
  // Work that follows a response, such as logging, belongs to the slice.
  await setTimeout(20)
  const after = await server.usage()
  const { length } = durations
  return {
    cpuMicros: (after.cpuMicros - before.cpuMicros) / length,
    perSecond: length / seconds,
    durations,
    statements: (after.statements - before.statements) / length,
  }
}

/** Returns the median of the ratios of CPU time, compared round by round. */
export function ratio(own: readonly Sample[], others: readonly Sample[]): number {
  return rounded(median(own.map(({ cpuMicros }, round) => cpuMicros / (others[round]?.cpuMicros ?? NaN))))
}

export function summarize(samples: readonly Sample[]) {
  const durations = samples.flatMap((sample) => sample.durations).toSorted((a, b) => a - b)
  const quantile = (share: number): number => durations[Math.floor(durations.length * share)] ?? NaN
  return {
    cpuMicros: Math.round(median(samples.map(({ cpuMicros }) => cpuMicros))),
    perSecond: Math.round(median(samples.map(({ perSecond }) => perSecond))),
    p50Millis: rounded(quantile(0.5)),
    p99Millis: rounded(quantile(0.99)),
    statements: rounded(median(samples.map(({ statements }) => statements))),
  }
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? NaN
}

const rounded = (value: number): number => Math.round(value * 100) / 100
