import { setTimeout as sleep } from 'node:timers/promises'

/**
 * Hides how long an operation took, because its duration would reveal what it found. The result or error is released
 * at the end of the first time slot in which the operation has finished. Slots have a fixed length and start before
 * the operation, so their boundaries do not depend on it.
 *
 * @param slotMillis the length of a slot; should exceed the usual duration of the operation
 */
export async function withUniformDuration<T>(slotMillis: number, operation: () => Promise<T>): Promise<T> {
  const firstSlot = sleep(slotMillis)
  let finished = false
  const [outcome] = await Promise.all([
    settle(operation()).finally(() => {
      finished = true
    }),
    waitForSlots(() => finished, firstSlot, slotMillis),
  ])
  if (outcome.status === 'rejected') throw outcome.reason
  return outcome.value
}

async function waitForSlots(isFinished: () => boolean, firstSlot: Promise<void>, slotMillis: number): Promise<void> {
  await firstSlot
  while (!isFinished()) await sleep(slotMillis)
}

async function settle<T>(promise: Promise<T>): Promise<PromiseSettledResult<T>> {
  const [outcome] = await Promise.allSettled([promise])
  return outcome
}
