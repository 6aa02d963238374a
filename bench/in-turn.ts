/** Returns the input for an iteration, cycling through the list. */
export function inTurn<T>(inputs: readonly T[], iteration: number): T {
  return inputs[iteration % inputs.length] as T
}
