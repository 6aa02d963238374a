/** Returns the section of a command's help that explains its exit codes. */
export function exitStatusHelp(success: string, failure: string, unusable: string): string {
  return `\nExit status:\n  0  ${success}\n  1  ${failure}\n  2  ${unusable}`
}
