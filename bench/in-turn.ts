/** The inputs one after the other, again and again. */
export function inTurn<T>(inputs: readonly T[], iteration: number): T {
  return inputs[iteration % inputs.length] as T
}
