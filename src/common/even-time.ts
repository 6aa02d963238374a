import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Runs work whose duration would tell what it found. Its outcome, good or bad, is out at the first of evenly spaced
 * moments at which it is there. The first is set before the work begins and each further one at the moment before it:
 * none depends on the work.
 *
 * @param stepMillis the time between two moments; longer than the work takes as a rule
 */
export async function inEvenTime<T>(stepMillis: number, work: () => Promise<T>): Promise<T> {
  const firstStep = sleep(stepMillis)
  let ended = false
  const [outcome] = await Promise.all([
    settle(work()).finally(() => {
      ended = true
    }),
    stepsUntil(() => ended, firstStep, stepMillis),
  ])
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

async function stepsUntil(isOver: () => boolean, firstStep: Promise<void>, stepMillis: number): Promise<void> {
  await firstStep
  while (!isOver()) await sleep(stepMillis)
}

async function settle<T>(work: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [outcome] = await Promise.allSettled([work])
  return outcome
}
