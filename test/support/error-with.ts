/** A matcher for `toThrow`: an error with these properties. */
export function errorWith(properties: Readonly<Record<string, unknown>>): Error {
  return expect.objectContaining(properties) as Error
}
